import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { PlanView } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { ends } from '../../lib/services'
import { BrakeNotice } from './BrakeNotice'
import { PilotNotice } from './PilotNotice'
import css from './Review.module.css'
import { PILOT, sendableOf } from './selection'

type ReviewNotesProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  despiteBrake: boolean
  onDespiteBrake: (yes: boolean) => void
}

/** What the owner should know before reading the rows. */
export function ReviewNotes({ plan, chosen, onChosen, despiteBrake, onDespiteBrake }: ReviewNotesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const sides = ends[plan.export]
  const unproven = plan.uses_unproven_calls && !plan.sample
  const pilot = plan.first_run && sendableOf(plan.counts) > PILOT
  return (
    <div className={css.notes}>
      <p className="soft">
        {t('review.made', { when: formats.instant(plan.made_at) })}
        {plan.out_of_scope > 0 && ` · ${t('review.outOfScope', { count: plan.out_of_scope })}`}
      </p>
      {plan.brake && <BrakeNotice brake={plan.brake} source={sides.source} yes={despiteBrake} onYes={onDespiteBrake} />}
      {!plan.salaries_known && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'salaries', id: plan.integration_id })} data-testid="review-salaries">
              {t('review.salariesButton')}
            </Button>
          }
        >
          {t('review.salaries')}
        </Notice>
      )}
      {plan.number_unasked && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'integration', id: plan.integration_id })} data-testid="review-number">
              {t('review.numberButton')}
            </Button>
          }
        >
          {t('review.number')}
        </Notice>
      )}
      {pilot && <PilotNotice plan={plan} chosen={chosen} onChosen={onChosen} unproven={unproven} />}
      {unproven && !pilot && (
        <Notice tone="warn">
          {t('review.unproven', sides)} {t('review.unprovenTodo', sides)}
        </Notice>
      )}
    </div>
  )
}
