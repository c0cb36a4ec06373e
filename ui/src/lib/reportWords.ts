import type { TFunction } from 'i18next'
import { en } from '../i18n/en'

const groups = ['fields', 'kinds', 'outcomes', 'values', 'report'] as const

/** The words of a saved report, in the window's language, by the keys of its texts. */
export function reportWords(t: TFunction, target: string): Record<string, string> {
  const words: Record<string, string> = {}
  for (const group of groups) {
    for (const key of Object.keys(en[group])) {
      words[`${group}.${key}`] = t(`${group}.${key}` as never)
    }
  }
  for (const reason of Object.keys(en.reasons)) {
    words[`reasons.${reason}`] = t(`reasons.${reason}.text` as never, { target })
  }
  return words
}
