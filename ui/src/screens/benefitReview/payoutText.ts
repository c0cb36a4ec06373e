import type { TFunction } from 'i18next'
import type { Payout } from '../../generated/types'
import type { Formats } from '../../lib/format'

/** The payout of an amount in words. */
export function payoutText(payout: Payout, month: string, formats: Formats, t: TFunction): string {
  const values = { month: formats.month(month) }
  if (payout.kind === 'one_time') return t('benefitReview.paidOnce', values)
  return t('benefitReview.paidAgain', { ...values, often: t(`rules.intervals.${payout.interval}`) })
}
