import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { PlanView } from '../../generated/types'
import { useCallTexts } from '../../lib/calls'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { PilotNotice } from './PilotNotice'
import css from './Review.module.css'
import { SharedNotice } from './SharedNotice'
import { ShrinkNotice } from './ShrinkNotice'
import { PILOT_SIZE, sendableOf } from './selection'

type ReviewNotesProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  shrinkConfirmed: boolean
  onShrinkConfirmed: (yes: boolean) => void
}

/** The number of people who differ in a field that the target leads. */
const ledBy = ({ changes }: PlanView) => changes.filter(({ kept }) => kept.some(({ why }) => why === 'target_leads')).length

/** The notices above the rows. */
export function ReviewNotes({ plan, chosen, onChosen, shrinkConfirmed, onShrinkConfirmed }: ReviewNotesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const sides = exportEndpoints[plan.export]
  const callTexts = useCallTexts()
  const unproven = plan.sample ? '' : callTexts(plan.unproven_calls)
  const pilot = plan.first_run && sendableOf(plan.counts) > PILOT_SIZE
  return (
    <div className={css.notes}>
      <p className="soft">
        {t('review.made', { when: formats.instant(plan.made_at) })}
        {plan.out_of_scope > 0 && ` · ${t('review.outOfScope', { count: plan.out_of_scope })}`}
      </p>
      {plan.shrink_guard && (
        <ShrinkNotice guard={plan.shrink_guard} source={sides.source} yes={shrinkConfirmed} onYes={onShrinkConfirmed} />
      )}
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
      {plan.shared.map((shared) => (
        <SharedNotice key={`${shared.finding.code} ${shared.finding.field}`} shared={shared} ends={sides} />
      ))}
      {ledBy(plan) > 0 && sendableOf(plan.counts) > 0 && (
        <Notice
          tone="quiet"
          action={
            <Button
              size="xs"
              onClick={() => go({ at: 'integration', id: plan.integration_id, part: 'lead' })}
              data-testid="review-lead"
            >
              {t('review.leadButton')}
            </Button>
          }
        >
          {t('review.led', { count: ledBy(plan), ...sides })}
        </Notice>
      )}
      {plan.number_unasked && (
        <Notice
          tone="warn"
          action={
            <Button
              size="xs"
              onClick={() => go({ at: 'integration', id: plan.integration_id, part: 'number' })}
              data-testid="review-number"
            >
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
          {t('review.unproven', { ...sides, calls: unproven })} {t('review.unprovenTodo', sides)}
        </Notice>
      )}
    </div>
  )
}
