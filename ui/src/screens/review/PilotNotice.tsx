import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { PlanView } from '../../generated/types'
import { ends } from '../../lib/services'
import { choiceAmong, choose, pilotOf } from './selection'

type PilotNoticeProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  /** What of it nobody has tried yet; empty: nothing. */
  unproven: string
}

/** The first run of an export: a small beginning is offered, and the way back to everybody. */
export function PilotNotice({ plan, chosen, onChosen, unproven }: PilotNoticeProps) {
  const { t } = useTranslation()
  const sides = ends[plan.export]
  const pilot = pilotOf(plan.changes)
  const { count, possible } = choiceAmong(chosen, plan.changes)
  const begun = count === pilot.size && [...pilot].every((key) => chosen.has(key))
  return (
    <Notice
      tone={unproven ? 'warn' : 'quiet'}
      action={
        begun ? (
          <Button size="xs" onClick={() => onChosen(choose(chosen, plan.changes, true))} data-testid="pilot-all">
            {t('review.pilotAll', { count: possible })}
          </Button>
        ) : (
          <Button size="xs" onClick={() => onChosen(pilot)} data-testid="pilot-two">
            {t('review.pilotTwo')}
          </Button>
        )
      }
    >
      {unproven && `${t('review.unproven', { ...sides, calls: unproven })} `}
      {t(begun ? 'review.pilotBegun' : 'review.pilot', sides)}
    </Notice>
  )
}
