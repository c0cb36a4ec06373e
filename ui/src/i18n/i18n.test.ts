import { describe, expect, test } from 'vitest'
import { de } from './de'
import { en } from './en'
import { sv } from './sv'
import { usedTexts } from './used'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  )
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
const english = flat(en)

describe.each([
  ['Swedish', flat(sv)],
  ['German', flat(de)],
])('%s', (_, texts) => {
  test('has every text and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('has no empty text', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('fills in the same values', () => {
    // A singular may spell out its number.
    const differing = [...texts].filter(
      ([key, text]) => !key.endsWith('_one') && String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')),
    )
    expect(differing).toEqual([])
  })

  test('differs from English', () => {
    const names =
      /^(alexis|kleer|personio|connection\.boxes\.personio|exportsByKind\.benefits|wizard\.steps\.|settings\.version|fields\.name|integration\.|history\.integration|wizard\.label|run\.at|run\.person|review\.person|report\.person|values\.|leave\.period$|benefits\.person$|benefits\.(people|everybody)_one|benefits\.kinds\.internet|benefitImport\.spelled|benefitImport\.encodings\.windows1252|benefitReview\.benefit$|report\.benefit$|proof\.plus|data\.integrations_one)/
    const same = [...texts].filter(([key, text]) => text === english.get(key) && /[a-z]{4}/.test(text) && !names.test(key))
    expect(same).toEqual([])
  })
})

test('every plural has both forms', () => {
  const ones = [...english.keys()].filter((key) => key.endsWith('_one')).map((key) => key.slice(0, -4))
  const others = [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6))
  expect(ones).toEqual(others)
})

test('texts contain no jargon', () => {
  const jargon = /(?!https?:|https only|http on)\b(HTTP|API call|endpoint|JSON|payload|database|server error|exception)\b/i
  expect([...english].filter(([, text]) => jargon.test(text))).toEqual([])
})

test('every text is used somewhere', () => {
  const keys = [...english.keys()].map((key) => key.replace(/_(one|other)$/, ''))
  const used = usedTexts(process.cwd(), new Set(keys))
  expect(keys.filter((key) => !used.has(key))).toEqual([])
}, 300_000) // The types of the whole page are read for it.

test('texts of an export name its source and target', () => {
  const follows = /^(prepare|review|run|report|findings|reasons|kept|steps)\./
  // These texts are about one service, whatever the direction of the export.
  const ofOne = [
    ...['findings.salary_history_unknown.text', 'findings.salary_history_unknown.todo'],
    ...['findings.salary_unit_unconfirmed.text', 'review.salaries', 'review.number'],
    ...['findings.moment_unclear.todo', 'findings.street_elsewhere.text', 'findings.agreement_gap.text'],
    ...['findings.agreement_gap.todo', 'findings.agreement_not_told.text', 'findings.agreement_not_told.todo'],
  ]
  for (const language of [en, sv, de]) {
    const named = [...flat(language)].filter(([key, text]) => follows.test(key) && /Kleer|Alexis/.test(text))
    expect(named.map(([key]) => key).sort()).toEqual([...ofOne].sort())
  }
})
