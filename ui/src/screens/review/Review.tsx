import { useState } from 'react'
import type { Change, PlanView } from '../../generated/types'
import { NothingToSend } from './NothingToSend'
import { ReviewFrame } from './ReviewFrame'
import { ReviewNotes } from './ReviewNotes'
import { ReviewTable } from './ReviewTable'
import { ReviewTools } from './ReviewTools'
import { chooseAfterDecision, firstChoice, type ReviewFilter, sendableOf, shownRows } from './selection'

type ReviewProps = {
  plan: PlanView
  only: string[]
  /** Replaces this plan by another one. */
  onPlan: (plan: PlanView) => void
}

/** The review of people: the owner sees every change, selects rows and sends them. */
export function Review({ plan, only, onPlan }: ReviewProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(plan.changes, only))
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [text, setText] = useState('')
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set())
  const [shrinkConfirmed, setShrinkConfirmed] = useState(false)
  const rows = shownRows(plan, filter, text, pinned)
  const show = (next: ReviewFilter) => {
    setFilter(next)
    setPinned(new Set())
  }
  const answered = (before: Change, next: PlanView) => {
    const after = next.changes.find((change) => change.key === before.key)
    setChosen((present) => chooseAfterDecision(present, before, after))
    setPinned((present) => new Set(present).add(before.key))
    onPlan(next)
  }

  return (
    <ReviewFrame
      plan={plan}
      chosen={chosen}
      shown={rows}
      shrinkConfirmed={shrinkConfirmed}
      back={{ at: 'overview' }}
      notes={
        <ReviewNotes
          plan={plan}
          chosen={chosen}
          onChosen={setChosen}
          shrinkConfirmed={shrinkConfirmed}
          onShrinkConfirmed={setShrinkConfirmed}
        />
      }
    >
      {sendableOf(plan.counts) === 0 && <NothingToSend plan={plan} />}
      {plan.changes.length > 0 && (
        <>
          <ReviewTools plan={plan} filter={filter} onFilter={show} text={text} onText={setText} />
          <ReviewTable
            // A new filter resets the table to its first rows.
            key={`${filter} ${text}`}
            rows={rows}
            chosen={chosen}
            onChosen={setChosen}
            plan={plan}
            onPlan={answered}
            onShowAll={() => {
              show('all')
              setText('')
            }}
          />
        </>
      )}
    </ReviewFrame>
  )
}
