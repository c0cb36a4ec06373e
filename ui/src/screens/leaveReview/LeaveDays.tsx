import { IconReceiptTax } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { FindingList } from '../../components/FindingList'
import type { LeaveOverview } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { exportEndpoints } from '../../lib/services'
import { choose } from '../review/selection'
import { DayLine } from './DayLine'
import css from './LeaveReview.module.css'
import { type Leave, shared } from './leaves'

type LeaveDaysProps = {
  leave: Leave
  overview: LeaveOverview
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

/** The days of a leave. Facts that hold for all days are shown once, above. */
export function LeaveDays({ leave, overview, chosen, onChosen }: LeaveDaysProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { rows, kind } = leave
  const name = displayName(leave.name, t)
  const findings = shared(rows, (row) => row.findings)
  const agi = shared(rows, ({ day }) => day.agi)
  const days = rows.filter(({ day }) => day.until === null)
  const wholeLeave = rows.filter(({ day }) => day.until !== null)
  return (
    <>
      {agi && (
        <p>
          <Badge
            tone="quiet"
            icon={IconReceiptTax}
            text={t(`leaveReview.agi.${agi.kind}`, { month: formats.month(agi.return_month) })}
          />
        </p>
      )}
      {findings ? (
        <FindingList findings={findings} ends={exportEndpoints.leave} />
      ) : (
        wholeLeave.map((row) => <FindingList key={row.key} findings={row.findings} ends={exportEndpoints.leave} />)
      )}
      {days.length > 0 && (
        <table className={css.days} aria-label={t('leaveReview.daysOf', { name, kind })}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('leaveReview.date')}</th>
              <th scope="col" className="figure">
                {t('fields.leave_hours')}
              </th>
              <th scope="col">{t('fields.leave_activity')}</th>
              <th scope="col">{t('fields.leave_child')}</th>
              <th scope="col">{t('fields.leave_comment')}</th>
              <th scope="col">{t('review.state')}</th>
            </tr>
          </thead>
          {days.map((row) => (
            <DayLine
              key={row.key}
              row={row}
              activities={overview.activities}
              ticked={chosen.has(row.key)}
              onTick={(ticked) => onChosen(choose(chosen, [row], ticked))}
              findings={findings ? [] : row.findings}
              agi={agi ? null : row.day.agi}
            />
          ))}
        </table>
      )}
    </>
  )
}
