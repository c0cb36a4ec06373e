import type { TFunction } from 'i18next'
import type { Payout } from '../../generated/types'
import type { Formats } from '../../lib/format'

/** How an amount is paid, in words. */
export function payoutText(payout: Payout, month: string, formats: Formats, t: TFunction): string {
  const words = { month: formats.month(month) }
  if (payout.kind === 'one_time') return t('benefitReview.paidOnce', words)
  return t('benefitReview.paidAgain', { ...words, often: t(`rules.intervals.${payout.interval}`) })
}
