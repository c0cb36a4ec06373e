import { expect, test } from 'vitest'
import { changes, plan } from '../../test/company'
import { every } from '../../test/every'
import { conflictPlan, decided } from '../../test/imported'
import { choiceAfter, choiceAmong, choose, countOf, firstChoice, isSendable, pilotOf, shownRows } from './selection'

const everyone = firstChoice(changes, [])

test('at first everything that can be sent is chosen, and nothing else', () => {
  expect(everyone.size).toBe(10)
  expect(
    every(
      changes.filter((change) => everyone.has(change.key)),
      isSendable,
    ),
  ).toBe(true)
})

test('asked-for rows are chosen alone, as far as they can be sent', () => {
  expect([...firstChoice(changes, ['ebba-lindqvist', 'ida-holm', 'no-longer-there'])]).toEqual(['ebba-lindqvist'])
})

test('blocked rows and rows in step cannot be ticked', () => {
  expect(choose(new Set(), changes, true)).toEqual(everyone)
})

test('choosing none of a filter leaves the others chosen', () => {
  const left = choose(everyone, shownRows(plan, 'create', ''), false)
  expect(left.size).toBe(8)
  expect(choiceAmong(left, changes)).toEqual({ count: 8, possible: 10, all: false })
})

test('a choice is never changed in place', () => {
  choose(everyone, changes, false)
  expect(everyone.size).toBe(10)
})

test('with nothing to choose from, not all is chosen', () => {
  expect(choiceAmong(everyone, shownRows(plan, 'blocked', ''))).toEqual({ count: 0, possible: 0, all: false })
})

test('search looks in names, whatever the case and the space around', () => {
  expect(shownRows(plan, 'all', ' åBERG ').map((row) => row.name)).toEqual(['Nils Åberg'])
})

test('the kinds add up to all, and warnings are counted beside them', () => {
  const kinds = (['create', 'update', 'blocked', 'in_step', 'notice'] as const).map((kind) => countOf(plan, kind))
  expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(countOf(plan, 'all'))
  expect(countOf(plan, 'warned')).toBe(8)
})

test('a small beginning is the first two that can be sent', () => {
  expect([...pilotOf(changes)]).toEqual(['nils-åberg', 'maria-santos-pereira'])
})

test('what becomes sendable by a decision is chosen; every other choice stays as it was', () => {
  const before = conflictPlan.changes.find((change) => change.key === 'ebba-lindqvist')
  const after = (takeSource: boolean) =>
    decided(conflictPlan, 'ebba-lindqvist', takeSource).changes.find((change) => change.key === 'ebba-lindqvist')
  if (!before) throw new Error('the company has changed')
  expect([...choiceAfter(new Set(['x']), before, after(true))]).toEqual(['x', 'ebba-lindqvist'])
  expect([...choiceAfter(new Set(['x']), before, after(false))]).toEqual(['x'])
  // A row that could be sent before and is not ticked stays so.
  const update = changes.find((change) => change.kind === 'update')
  if (!update) throw new Error('the company has changed')
  expect([...choiceAfter(new Set(), update, update)]).toEqual([])
})

test('a row held on to is shown whatever the filter, but not whatever is looked for', () => {
  const held = new Set(['ida-holm'])
  expect(shownRows(plan, 'create', '', held).map((row) => row.key)).toContain('ida-holm')
  expect(shownRows(plan, 'create', 'åberg', held).map((row) => row.key)).toEqual(['nils-åberg'])
})
