import type { Money } from '../../generated/types'
import { useFormats } from '../../lib/format'

/** An amount with its cents and its currency. */
export function useCents() {
  const formats = useFormats()
  return ({ amount, currency }: Money) => formats.money({ amount: amount.includes('.') ? amount : `${amount}.00`, currency })
}
