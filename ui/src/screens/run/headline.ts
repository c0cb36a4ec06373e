import type { TFunction } from 'i18next'
import type { RunSummary } from '../../generated/types'
import { totalOf } from '../../lib/outcomes'
import { ends } from '../../lib/services'

/** The result of a run in one sentence: who or what ended it first, when it did not end by itself. */
export function headline(
  { end, counts, seen_by_owner, not_readable, not_proven, export: kind }: RunSummary,
  t: TFunction,
): string {
  const { target } = ends[kind]
  if (end === 'owner' || end === 'only_asked' || end === 'app_ended' || end === 'error') {
    return t(`run.headline.${end}`, { target })
  }
  const total = totalOf(counts)
  // What only the owner saw was not confirmed by the service, and neither is what no read shows or what has another amount.
  const confirmed = counts.confirmed - seen_by_owner - not_readable - not_proven
  if (total > 0 && confirmed === total) return t('run.headline.allConfirmed', { count: total, target })
  if (confirmed === 0) return t('run.headline.noneConfirmed', { target })
  return t('run.headline.someConfirmed', { confirmed, total, target })
}
