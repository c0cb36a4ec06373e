import type { Money } from './bindings'

/** How many digits an amount has before the point. Amounts are text; this never becomes a number. */
export function wholeDigits(amount: string): number {
  return (amount.replace(/^-/, '').split('.')[0] ?? '').replace(/^0+/, '').length
}

/** Whether an amount looks like someone's pay: 1 000 to 999 999 a month, 10 to 9 999 an hour. */
export function looksLikePay(money: Money, monthly: boolean): boolean {
  const digits = wholeDigits(money.amount)
  return monthly ? digits >= 4 && digits <= 6 : digits >= 2 && digits <= 4
}
