import { describe, expect, test } from 'vitest'
import { i18next } from '../i18n'
import { confirmedRun, interruptedRun, mixedRun } from '../test/runs'
import { asAppError, errorTable, hintText } from './errors'
import { groupFields, onePerGroup } from './fieldGroups'
import { formats } from './format'
import { looksLikePay } from './money'
import { keysToRetry, unclearOf } from './outcomes'
import { href, parse, type Route } from './route'
import { textDiff } from './textDiff'
import { listText, maskPersonalNumber, paramText, valueText } from './value'

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('amounts', () => {
  test.each([
    ['en', '35000', '35 000 kr'],
    ['sv', '35000.5', '35 000,50 kr'],
    ['de', '35000', '35.000 kr'],
  ] as const)('%s writes %s as %s', (language, amount, text) => {
    expect(spaced(formats(language).money({ amount, currency: 'SEK' }))).toBe(text)
  })

  test('an amount beyond what a float can hold keeps every digit', () => {
    expect(spaced(formats('sv').money({ amount: '12345678901234567890.12', currency: 'SEK' }))).toBe(
      '12 345 678 901 234 567 890,12 kr',
    )
  })

  test('pay is recognized by its number of digits', () => {
    const kr = (amount: string) => ({ amount, currency: 'SEK' })
    expect(looksLikePay(kr('35000'), true)).toBe(true)
    expect(looksLikePay(kr('350'), true)).toBe(false)
    expect(looksLikePay(kr('3500000'), true)).toBe(false)
    expect(looksLikePay(kr('182.50'), false)).toBe(true)
    expect(looksLikePay(kr('1.82'), false)).toBe(false)
  })
})

describe('remedies for the keychain', () => {
  const t = i18next.getFixedT('en')

  test.each([
    ['keychain_locked', 'windows', /Credential Manager/],
    ['keychain_locked', 'macos', /Keychain Access/],
    ['keychain_locked', 'linux', /Passwords and Keys/],
    ['keychain_refused', 'macos', /Always Allow/],
    ['keychain_refused', 'windows', /Credential Manager/],
  ] as const)('%s on %s', (code, system, words) => {
    expect(hintText(code, system, t)).toMatch(words)
  })
})

describe('values', () => {
  const t = i18next.getFixedT('en')
  const en = formats('en')

  test('a calendar date is the same day in every time zone', () => {
    expect(en.day('2026-01-01')).toBe('1 Jan 2026')
  })

  test('countries have their names, unknown codes stay', () => {
    expect(valueText('country', { kind: 'text', value: 'SE' }, en, t)).toBe('Sweden (SE)')
    expect(valueText('country', { kind: 'text', value: 'Utopia' }, en, t)).toBe('Utopia')
  })

  test('a personal number is masked in lists and whole where it is compared', () => {
    expect(maskPersonalNumber('19850612-2384')).toBe('19850612-••••')
    expect(maskPersonalNumber('198506122384')).toBe('19850612••••')
    expect(maskPersonalNumber('850612-2384 ')).toBe('850612-•••• ')
    expect(maskPersonalNumber('19850612-••84')).toBe('19850612-••••')
    const ssn = { kind: 'text', value: '19850612-2384' } as const
    expect(listText('ssn', ssn, en, t)).not.toContain('2384')
    expect(valueText('ssn', ssn, en, t)).toContain('2384')
  })

  test('finding parameters are formatted by their shape', () => {
    expect(spaced(paramText('38500 SEK', en))).toBe('38 500 kr')
    expect(paramText('2027-01-01', en)).toBe('1 Jan 2027')
    expect(paramText('WEEKLY', en)).toBe('WEEKLY')
  })
})

describe('differences', () => {
  test('only the difference is marked', () => {
    expect(textDiff('+46 70 174 06 20', '+46 70 174 06 35').now).toEqual(['+46 70 174 06 ', '35', ''])
    expect(textDiff('Kungsgatan 4', 'Kungsgatan 44').now).toEqual(['Kungsgatan 4', '4', ''])
  })

  test('texts with little in common are marked in full', () => {
    expect(textDiff('Malmö', 'Lund').now).toEqual(['', 'Lund', ''])
  })
})

describe('errors', () => {
  test('every error that offers new credentials or a retry says so in the table', () => {
    for (const [code, { severity, action }] of Object.entries(errorTable)) {
      // A temporary error can be retried.
      if (severity === 'wait') expect(action, code).toBe('retry')
      expect(i18next.exists(`errors.${code}.todo`), code).toBe(true)
    }
  })

  test('errors of the shell are kept, any other value is internal', () => {
    expect(asAppError({ code: 'gone', service: null, message: 'm', hint: null }).code).toBe('gone')
    expect(asAppError(new TypeError('x')).code).toBe('internal')
    expect(asAppError({ code: 'never heard of' }).code).toBe('internal')
    expect(asAppError('text').message).toBe('text')
  })
})

describe('routes', () => {
  const places: Route[] = [
    { at: 'overview' },
    { at: 'start' },
    { at: 'connect' },
    { at: 'settings' },
    { at: 'data' },
    { at: 'integration', id: 'a/b' },
    { at: 'integration', id: 'a/b', part: 'lead' },
    { at: 'salaries', id: 'x' },
    { at: 'export', id: 'x', kind: 'employees', only: ['1,2', 'å'] },
    { at: 'export', id: 'x', kind: 'employee_import', only: [] },
    { at: 'links', id: 'x' },
    { at: 'review', planId: 'p', only: [] },
    { at: 'run', id: 'r' },
    { at: 'history', integrationId: null },
    { at: 'history', integrationId: 'x y' },
  ]
  test.each(places)('$at comes back from its address', (place) => {
    expect(parse(href(place))).toEqual(place)
  })
  test('an unknown address is the overview', () => {
    expect(parse('#/nowhere/at/all')).toEqual({ at: 'overview' })
  })
})

describe('outcomes', () => {
  test('failed rows can be prepared again, unclear ones cannot', () => {
    expect(keysToRetry(mixedRun.rows)).toEqual(['nils-åberg', 'maria-santos-pereira'])
    expect(keysToRetry(interruptedRun.rows)).toEqual([])
    expect(unclearOf(mixedRun.summary.counts)).toBe(2)
    expect(unclearOf(confirmedRun.summary.counts)).toBe(0)
  })
})

describe('field groups', () => {
  const fields = (
    ['city', 'clearing_number', 'account_number', 'hourly_salary', 'monthly_salary', 'monthly_salary_start'] as const
  ).map((field) => ({ field, old: null, new: null }))
  test('are one question', () => {
    expect(groupFields(fields).map((group) => group.map(({ field }) => field))).toEqual([
      ['city'],
      ['clearing_number', 'account_number'],
      ['hourly_salary', 'monthly_salary', 'monthly_salary_start'],
    ])
  })
  test('are named once', () => {
    expect(onePerGroup(['first_name', 'last_name', 'city'])).toEqual(['first_name', 'city'])
  })
})
