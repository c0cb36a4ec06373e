import { expect, test } from 'vitest'
import { de } from '../i18n/de'
import { en } from '../i18n/en'
import { sv } from '../i18n/sv'

/** Each term has one meaning, in every language. */

const languages = { en, sv, de }

test.each(Object.entries(languages))('not sent, failed, unclear and blocked have different names: %s', (_, texts) => {
  const { benefitReview, outcomes, kinds, report, run, review } = texts
  const names = [
    ...Object.values(outcomes),
    kinds.blocked,
    kinds.conflict,
    kinds.in_step,
    report.leftOut,
    report.seen,
    review.notice,
  ]
  expect(names.length).toBe(12)
  expect(new Set(names.map((word) => word.toLowerCase())).size).toBe(names.length)
  // The list, the report and the figures of a run use the same terms.
  for (const outcome of ['failed', 'unknown', 'waiting', 'skipped'] as const) {
    // Swedish inflects the terms, so only the stem is compared.
    expect(run.counts[outcome].toLowerCase()).toContain(outcomes[outcome].toLowerCase().slice(0, 9))
  }
  expect(report.notice).toBe(review.notice)
  // A row that the owner left out is not a row that failed to be sent.
  expect(benefitReview.states.not_sent).toBe(report.leftOut)
})

test.each(Object.entries(languages))('every reason has a text of its own: %s', (_, { reasons }) => {
  const names = Object.values(reasons).map(({ text }) => text)
  expect(names.length).toBeGreaterThan(20)
  expect(new Set(names).size).toBe(names.length)
})

/** The texts of a language, each with its key. */
function texts(of: object, path = ''): [string, string][] {
  return Object.entries(of).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${path}${key}`, text]] : texts(text, `${path}${key}.`),
  )
}

/** The window calls a run a transfer. The other meanings of these words are allowed: the verb, and the payroll run. */
const run: Record<keyof typeof languages, RegExp> = {
  en: /\b(?:a|the|this|that|which|last|every|each|earlier|one|old|older|\d|of) runs?\b|^runs?\b(?! the)/i,
  sv: /(?<!löne)körning/i,
  de: /\b(?:Lauf|Laufs|Läufe|Läufen)\b/,
}

test.each(Object.entries(languages))('a run is called a transfer: %s', (language, of) => {
  const all = texts(of)
  expect(all.length).toBeGreaterThan(500)
  expect(all.filter(([, text]) => run[language as keyof typeof languages].test(text))).toEqual([])
})
