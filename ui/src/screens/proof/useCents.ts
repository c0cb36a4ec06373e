import type { Money } from '../../generated/types'
import { useFormats } from '../../lib/format'

/** Formats an amount with decimals and currency. */
export function useCents() {
  const formats = useFormats()
  return ({ amount, currency }: Money) => formats.money({ amount: amount.includes('.') ? amount : `${amount}.00`, currency })
}
