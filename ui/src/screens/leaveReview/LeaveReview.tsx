import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../components/Disclosure'
import type { LeaveOverview, PlanView } from '../../generated/types'
import { ReviewFrame } from '../review/ReviewFrame'
import { choose, firstChoice, isSendable } from '../review/selection'
import { everything, type LeaveFilter, shownDays } from './filter'
import { LateChanges } from './LateChanges'
import { LeaveNotes } from './LeaveNotes'
import { LeaveSums } from './LeaveSums'
import { LeaveTable } from './LeaveTable'
import { LeaveTools } from './LeaveTools'
import { dayRows, needsOwnTick } from './leaves'
import { NoLeave } from './NoLeave'
import { TypeLines } from './TypeLines'
import { sorted } from './types'

/** The review of a leave export: sums, questions, and every day by person and leave. */
export function LeaveReview({ plan, leave, only }: { plan: PlanView; leave: LeaveOverview; only: string[] }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(plan.changes, only))
  const [filter, setFilter] = useState<LeaveFilter>(everything)
  const [shrinkConfirmed, setShrinkConfirmed] = useState(false)
  const [answered, setAnswered] = useState(false)
  const rows = useMemo(() => dayRows(plan.changes), [plan.changes])
  // The deferred value keeps typing fast while the table is drawn.
  const applied = useDeferredValue(filter)
  const shown = useMemo(() => shownDays(rows, applied), [rows, applied])
  const present = useMemo(() => shown.filter(({ day }) => !day.late), [shown])
  const late = useMemo(() => shown.filter(({ day }) => day.late), [shown])
  const { decided } = sorted(leave)
  const showAll = () => setFilter(everything)
  return (
    <ReviewFrame
      plan={plan}
      chosen={chosen}
      shown={shown}
      shrinkConfirmed={shrinkConfirmed}
      back={{ at: 'leave', id: plan.integration_id }}
      first={answered ? { why: t('leaveReview.stale'), button: t('leaveReview.compareChoices') } : undefined}
      notes={
        <LeaveNotes
          plan={plan}
          leave={leave}
          rows={rows}
          shrinkConfirmed={shrinkConfirmed}
          onShrinkConfirmed={setShrinkConfirmed}
          onAnswered={() => setAnswered(true)}
        />
      }
    >
      {rows.length > 0 && (
        <LeaveSums leave={leave}>
          {decided.length > 0 && (
            <Disclosure title={t('leaveReview.typesDecided', { count: decided.length })} testid="leave-types-decided">
              <TypeLines integrationId={plan.integration_id} leave={leave} types={decided} onAnswered={() => setAnswered(true)} />
            </Disclosure>
          )}
        </LeaveSums>
      )}
      {rows.every((row) => !isSendable(row)) && <NoLeave plan={plan} leave={leave} />}
      {rows.length > 0 && (
        <>
          <LeaveTools
            rows={rows}
            filter={filter}
            onFilter={setFilter}
            onOnlyShown={() =>
              setChosen(
                choose(
                  new Set(),
                  shown.filter((row) => !row.day.late && !needsOwnTick(row)),
                  true,
                ),
              )
            }
          />
          <LeaveTable
            leave={leave}
            rows={present}
            chosen={chosen}
            onChosen={setChosen}
            onShowAll={shown.length === 0 ? showAll : undefined}
          />
          <LateChanges leave={leave} rows={late} chosen={chosen} onChosen={setChosen} />
        </>
      )}
    </ReviewFrame>
  )
}
