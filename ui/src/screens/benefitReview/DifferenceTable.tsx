import { useTranslation } from 'react-i18next'
import type { MonthDifference } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isNegative } from '../../lib/money'
import { displayName } from '../../lib/names'
import css from './BenefitReview.module.css'

/** The differences between two months with their reasons, largest first. They add up to the difference of the totals. */
export function DifferenceTable({ difference, month }: { difference: MonthDifference; month: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { before, lines, total_before, total_now } = difference
  if (!before) return <p>{t('benefitReview.noMonthBefore')}</p>
  return (
    <table className={css.difference} aria-label={t('benefitReview.difference')}>
      <thead>
        <tr>
          <th scope="col">{t('benefits.person')}</th>
          <th scope="col">{t('benefitReview.benefit')}</th>
          <th scope="col" className="figure">
            {formats.shortMonth(before)}
          </th>
          <th scope="col" className="figure">
            {formats.shortMonth(month)}
          </th>
          <th scope="col" className="figure">
            {t('benefitReview.change')}
          </th>
          <th scope="col">{t('benefitReview.why')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.person} ${line.benefit}`}>
            <th scope="row">{displayName(line.name, t)}</th>
            <td>{line.benefit}</td>
            <td className="figure">{line.before ? formats.money(line.before) : '–'}</td>
            <td className="figure">{line.now ? formats.money(line.now) : '–'}</td>
            <td className="figure">
              {isNegative(line.change) ? '' : '+'}
              {formats.money(line.change)}
            </td>
            <td>{t(`benefitReview.whys.${line.why}`)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('benefits.total')}
          </th>
          <td className="figure">{formats.money(total_before)}</td>
          <td className="figure">{formats.money(total_now)}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  )
}
