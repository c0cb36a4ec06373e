import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { LeaveOverview, PlanView } from '../../generated/types'

/** A leave plan with nothing to send. "No leave on either side" is only said if nothing was ever sent for these days. */
export function NoLeave({ plan, leave }: { plan: PlanView; leave: LeaveOverview }) {
  const { t } = useTranslation()
  const existing = Math.max(leave.held_before, leave.sent_before)
  const noticed = plan.changes.filter(({ findings }) => findings.length > 0).length
  if (plan.changes.length === 0 && existing > 0) {
    return <EmptyState title={t('leaveReview.noLeaveSource')} text={t('leaveReview.noLeaveSourceText', { count: existing })} />
  }
  if (plan.changes.length === 0) return <EmptyState title={t('leaveReview.noLeave')} text={t('leaveReview.noLeaveText')} />
  if (plan.counts.blocked > 0) return <EmptyState title={t('review.emptyBlocked')} />
  if (noticed > 0) {
    return <EmptyState title={t('leaveReview.emptyNotices', { count: noticed })} text={t('leaveReview.emptyNoticesText')} />
  }
  return <EmptyState title={t('leaveReview.emptyTitle')} text={t('leaveReview.emptyText')} />
}
