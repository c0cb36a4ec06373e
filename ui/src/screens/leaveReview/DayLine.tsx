import { Checkbox } from '@mantine/core'
import { IconArrowNarrowRight, IconHistory, IconLock, IconReceiptTax } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { FindingList } from '../../components/FindingList'
import { dayLooks, noticeLook } from '../../components/marks'
import { OpenRun } from '../../components/OpenRun'
import type { Activity, Agi, Field, Finding } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { shownName } from '../../lib/names'
import { ends } from '../../lib/services'
import { valueText } from '../../lib/value'
import { isSendable } from '../review/selection'
import css from './LeaveReview.module.css'
import type { DayRow } from './leaves'

type DayLineProps = {
  row: DayRow
  activities: Activity[]
  ticked: boolean
  onTick: (ticked: boolean) => void
  /** What is not said of the whole leave. */
  findings: Finding[]
  agi: Agi | null
}

/** One day: what is written, old beside new where it changes, and what is known about it. */
export function DayLine({ row, activities, ticked, onTick, findings, agi }: DayLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { day, kind } = row
  const name = shownName(row.name, t)
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
              <Badge {...noticeLook} text={t('review.notice')} />
            ) : (
              <Badge {...dayLooks[kind]} text={t(`kinds.${kind}`)} />
            )}
            {day.sent_before && <Badge tone="quiet" icon={IconHistory} text={t('leaveReview.sentBefore')} />}
            {day.lock && <Badge tone="bad" icon={IconLock} text={t(`leaveReview.lock.${day.lock}`)} />}
          </span>
        </td>
      </tr>
      {(findings.length > 0 || agi) && (
        <tr className={css.said}>
          <td />
          <td colSpan={6}>
            {agi && (
              <Badge
                tone="quiet"
                icon={IconReceiptTax}
                text={t(`leaveReview.agi.${agi.kind}`, { month: formats.month(agi.return_month) })}
              />
            )}
            <FindingList findings={findings} ends={ends.leave} />
            {row.open && <OpenRun open={row.open} />}
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** A value of the day: struck through when it goes, beside the old one when it changes. */
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
