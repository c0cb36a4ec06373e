import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { PlanView } from '../../generated/types'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'

/** A plan with nothing to send. "Both sides agree" is only said if no row needs attention. */
export function NothingToSend({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const sides = exportEndpoints[plan.export]
  const count = plan.changes.length
  const only = plan.changes.filter(({ source_id }) => source_id === null).length
  if (count === 0) return <EmptyState title={t('review.nobody')} text={t('review.nobodyText')} />
  if (only === count) {
    return <EmptyState title={t('review.sourceEmpty', sides)} text={t('review.sourceEmptyText', { count, ...sides })} />
  }
  if (plan.counts.blocked > 0) return <EmptyState title={t('review.emptyBlocked')} />
  if (plan.counts.conflict > 0) return <EmptyState title={t('review.emptyConflict')} />
  const leading = plan.changes.some(({ kept }) => kept.some(({ why }) => why === 'target_leads'))
  if (leading) {
    return (
      <EmptyState
        title={t('review.emptyLed', sides)}
        text={t('review.emptyLedText', sides)}
        action={
          <Button onClick={() => go({ at: 'integration', id: plan.integration_id, part: 'lead' })} data-testid="review-lead">
            {t('review.leadButton')}
          </Button>
        }
      />
    )
  }
  // A person who is left alone still differs, so the sides do not agree.
  if (plan.changes.some((change) => change.kept.length > 0)) return <EmptyState title={t('review.emptyKept')} />
  if (plan.notice_keys.length > 0) {
    return (
      <EmptyState
        title={t('review.emptyNotices', { count: plan.notice_keys.length })}
        text={t('review.emptyNoticesText', { count, ...sides })}
      />
    )
  }
  return <EmptyState title={t('review.emptyTitle')} text={t('review.emptyText', { count })} />
}
