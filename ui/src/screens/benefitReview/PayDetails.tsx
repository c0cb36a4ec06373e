import { useTranslation } from 'react-i18next'
import { FindingList } from '../../components/FindingList'
import { useFormats } from '../../lib/format'
import { exportEndpoints } from '../../lib/services'
import css from './BenefitReview.module.css'
import { CorrectionGuide } from './CorrectionGuide'
import { payoutText } from './payoutText'
import type { PayRow } from './payRows'

/** The parts of an amount, Personio's present entries, the findings, and the manual correction. */
export function PayDetails({ row, currency }: { row: PayRow; currency: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { state, parts, held, payout, month, sent_before } = row.benefit
  const needsCorrection = state === 'there_different' || state === 'goes_on'
  return (
    <>
      {sent_before && <p className={css.twice}>{t('benefitReview.twice')}</p>}
      <FindingList findings={row.findings} ends={exportEndpoints.benefits} />
      {state === 'type_to_make' && <p>{t('benefitReview.typeText')}</p>}
      {payout && <p>{payoutText(payout, month, formats, t)}</p>}
      {parts.length > 0 && (
        <dl className={css.parts}>
          {parts.map(({ benefit, name, amount }) => (
            <div key={benefit}>
              <dt>{name}</dt>
              <dd>{formats.money(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      {held.length > 0 && (
        <div>
          <p className={css.subtitle}>{t('review.now', exportEndpoints.benefits)}</p>
          <ul className={css.held}>
            {held.map(({ id, amount, effective_from, interval, ours }) => (
              <li key={id}>
                {formats.money(amount)}{' '}
                <span className="soft">
                  {[
                    effective_from && t('benefitReview.from', { day: formats.day(effective_from) }),
                    interval && t(`rules.intervals.${interval}`),
                    t(ours ? 'benefitReview.ours' : 'benefitReview.theirs'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {needsCorrection && <CorrectionGuide change={row} row={row.benefit} currency={currency} />}
    </>
  )
}
