import type { Money } from '../generated/types'

/** How many digits an amount has before the point. Amounts are text; this never becomes a number. */
export function wholeDigits(amount: string): number {
  return (amount.replace(/^-/, '').split('.')[0] ?? '').replace(/^0+/, '').length
}

/** Whether an amount looks like someone's pay: 1 000 to 999 999 a month, 10 to 9 999 an hour. */
export function looksLikePay(money: Money, monthly: boolean): boolean {
  const digits = wholeDigits(money.amount)
  return monthly ? digits >= 4 && digits <= 6 : digits >= 2 && digits <= 4
}

/** Amounts are added in ten-thousandths of a unit, as whole numbers, so that no float shows through. */
const DIGITS = 4

function units(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace(/^-/, '').split('.')
  const value = BigInt(whole + part.padEnd(DIGITS, '0').slice(0, DIGITS))
  return amount.startsWith('-') ? -value : value
}

/** The sum of amounts in one currency, in cents. */
export function sumOf(amounts: string[], currency: string): Money {
  const sum = amounts.reduce((total, amount) => total + units(amount), 0n)
  const text = String(sum < 0n ? -sum : sum).padStart(DIGITS + 1, '0')
  const cents = `${text.slice(0, -DIGITS)}.${text.slice(-DIGITS).replace(/(\d\d)0+$/, '$1')}`
  return { amount: sum < 0n ? `-${cents}` : cents, currency }
}

/** Whether two amounts are the same, however they are written. */
export const isSameAmount = (a: string, b: string) => units(a) === units(b)

export const isZero = ({ amount }: Money) => units(amount) === 0n

export const isNegative = ({ amount }: Money) => units(amount) < 0n

/**
 * An amount as the owner types it, as a decimal with a point: "1.234,50", "98,5", "12". A single point before one or two
 * last digits is a decimal point too, as on a numeric keypad. Anything else is no amount: `null`.
 */
export function typedAmount(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/^[−–]/, '-')
  const found = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(bare) ?? /^(-?)(\d+)\.(\d{1,2})$/.exec(bare)
  if (!found) return null
  const [, sign = '', whole = '', cents = ''] = found
  const digits = whole.replaceAll('.', '').replace(/^0+(?=\d)/, '')
  return digits.length > 9 ? null : `${sign}${digits}${cents ? `.${cents}` : ''}`
}
