import { expect, test } from 'vitest'
import { knownPeriods } from '../screens/leave/knownPeriods'
import { formats } from './format'
import { shareOf, sumOf } from './hours'
import { isDay, isMonth, monthAt, monthsOf } from './period'
import { href, parse, type Route } from './route'

const spaced = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

test('months are counted across years and leap days', () => {
  expect(monthAt('2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
  expect(monthAt('2026-01-15', -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(monthAt('2028-02-10').to).toBe('2028-02-29')
})

test('only calendar days are valid days', () => {
  expect(['2026-02-28', '2026-02-30', '2026-2-3', '', '26-01-01'].map(isDay)).toEqual([true, false, false, false, false])
})

test('a month is formatted by name, any other period by its ends', () => {
  expect(isMonth({ from: '2026-11-01', to: '2026-11-30' })).toBe(true)
  expect(formats('de').period({ from: '2026-11-01', to: '2026-11-30' })).toBe('November 2026')
  expect(spaced(formats('en').period({ from: '2026-11-16', to: '2026-12-15' }))).toBe('16 Nov – 15 Dec 2026')
  expect(spaced(formats('en').days({ from: '2026-11-03', to: '2026-11-07' }))).toBe('3–7 Nov')
})

test('hours are added and shared without float errors', () => {
  expect(sumOf(['0.1', '0.2', '7.4'])).toBe('7.7')
  expect(sumOf([])).toBe('0')
  expect(shareOf('8', '37.5')).toBe('3')
  expect(spaced(formats('de').hours('7.5'))).toBe('7,5 Std.')
})

test('days are covered by whole months', () => {
  expect(monthsOf(['2026-12-03', '2026-10-31'])).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(monthsOf([])).toBeNull()
})

test('the address contains the period; an invalid period is asked for', () => {
  const route = { at: 'leave-prepare', id: 'a b', from: '2026-11-01', to: '2026-11-30', only: ['x'] } satisfies Route
  expect(parse(href(route))).toEqual(route)
  expect(parse('#/integrations/i/leave/2026-11-31/2026-11-30')).toEqual({ at: 'leave', id: 'i' })
  expect(parse('#/integrations/i/leave/2026-11-02/2026-11-01')).toEqual({ at: 'leave', id: 'i' })
  for (const at of ['leave', 'corrections'] as const) expect(parse(href({ at, id: 'i' }))).toEqual({ at, id: 'i' })
})

test('a period exported twice is listed once with its last export and its closing', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' }
  const half = { from: '2026-10-01', to: '2026-10-15' }
  const known = knownPeriods({
    proposed: october,
    exported: [
      { period: october, run_id: 'second', at: '2026-11-05T00:00:00Z' },
      { period: october, run_id: 'first', at: '2026-11-01T00:00:00Z' },
    ],
    closed: [
      { period: october, closed_at: '2026-11-06T00:00:00Z' },
      { period: half, closed_at: '2026-10-20T00:00:00Z' },
    ],
    corrections: 0,
  })
  expect(known.map(({ run, closedAt }) => [run?.run_id, closedAt?.slice(0, 10)])).toEqual([
    ['second', '2026-11-06'],
    ['second', '2026-10-20'],
  ])
})
