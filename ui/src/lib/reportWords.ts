import type { TFunction } from 'i18next'
import { en } from '../i18n/en'

const columns = [
  'report.person',
  'report.day',
  'report.benefit',
  'report.month',
  'report.change',
  'report.field',
  'report.old',
  'report.new',
  'report.currency',
  'report.outcome',
  'report.reason',
  'report.sentAt',
  'report.sentAmount',
  'report.readBack',
  'report.differs',
  'report.record',
  'report.notPart',
  'report.leftOut',
  'report.notChosen',
  'report.openBefore',
  'report.notice',
  'report.toCheck',
  'report.waitsForSwitch',
  'report.seen',
  'report.notProven',
  'report.notReadable',
  'report.held',
] as const

/** The words of a saved report, in the window's language, by the keys of its texts. */
export function reportWords(t: TFunction, target: string): Record<string, string> {
  const words: Record<string, string> = {}
  for (const column of columns) words[column] = t(column)
  for (const field of keys(en.fields)) words[`fields.${field}`] = t(`fields.${field}`)
  for (const kind of keys(en.kinds)) words[`kinds.${kind}`] = t(`kinds.${kind}`)
  for (const outcome of keys(en.outcomes)) words[`outcomes.${outcome}`] = t(`outcomes.${outcome}`)
  for (const value of keys(en.values)) words[`values.${value}`] = t(`values.${value}`)
  words['often.one_time'] = t('rules.once')
  words['often.recurring'] = t('rules.again')
  for (const often of keys(en.rules.intervals)) words[`often.${often}`] = t(`rules.intervals.${often}`)
  for (const step of keys(en.steps)) words[`steps.${step}`] = t(`steps.${step}`)
  for (const state of keys(en.stepStates)) words[`stepStates.${state}`] = t(`stepStates.${state}`)
  for (const why of keys(en.asideWords)) words[`aside.${why}`] = t(`asideWords.${why}`)
  for (const how of keys(en.masked)) words[`masked.${how}`] = t(`masked.${how}`)
  for (const reason of keys(en.reasons)) words[`reasons.${reason}`] = t(`reasons.${reason}.text`, { target })
  return words
}

function keys<T extends object>(texts: T): (keyof T & string)[] {
  return Object.keys(texts) as (keyof T & string)[]
}
