import { useTranslation } from 'react-i18next'
import { Blank } from '../../components/Blank'
import type { PlanView } from '../../lib/bindings'

/** A plan with nothing to send: in step, blocked, or nobody there. */
export function NothingToSend({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const count = plan.changes.length
  if (count === 0) return <Blank title={t('review.nobody')} text={t('review.nobodyText')} />
  if (plan.counts.blocked > 0) return <Blank title={t('review.emptyBlocked')} />
  if (plan.counts.conflict > 0) return <Blank title={t('review.emptyConflict')} />
  // Whoever is left alone still differs: that is not agreement.
  if (plan.changes.some((change) => change.kept.length > 0)) return <Blank title={t('review.emptyKept')} />
  return <Blank title={t('review.emptyTitle')} text={t('review.emptyText', { count })} />
}
