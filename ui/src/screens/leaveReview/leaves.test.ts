import { expect, test } from 'vitest'
import { day, hours, leavePlan } from '../../test/absence'
import { field, text, warning } from '../../test/company'
import { dayRows, daysOf, hoursOfLeave, leavesOf, needsOwnTick, rowsToSelect, shared, spanOf } from './leaves'

const rows = dayRows(leavePlan.changes)
const leaves = leavesOf(rows)
const of = (name: string) => leaves.filter((leave) => leave.name === name)

test('rows are grouped by person and leave without loss', () => {
  expect(leaves.flatMap((leave) => leave.rows)).toHaveLength(rows.length)
  expect(of('Ebba Lindqvist')).toHaveLength(1)
  expect(of('Nils Åberg').map(({ kind }) => kind)).toEqual(['Sjukfrånvaro', 'Sjukdom'])
})

test('two people with the same name stay two', () => {
  const twice = ['a-1', 'a-2'].map((source_id) => day('Anna', 'sick', '2026-11-02', { source_id }))
  expect(leavesOf(dayRows(twice))).toHaveLength(2)
})

test('a leave sums its days and hours; without hours of a day it has none', () => {
  const [ebba] = of('Ebba Lindqvist')
  if (!ebba) throw new Error('the company has changed')
  expect([spanOf(ebba), daysOf(ebba), hoursOfLeave(ebba)]).toEqual([{ from: '2026-11-09', to: '2026-11-13' }, 5, '40'])
  const [nils] = of('Nils Åberg')
  expect(nils && hoursOfLeave(nils)).toBeNull()
})

test('a row about a leave as a whole is no day', () => {
  const [per] = of('Per Wallin')
  expect(per && [daysOf(per), spanOf(per).to]).toEqual([0, '2026-11-30'])
})

test('a late day can be selected with its leave, another reason excludes it', () => {
  const late = (findings: ReturnType<typeof warning>[]) =>
    dayRows([day('Jonas Ek', 'sick', '2026-10-29', { findings }, { late: true, hold: true })])[0]
  const [plain, other] = [late([]), late([warning('leave_removed_in_kleer')])]
  expect(plain && needsOwnTick(plain)).toBe(false)
  expect(other && needsOwnTick(other)).toBe(true)
})

test('selecting a leave selects unhesitating days, or all if there are none', () => {
  const ahmed = of('Ahmed Yusuf').flatMap((leave) => leave.rows)
  expect(rowsToSelect(ahmed).map((row) => row.day.date)).toEqual(['2026-11-03'])
  const ownTick = ahmed.filter(needsOwnTick)
  expect(rowsToSelect(ownTick)).toEqual(ownTick)
})

test('the value that all days share is found, a differing one is not', () => {
  const two = dayRows([
    day('A', 'sick', '2026-11-02', { fields: [field('leave_hours', null, hours('8'))] }),
    day('A', 'sick', '2026-11-03', { fields: [field('leave_comment', null, text('x'))] }),
  ])
  expect(shared(two, (row) => row.findings)).toEqual([])
  expect(shared(two, (row) => row.fields)).toBeNull()
})
