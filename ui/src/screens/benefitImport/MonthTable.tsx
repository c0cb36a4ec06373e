import { useTranslation } from 'react-i18next'
import type { ImportMode, MonthPreview } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Import.module.css'

/** The months of the file, with present and new totals. */
export function MonthTable({ months, mode }: { months: MonthPreview[]; mode: ImportMode }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <table className={css.table} aria-label={t('benefitImport.months')}>
      <thead>
        <tr>
          <th scope="col">{t('benefits.month')}</th>
          <th scope="col" className="figure">
            {t('benefitImport.now')}
          </th>
          <th scope="col" className="figure">
            {t('benefitImport.after')}
          </th>
          {mode === 'replace' && (
            <th scope="col" className="figure">
              {t('benefitImport.removed')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, before, after, removed }) => (
          <tr key={month}>
            <th scope="row">{formats.month(month)}</th>
            <td className="figure">{formats.money(before)}</td>
            <td className="figure">
              <strong>{formats.money(after)}</strong>
            </td>
            {mode === 'replace' && (
              <td className="figure">{removed > 0 ? t('benefitImport.removedCount', { count: removed }) : '–'}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
