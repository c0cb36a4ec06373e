import { expect, test } from 'vitest'
import { changes, plan } from '../../test/company'
import { conflictPlan, decided } from '../../test/decisionPlans'
import { every } from '../../test/nonEmpty'
import { choose, chooseAfterDecision, countChosen, countOf, firstChoice, isSendable, pilotOf, shownRows } from './selection'

const everyone = firstChoice(changes, [])

test('all sendable rows are selected at first, and no others', () => {
  expect(everyone.size).toBe(10)
  expect(
    every(
      changes.filter((change) => everyone.has(change.key)),
      isSendable,
    ),
  ).toBe(true)
})

test('requested rows are selected alone if they can be sent', () => {
  expect([...firstChoice(changes, ['ebba-lindqvist', 'ida-holm', 'no-longer-there'])]).toEqual(['ebba-lindqvist'])
})

test('blocked rows and rows in sync cannot be selected', () => {
  expect(choose(new Set(), changes, true)).toEqual(everyone)
})

test('deselecting a filter keeps the other rows selected', () => {
  const left = choose(everyone, shownRows(plan, 'create', ''), false)
  expect(left.size).toBe(8)
  expect(countChosen(left, changes)).toEqual({ count: 8, possible: 10, all: false })
})

test('a selection is never mutated', () => {
  choose(everyone, changes, false)
  expect(everyone.size).toBe(10)
})

test('an empty list does not count as all selected', () => {
  expect(countChosen(everyone, shownRows(plan, 'blocked', ''))).toEqual({ count: 0, possible: 0, all: false })
})

test('search matches names, ignoring case and outer space', () => {
  expect(shownRows(plan, 'all', ' åBERG ').map((row) => row.name)).toEqual(['Nils Åberg'])
})

test('the kinds add up to all, and warnings are counted separately', () => {
  const kinds = (['create', 'update', 'blocked', 'in_step', 'notice'] as const).map((kind) => countOf(plan, kind))
  expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(countOf(plan, 'all'))
  expect(countOf(plan, 'warned')).toBe(8)
})

test('a pilot is the first two sendable rows', () => {
  expect([...pilotOf(changes)]).toEqual(['nils-åberg', 'maria-santos-pereira'])
})

test('a row that becomes sendable is selected; every other choice stays', () => {
  const before = conflictPlan.changes.find((change) => change.key === 'ebba-lindqvist')
  const after = (takeSource: boolean) =>
    decided(conflictPlan, 'ebba-lindqvist', takeSource).changes.find((change) => change.key === 'ebba-lindqvist')
  if (!before) throw new Error('the company has changed')
  expect([...chooseAfterDecision(new Set(['x']), before, after(true))]).toEqual(['x', 'ebba-lindqvist'])
  expect([...chooseAfterDecision(new Set(['x']), before, after(false))]).toEqual(['x'])
  // A row that was sendable before and unticked stays unticked.
  const update = changes.find((change) => change.kind === 'update')
  if (!update) throw new Error('the company has changed')
  expect([...chooseAfterDecision(new Set(), update, update)]).toEqual([])
})

test('a pinned row ignores the filter, but not the search', () => {
  const pinned = new Set(['ida-holm'])
  expect(shownRows(plan, 'create', '', pinned).map((row) => row.key)).toContain('ida-holm')
  expect(shownRows(plan, 'create', 'åberg', pinned).map((row) => row.key)).toEqual(['nils-åberg'])
})
