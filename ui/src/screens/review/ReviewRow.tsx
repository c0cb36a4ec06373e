import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { kindBadges, noticeBadge } from '../../components/badgeStyles'
import { FieldTable } from '../../components/FieldTable'
import { FindingList } from '../../components/FindingList'
import { OpenRun } from '../../components/OpenRun'
import type { Change, PlanView } from '../../generated/types'
import { displayName } from '../../lib/names'
import { exportEndpoints } from '../../lib/services'
import { ChangeSummary } from './ChangeSummary'
import { Conflicts } from './Conflicts'
import { MatchQuestion } from './MatchQuestion'
import { NameSplitChoice } from './NameSplitChoice'
import css from './Review.module.css'
import { isSendable, isWarned, stateOf } from './selection'
import { UntouchedFields } from './UntouchedFields'

type ReviewRowProps = {
  plan: PlanView
  row: Change
  ticked: boolean
  onTick: (ticked: boolean) => void
  onPlan: (plan: PlanView) => void
}

/** A person: a summary line, and when opened, every field and finding. */
export function ReviewRow({ plan, row, ticked, onTick, onPlan }: ReviewRowProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const details = useId()
  const sendable = isSendable(row)
  const empty = [row.findings, row.conflicts, row.fields, row.kept].every((list) => list.length === 0)
  const warned = sendable && isWarned(row, plan)
  const state = stateOf(row, plan)
  const name = useRef<HTMLButtonElement>(null)
  const shownName = displayName(row.name, t)
  const sides = exportEndpoints[plan.export]
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <tbody
      className={css.group}
      data-open={open || undefined}
      data-testid={`review-row-${row.key}`}
      data-kind={row.kind}
      data-state={state}
    >
      <tr className={css.row}>
        <td className={css.tickCell}>
          <Checkbox
            checked={ticked}
            disabled={!sendable}
            onChange={(event) => onTick(event.currentTarget.checked)}
            aria-label={t(sendable ? 'review.selectPerson' : 'review.cannotSelect', { name: shownName })}
            data-testid={`review-tick-${row.key}`}
          />
        </td>
        <th scope="row" className={css.nameCell}>
          <button
            ref={name}
            type="button"
            className={css.name}
            aria-expanded={open}
            aria-controls={details}
            aria-label={t(open ? 'review.close' : 'review.open', { name: shownName })}
            onClick={() => setOpen(!open)}
            data-testid={`review-open-${row.key}`}
          >
            <Chevron size={16} aria-hidden className={css.chevron} />
            {shownName}
          </button>
        </th>
        <td className={css.stateCell}>
          {state === 'notice' ? (
            <Badge {...noticeBadge} text={t('review.notice')} />
          ) : (
            <Badge {...kindBadges[state]} text={t(`kinds.${state}`)} />
          )}
          {warned && (
            <span title={t('severities.warning')} className={css.warned}>
              <IconAlertTriangle size={16} role="img" aria-label={t('severities.warning')} />
            </span>
          )}
        </td>
        <td className={css.summaryCell}>
          <ChangeSummary row={row} ends={sides} />
        </td>
      </tr>
      {open && (
        <tr id={details}>
          <td colSpan={4} className={css.details}>
            <FindingList findings={row.findings} ends={sides} />
            {row.open && <OpenRun open={row.open} />}
            {row.candidates.length > 0 && <MatchQuestion row={row} plan={plan} />}
            {row.conflicts.length > 0 && (
              <Conflicts
                plan={plan}
                row={row}
                onPlan={(next) => {
                  // The pressed button disappears with the question, so the row takes the focus.
                  name.current?.focus()
                  onPlan(next)
                }}
              />
            )}
            {row.splits.length > 1 && <NameSplitChoice plan={plan} row={row} onPlan={onPlan} />}
            {row.fields.length > 0 && (
              <FieldTable
                fields={row.fields}
                origins={row.origins}
                before={t('review.now', sides)}
                after={t('review.after')}
                name={shownName}
              />
            )}
            {row.kept.length > 0 && <UntouchedFields row={row} ends={sides} />}
            {empty && <p className="soft">{t('review.noFields')}</p>}
          </td>
        </tr>
      )}
    </tbody>
  )
}
