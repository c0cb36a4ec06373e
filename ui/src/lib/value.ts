import type { TFunction } from 'i18next'
import type { Field, Finding, Interval, Value } from '../generated/types'
import { en } from '../i18n/en'
import type { Formats } from './format'

/** Formats the value of a field. */
export function valueText(field: Field, value: Value | null, formats: Formats, t: TFunction): string {
  if (value === null) return t('values.empty')
  switch (value.kind) {
    case 'text':
      if (field === 'pay_category' || field === 'pay_interval') return payoutIntervalText(value.value, t)
      return field === 'country' ? formats.country(value.value) : value.value
    case 'date':
      return formats.day(value.value)
    case 'number':
      return formats.plain(value.value)
    case 'flag':
      return value.value ? t('values.yes') : t('values.no')
    case 'money':
      return formats.money(value.value)
    case 'hours':
      return formats.hours(value.value)
  }
}

const isOften = (word: string): word is Interval => Object.hasOwn(en.rules.intervals, word)

/** Describes a payout: once, or recurring with its interval. */
function payoutIntervalText(word: string, t: TFunction): string {
  if (word === 'one_time') return t('rules.once')
  if (word === 'recurring') return t('rules.again')
  return isOften(word) ? t(`rules.intervals.${word}`) : word
}

/**
 * Masks the last four digits of a personal number in lists, because others may see the screen. The shell has masked them
 * already, except where two numbers differ.
 */
export function maskPersonalNumber(ssn: string): string {
  let hidden = 0
  return [...ssn]
    .reverse()
    .map((letter) => (/[\d•]/.test(letter) && hidden++ < 4 ? '•' : letter))
    .reverse()
    .join('')
}

/** Formats the value of a field for a list. */
export function listText(field: Field, value: Value | null, formats: Formats, t: TFunction): string {
  const text = valueText(field, value, formats, t)
  return field === 'ssn' && value !== null ? maskPersonalNumber(text) : text
}

/** Whether a value is right-aligned as a figure. */
export const isFigure = (value: Value | null) => value?.kind === 'money' || value?.kind === 'hours'

const moneyForm = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/
const dateForm = /^\d{4}-\d{2}-\d{2}$/

/** Formats a finding's parameter. Amounts and dates are recognized by their shape. */
export function paramText(text: string, formats: Formats): string {
  const money = moneyForm.exec(text)
  if (money?.[1] && money[2]) return formats.money({ amount: money[1], currency: money[2] })
  return dateForm.test(text) ? formats.day(text) : text
}

/** The names of parameters that are hours. */
const hoursParams = new Set(['hours', 'schedule'])

/** The category of a compensation type: a translated name if the app writes to it, else the target's own name. */
export function categoryText(word: string, t: TFunction): string {
  return word === 'one_time' || word === 'recurring' ? t(`rules.categories.${word}`) : word
}

/** The names of parameters that are categories. */
const categoryParams = new Set(['was', 'now'])

/** The interpolation values of a finding's text. */
export function findingValues(finding: Finding, ends: { source: string; target: string }, formats: Formats, t: TFunction) {
  const written = (name: string, text: string) => {
    if (text === '') return '–'
    if (name === 'extent') return formats.decimal(text)
    if (finding.code === 'benefit_type_changed' && categoryParams.has(name)) return categoryText(text, t)
    return hoursParams.has(name) ? formats.hours(text) : paramText(text, formats)
  }
  const params = Object.fromEntries(Object.entries(finding.params).map(([name, text]) => [name, written(name, text ?? '')]))
  return { ...params, ...ends, field: finding.field ? t(`fields.${finding.field}`) : '' }
}
