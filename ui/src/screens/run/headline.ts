import type { TFunction } from 'i18next'
import type { RunSummary } from '../../lib/bindings'
import { totalOf } from '../../lib/outcomes'
import { ends } from '../../lib/services'

/** The result of a run in one sentence: the state first when it did not end by itself. */
export function headline({ state, counts, export: kind }: RunSummary, t: TFunction): string {
  const { target } = ends[kind]
  if (state === 'interrupted' || state === 'stopped' || state === 'cancelled') return t(`run.headline.${state}`)
  const total = totalOf(counts)
  if (total > 0 && counts.confirmed === total) return t('run.headline.allConfirmed', { count: total, target })
  if (counts.confirmed === 0) return t('run.headline.noneConfirmed', { target })
  return t('run.headline.someConfirmed', { confirmed: counts.confirmed, total, target })
}
