import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { PlanView } from '../../generated/types'
import { exportEndpoints } from '../../lib/services'
import { choose, countChosen, pilotOf } from './selection'

type PilotNoticeProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  /** The unproven calls of this plan; empty if all are proven. */
  unproven: string
}

/** The notice of a first run: it offers to send a few people only, and to return to all. */
export function PilotNotice({ plan, chosen, onChosen, unproven }: PilotNoticeProps) {
  const { t } = useTranslation()
  const sides = exportEndpoints[plan.export]
  const pilot = pilotOf(plan.changes)
  const { count, possible } = countChosen(chosen, plan.changes)
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
