import type { TFunction } from 'i18next'
import type { RunSummary } from '../../generated/types'
import { totalOf } from '../../lib/outcomes'
import { exportEndpoints } from '../../lib/services'

/** The result of a run in one sentence. If the run was stopped, the cause comes first. */
export function headline(
  { end, counts, seen_by_owner, not_readable, not_proven, export: kind }: RunSummary,
  t: TFunction,
): string {
  const { target } = exportEndpoints[kind]
  if (end === 'owner' || end === 'only_asked' || end === 'app_ended' || end === 'error') {
    return t(`run.headline.${end}`, { target })
  }
  const total = totalOf(counts)
  // A row that only the owner saw, that no read shows, or that has another amount is not confirmed by the service.
  const confirmed = counts.confirmed - seen_by_owner - not_readable - not_proven
  if (total > 0 && confirmed === total) return t('run.headline.allConfirmed', { count: total, target })
  if (confirmed === 0) return t('run.headline.noneConfirmed', { target })
  return t('run.headline.someConfirmed', { confirmed, total, target })
}
