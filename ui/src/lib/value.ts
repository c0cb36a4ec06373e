import type { TFunction } from 'i18next'
import type { Field, Finding, Interval, Value } from '../generated/types'
import { en } from '../i18n/en'
import type { Formats } from './format'

/** The value of a field in words and figures. */
export function valueText(field: Field, value: Value | null, formats: Formats, t: TFunction): string {
  if (value === null) return t('values.empty')
  switch (value.kind) {
    case 'text':
      if (field === 'pay_category' || field === 'pay_interval') return payWord(value.value, t)
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

/** Once, or again and again; and how often. */
function payWord(word: string, t: TFunction): string {
  if (word === 'one_time') return t('rules.once')
  if (word === 'recurring') return t('rules.again')
  return isOften(word) ? t(`rules.intervals.${word}`) : word
}

/**
 * Hides the last four digits of a personal number, for lists that others may see over a shoulder. The shell has hidden them
 * already, but for those in which two numbers differ.
 */
export function masked(ssn: string): string {
  let hidden = 0
  return [...ssn]
    .reverse()
    .map((letter) => (/[\d•]/.test(letter) && hidden++ < 4 ? '•' : letter))
    .reverse()
    .join('')
}

/** A field's value as it stands in a list. */
export function listedText(field: Field, value: Value | null, formats: Formats, t: TFunction): string {
  const text = valueText(field, value, formats, t)
  return field === 'ssn' && value !== null ? masked(text) : text
}

/** Whether a value stands in a column of figures. */
export const isFigure = (value: Value | null) => value?.kind === 'money' || value?.kind === 'hours'

const moneyForm = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/
const dateForm = /^\d{4}-\d{2}-\d{2}$/

/** A finding's parameter in the owner's form: amounts and dates are told by their shape. */
export function paramText(text: string, formats: Formats): string {
  const money = moneyForm.exec(text)
  if (money?.[1] && money[2]) return formats.money({ amount: money[1], currency: money[2] })
  return dateForm.test(text) ? formats.day(text) : text
}

/** Parameters that are hours, by their names. */
const hoursParams = new Set(['hours', 'schedule'])

/** The category of a compensation type: what the app writes by its name, everything else by the target's own word. */
export function categoryWord(word: string, t: TFunction): string {
  return word === 'one_time' || word === 'recurring' ? t(`rules.categories.${word}`) : word
}

/** Parameters that are categories, by their names. */
const categoryParams = new Set(['was', 'now'])

/** What the text of a finding needs. */
export function findingWords(finding: Finding, ends: { source: string; target: string }, formats: Formats, t: TFunction) {
  const written = (name: string, text: string) => {
    if (text === '') return '–'
    if (name === 'extent') return formats.decimal(text)
    if (finding.code === 'benefit_type_changed' && categoryParams.has(name)) return categoryWord(text, t)
    return hoursParams.has(name) ? formats.hours(text) : paramText(text, formats)
  }
  const params = Object.fromEntries(Object.entries(finding.params).map(([name, text]) => [name, written(name, text ?? '')]))
  return { ...params, ...ends, field: finding.field ? t(`fields.${finding.field}`) : '' }
}
