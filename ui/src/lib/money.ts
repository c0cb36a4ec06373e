import type { Money } from '../generated/types'

/** The number of digits before the decimal point. Amounts are text and never become a number. */
export function wholeDigits(amount: string): number {
  return (amount.replace(/^-/, '').split('.')[0] ?? '').replace(/^0+/, '').length
}

/** Whether an amount is plausible pay: 1 000 to 999 999 a month, 10 to 9 999 an hour. */
export function looksLikePay(money: Money, monthly: boolean): boolean {
  const digits = wholeDigits(money.amount)
  return monthly ? digits >= 4 && digits <= 6 : digits >= 2 && digits <= 4
}

/** Amounts are added as integers in ten-thousandths of a unit, so that no float error appears. */
const DIGITS = 4

function toUnits(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace(/^-/, '').split('.')
  const value = BigInt(whole + part.padEnd(DIGITS, '0').slice(0, DIGITS))
  return amount.startsWith('-') ? -value : value
}

/** The sum of amounts in one currency, with two decimals. */
export function sumOf(amounts: string[], currency: string): Money {
  const sum = amounts.reduce((total, amount) => total + toUnits(amount), 0n)
  const text = String(sum < 0n ? -sum : sum).padStart(DIGITS + 1, '0')
  const cents = `${text.slice(0, -DIGITS)}.${text.slice(-DIGITS).replace(/(\d\d)0+$/, '$1')}`
  return { amount: sum < 0n ? `-${cents}` : cents, currency }
}

/** Whether two amounts are equal, whatever their notation. */
export const isSameAmount = (a: string, b: string) => toUnits(a) === toUnits(b)

export const isZero = ({ amount }: Money) => toUnits(amount) === 0n

export const isNegative = ({ amount }: Money) => toUnits(amount) < 0n

/**
 * Parses an amount that the owner typed ("1.234,50", "98,5", "12") into a decimal with a point. A single point before the last
 * one or two digits is a decimal point, as on a numeric keypad. `null`: the text is no amount.
 */
export function parseAmount(text: string): string | null {
  const normalized = text.replace(/[\s\u00a0\u202f€]/g, '').replace(/^[−–]/, '-')
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(normalized) ?? /^(-?)(\d+)\.(\d{1,2})$/.exec(normalized)
  if (!match) return null
  const [, sign = '', whole = '', cents = ''] = match
  const digits = whole.replaceAll('.', '').replace(/^0+(?=\d)/, '')
  return digits.length > 9 ? null : `${sign}${digits}${cents ? `.${cents}` : ''}`
}
