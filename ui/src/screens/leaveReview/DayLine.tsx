import { Checkbox } from '@mantine/core'
import { IconArrowNarrowRight, IconHistory, IconLock, IconReceiptTax } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { dayBadges, noticeBadge } from '../../components/badgeStyles'
import { FindingList } from '../../components/FindingList'
import { OpenRun } from '../../components/OpenRun'
import type { Activity, Agi, Field, Finding } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { exportEndpoints } from '../../lib/services'
import { valueText } from '../../lib/value'
import { isSendable } from '../review/selection'
import css from './LeaveReview.module.css'
import type { DayRow } from './leaves'

type DayLineProps = {
  row: DayRow
  activities: Activity[]
  ticked: boolean
  onTick: (ticked: boolean) => void
  /** The findings of this day that do not hold for the whole leave. */
  findings: Finding[]
  agi: Agi | null
}

/** A day: the values to write, old beside new where they change, and the findings. */
export function DayLine({ row, activities, ticked, onTick, findings, agi }: DayLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { day, kind } = row
  const name = displayName(row.name, t)
  const date = formats.weekday(day.date)
  const sendable = isSendable(row)
  const known = activities.find(({ id }) => id === day.activity)?.name
  return (
    <tbody data-testid={`day-${row.key}`} data-kind={kind}>
      <tr>
        <td className={css.tick}>
          <Checkbox
            size="xs"
            checked={ticked}
            disabled={!sendable}
            onChange={(event) => onTick(event.currentTarget.checked)}
            aria-label={t(sendable ? 'leaveReview.tickDay' : 'leaveReview.cannotTick', { name, date })}
            data-testid={`day-tick-${row.key}`}
          />
        </td>
        <th scope="row">{date}</th>
        <td className="figure">
          <Told row={row} field="leave_hours" />
        </td>
        <td>
          <Told row={row} field="leave_activity" otherwise={known} />
        </td>
        <td>
          <Told row={row} field="leave_child" />
        </td>
        <td className={css.comment}>
          <Told row={row} field="leave_comment" />
        </td>
        <td>
          <span className={css.states}>
            {kind === 'in_step' && row.findings.length > 0 ? (
              <Badge {...noticeBadge} text={t('review.notice')} />
            ) : (
              <Badge {...dayBadges[kind]} text={t(`kinds.${kind}`)} />
            )}
            {day.sent_before && <Badge tone="quiet" icon={IconHistory} text={t('leaveReview.sentBefore')} />}
            {day.lock && <Badge tone="bad" icon={IconLock} text={t(`leaveReview.lock.${day.lock}`)} />}
          </span>
        </td>
      </tr>
      {(findings.length > 0 || agi) && (
        <tr className={css.facts}>
          <td />
          <td colSpan={6}>
            {agi && (
              <Badge
                tone="quiet"
                icon={IconReceiptTax}
                text={t(`leaveReview.agi.${agi.kind}`, { month: formats.month(agi.return_month) })}
              />
            )}
            <FindingList findings={findings} ends={exportEndpoints.leave} />
            {row.open && <OpenRun open={row.open} />}
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** A value of the day: struck through if it is removed, beside the old one if it changes. */
function Told({ row, field, otherwise }: { row: DayRow; field: Field; otherwise?: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const change = row.fields.find((one) => one.field === field)
  if (!change) return otherwise ?? null
  const old = change.old && valueText(field, change.old, formats, t)
  const now = change.new && valueText(field, change.new, formats, t)
  if (row.fields.every((one) => one.new === null)) return <del>{old}</del>
  if (old === null) return now
  return (
    <>
      <del className="soft">{old}</del> <IconArrowNarrowRight size={14} aria-hidden className={css.arrow} />{' '}
      <strong>{now ?? t('values.empty')}</strong>
    </>
  )
}
