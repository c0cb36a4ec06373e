import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import type { LeaveOverview } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/hours'
import css from './LeaveReview.module.css'

/** Days and hours by leave type, as Kleer will show them. */
export function LeaveSums({ leave, children }: { leave: LeaveOverview; children?: ReactNode }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { sums, period, held_before } = leave
  const days = sums.reduce((sum, each) => sum + each.days, 0)
  const hours = formats.hours(sumOf(sums.map((sum) => sum.hours)))
  const heldText = held_before > 0 && t('leaveReview.heldBefore', { count: held_before })
  return (
    <Card
      title={t('leaveReview.sums', { period: formats.period(period) })}
      aside={
        <span data-testid="leave-total">
          {sums.length > 0 && (
            <strong>
              {t('leaveReview.count', { count: days })}, {hours}
            </strong>
          )}
          {heldText && (
            <span className="soft">
              {sums.length > 0 && ' · '}
              {heldText}
            </span>
          )}
        </span>
      }
    >
      {sums.length === 0 ? (
        <p className="soft">{t('leaveReview.sumsNone')}</p>
      ) : (
        <ul className={css.sums} data-testid="leave-sums">
          {sums.map((sum) => (
            <li key={sum.leave_type} className={css.sum}>
              <span className="grow">{sum.name}</span>
              <span className={`${css.sumDays} figure`}>{t('leaveReview.count', { count: sum.days })}</span>
              <span className={`${css.sumHours} figure`}>{formats.hours(sum.hours)}</span>
            </li>
          ))}
        </ul>
      )}
      {children}
    </Card>
  )
}
