import { expect, test } from 'vitest'
import { de } from '../i18n/de'
import { en } from '../i18n/en'
import { sv } from '../i18n/sv'

/** One word for one thing: what is not the same is not called the same, in any language. */

const languages = { en, sv, de }

test.each(Object.entries(languages))('not sent, failed, unclear and blocked are told apart: %s', (_, texts) => {
  const { benefitReview, outcomes, kinds, report, run, review } = texts
  const told = [
    ...Object.values(outcomes),
    kinds.blocked,
    kinds.conflict,
    kinds.in_step,
    report.leftOut,
    report.seen,
    review.notice,
  ]
  expect(told.length).toBe(12)
  expect(new Set(told.map((word) => word.toLowerCase())).size).toBe(told.length)
  // The list, the report and the figures of a run use the same words.
  for (const outcome of ['failed', 'unknown', 'waiting', 'skipped'] as const) {
    // Swedish bends them: the beginning is the word.
    expect(run.counts[outcome].toLowerCase()).toContain(outcomes[outcome].toLowerCase().slice(0, 9))
  }
  expect(report.notice).toBe(review.notice)
  // What the owner decided not to send is no amount that failed to be sent.
  expect(benefitReview.states.not_sent).toBe(report.leftOut)
})

test.each(Object.entries(languages))('every reason says something else: %s', (_, { reasons }) => {
  const told = Object.values(reasons).map(({ text }) => text)
  expect(told.length).toBeGreaterThan(20)
  expect(new Set(told).size).toBe(told.length)
})

/** The texts of a language, each with its key. */
function texts(of: object, path = ''): [string, string][] {
  return Object.entries(of).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${path}${key}`, text]] : texts(text, `${path}${key}.`),
  )
}

/** In the window a run is a transfer. What else these words mean: the verb, and the run of the payroll system. */
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
