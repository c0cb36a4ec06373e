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

/** The texts of a saved report in the window's language, by their keys. */
export function reportTexts(t: TFunction, target: string): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const column of columns) texts[column] = t(column)
  for (const field of keys(en.fields)) texts[`fields.${field}`] = t(`fields.${field}`)
  for (const kind of keys(en.kinds)) texts[`kinds.${kind}`] = t(`kinds.${kind}`)
  for (const outcome of keys(en.outcomes)) texts[`outcomes.${outcome}`] = t(`outcomes.${outcome}`)
  for (const value of keys(en.values)) texts[`values.${value}`] = t(`values.${value}`)
  texts['often.one_time'] = t('rules.once')
  texts['often.recurring'] = t('rules.again')
  for (const often of keys(en.rules.intervals)) texts[`often.${often}`] = t(`rules.intervals.${often}`)
  for (const step of keys(en.steps)) texts[`steps.${step}`] = t(`steps.${step}`)
  for (const state of keys(en.stepStates)) texts[`stepStates.${state}`] = t(`stepStates.${state}`)
  for (const why of keys(en.asideWords)) texts[`aside.${why}`] = t(`asideWords.${why}`)
  for (const how of keys(en.masked)) texts[`masked.${how}`] = t(`masked.${how}`)
  for (const reason of keys(en.reasons)) texts[`reasons.${reason}`] = t(`reasons.${reason}.text`, { target })
  return texts
}

function keys<T extends object>(texts: T): (keyof T & string)[] {
  return Object.keys(texts) as (keyof T & string)[]
}
