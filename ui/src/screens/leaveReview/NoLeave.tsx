import { useTranslation } from 'react-i18next'
import { Blank } from '../../components/Blank'
import type { PlanView } from '../../lib/bindings'

/** A leave plan with nothing to send: no leave, blocked, or in step. */
export function NoLeave({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  if (plan.changes.length === 0) return <Blank title={t('leaveReview.noLeave')} text={t('leaveReview.noLeaveText')} />
  if (plan.counts.blocked > 0) return <Blank title={t('review.emptyBlocked')} />
  return <Blank title={t('leaveReview.emptyTitle')} text={t('leaveReview.emptyText')} />
}
