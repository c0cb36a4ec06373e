import { useTranslation } from 'react-i18next'
import { Sheet } from '../../components/Sheet'
import type { LeaveOverview } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/hours'
import css from './LeaveReview.module.css'

/** Days and hours by kind of leave, as Kleer would hold them. */
export function LeaveSums({ leave }: { leave: LeaveOverview }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const days = leave.sums.reduce((sum, each) => sum + each.days, 0)
  const title = t('leaveReview.sums', { period: formats.period(leave.period) })
  return (
    <Sheet title={title}>
      {leave.sums.length === 0 ? (
        <p className="soft">{t('leaveReview.sumsNone')}</p>
      ) : (
        <table className={css.sums} aria-label={title} data-testid="leave-sums">
          <thead>
            <tr>
              <th scope="col">{t('leaveReview.kind')}</th>
              <th scope="col" className="figure">
                {t('leaveReview.days')}
              </th>
              <th scope="col" className="figure">
                {t('fields.leave_hours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {leave.sums.map((sum) => (
              <tr key={sum.leave_type}>
                <th scope="row">{sum.name}</th>
                <td className="figure">{formats.number(sum.days)}</td>
                <td className="figure">{formats.hours(sum.hours)}</td>
              </tr>
            ))}
          </tbody>
          {leave.sums.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('leaveReview.total')}</th>
                <td className="figure">{formats.number(days)}</td>
                <td className="figure">{formats.hours(sumOf(leave.sums.map(({ hours }) => hours)))}</td>
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {leave.held_before > 0 && <p className="soft">{t('leaveReview.heldBefore', { count: leave.held_before })}</p>}
    </Sheet>
  )
}
