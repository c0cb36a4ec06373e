import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { dayBadges } from '../../components/badgeStyles'
import type { LeaveOverview } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import review from '../review/Review.module.css'
import { choose, countChosen } from '../review/selection'
import { LeaveDays } from './LeaveDays'
import css from './LeaveReview.module.css'
import { daysOf, hoursOfLeave, kindsOf, type Leave, needsOwnTick, rowsToSelect, shared, spanOf } from './leaves'

type LeaveLineProps = {
  leave: Leave
  overview: LeaveOverview
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

/** A leave of a person: a summary line, and when opened, its days. */
export function LeaveLine({ leave, overview, chosen, onChosen }: LeaveLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const details = useId()
  const { rows, kind } = leave
  const name = displayName(leave.name, t)
  const together = rowsToSelect(rows)
  const { all } = countChosen(chosen, together)
  const { count, possible } = countChosen(chosen, rows)
  const unticked = rows.filter(
    (row) => needsOwnTick(row) && !chosen.has(row.key) && row.kind !== 'in_step' && row.kind !== 'blocked',
  ).length
  const days = daysOf(leave)
  const hours = hoursOfLeave(leave)
  const span = formats.days(spanOf(leave))
  const agi = shared(rows, ({ day }) => day.agi)
  const kinds = kindsOf(leave)
  const warned = possible > 0 && rows.some(({ findings }) => findings.length > 0)
  const locked = rows.some(({ day, kind }) => kind === 'blocked' && day.lock)
  const values = { name, kind, dates: span }
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tbody className={review.group} data-open={open || undefined} data-testid={`leave-row-${rows[0]?.key}`}>
      <tr className={review.row}>
        <td className={review.tickCell}>
          <Checkbox
            checked={all && count === possible}
            indeterminate={count > 0 && count < possible}
            disabled={possible === 0}
            onChange={() => onChosen(all ? choose(chosen, rows, false) : choose(chosen, together, true))}
            aria-label={t('leaveReview.tickLeave', values)}
            data-testid={`leave-tick-${rows[0]?.key}`}
          />
        </td>
        <th scope="row" className={review.nameCell}>
          <button
            type="button"
            className={review.name}
            aria-expanded={open}
            aria-controls={details}
            aria-label={t(open ? 'leaveReview.closeLeave' : 'leaveReview.openLeave', values)}
            onClick={() => setOpen(!open)}
            data-testid={`leave-open-${rows[0]?.key}`}
          >
            <Chevron size={16} aria-hidden className={review.chevron} />
            {name}
          </button>
        </th>
        <td>
          {kind}
          {agi && <span className={css.small}>{t('leaveReview.agiShort', { month: formats.shortMonth(agi.return_month) })}</span>}
        </td>
        <td className={css.when}>
          {span}
          {days > 0 && (
            <span className={css.small}>
              {t('leaveReview.count', { count: days })}
              {hours && `, ${formats.hours(hours)}`}
            </span>
          )}
        </td>
        <td className={css.states}>
          {kinds.map(([of, many]) => (
            <Badge
              key={of}
              {...dayBadges[of]}
              text={kinds.length === 1 ? t(`kinds.${of}`) : `${formats.number(many)} ${t(`kinds.${of}`)}`}
            />
          ))}
          {locked && <IconLock size={16} role="img" aria-label={t('leaveReview.lock.unknown')} className={css.locked} />}
          {warned && <IconAlertTriangle size={16} role="img" aria-label={t('severities.warning')} className={css.warned} />}
          {unticked > 0 && <span className={css.small}>{t('leaveReview.unticked', { count: unticked })}</span>}
        </td>
      </tr>
      {open && (
        <tr id={details}>
          <td colSpan={5} className={review.details}>
            <LeaveDays leave={leave} overview={overview} chosen={chosen} onChosen={onChosen} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
