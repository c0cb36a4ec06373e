import { useState } from 'react'
import type { Change, PlanView } from '../../generated/types'
import { NothingToSend } from './NothingToSend'
import { ReviewFrame } from './ReviewFrame'
import { ReviewNotes } from './ReviewNotes'
import { ReviewTable } from './ReviewTable'
import { ReviewTools } from './ReviewTools'
import { choiceAfter, firstChoice, type ReviewFilter, sendableOf, shownRows } from './selection'

type ReviewProps = {
  plan: PlanView
  only: string[]
  /** Shows the plan in this one's place. */
  onPlan: (plan: PlanView) => void
}

/** The screen that matters most: what would be sent, person by person, for the owner to choose and confirm. */
export function Review({ plan, only, onPlan }: ReviewProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(plan.changes, only))
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [text, setText] = useState('')
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const [shrinkConfirmed, setShrinkConfirmed] = useState(false)
  const rows = shownRows(plan, filter, text, held)
  const show = (next: ReviewFilter) => {
    setFilter(next)
    setHeld(new Set())
  }
  const answered = (before: Change, next: PlanView) => {
    const after = next.changes.find((change) => change.key === before.key)
    setChosen((present) => choiceAfter(present, before, after))
    setHeld((present) => new Set(present).add(before.key))
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
            // A new filter starts at the top again.
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
