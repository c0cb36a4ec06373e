import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { Notice } from '../../components/Notice'
import type { LeaveOverview, PlanView } from '../../generated/types'
import { useCallTexts } from '../../lib/calls'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import css from '../review/Review.module.css'
import { ShrinkNotice } from '../review/ShrinkNotice'
import { GradedQuestion } from './GradedQuestion'
import type { DayRow } from './leaves'
import { TypeLines } from './TypeLines'
import { sorted } from './types'

type LeaveNotesProps = {
  plan: PlanView
  leave: LeaveOverview
  rows: DayRow[]
  shrinkConfirmed: boolean
  onShrinkConfirmed: (yes: boolean) => void
  /** The owner decided something that takes effect after a new comparison. */
  onAnswered: () => void
}

/** The notices and questions above the days. */
export function LeaveNotes({ plan, leave, rows, shrinkConfirmed, onShrinkConfirmed, onAnswered }: LeaveNotesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const callTexts = useCallTexts()
  const { open } = sorted(leave)
  const locked = rows.filter(({ kind, day }) => kind === 'blocked' && day.lock !== null).length
  return (
    <div className={css.notes}>
      <p className="soft">
        {t('review.made', { when: formats.instant(plan.made_at) })}
        {plan.out_of_scope > 0 && ` · ${t('review.outOfScope', { count: plan.out_of_scope })}`}
      </p>
      {plan.shrink_guard && (
        <ShrinkNotice
          guard={plan.shrink_guard}
          source={exportEndpoints.leave.source}
          yes={shrinkConfirmed}
          onYes={onShrinkConfirmed}
          days
        />
      )}
      {plan.unproven_calls.length > 0 && !plan.sample && (
        <Notice tone="warn">{t('review.unproven', { ...exportEndpoints.leave, calls: callTexts(plan.unproven_calls) })}</Notice>
      )}
      {locked > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'corrections', id: plan.integration_id })} data-testid="review-corrections">
              {t('leaveReview.lockedButton')}
            </Button>
          }
        >
          {t('leaveReview.locked', { count: locked })}
        </Notice>
      )}
      {leave.graded_unasked && <GradedQuestion plan={plan} rows={rows} />}
      {open.length > 0 && (
        <Card title={t('leaveReview.types')}>
          <p>{t('leaveReview.typesText')}</p>
          <TypeLines integrationId={plan.integration_id} leave={leave} types={open} onAnswered={onAnswered} />
        </Card>
      )}
    </div>
  )
}
