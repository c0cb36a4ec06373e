import type { Change, ChangeKind, FieldChange, LeaveDay } from '../../generated/types'
import { sumOf } from '../../lib/hours'
import { isSendable } from '../review/selection'

/** A row of the leave export: it always has a day. */
export type DayRow = Change & { day: LeaveDay }

/** The rows of one leave of one person. */
export type Leave = { key: string; name: string; kind: string; rows: DayRow[] }

export const dayRows = (changes: Change[]): DayRow[] => changes.filter((change): change is DayRow => change.day !== null)

/** Records that only the target knows belong to no leave: those of a person and an activity stand together. */
const leaveOf = ({ leave, leave_type, leave_type_name }: LeaveDay) => (leave_type === null ? `gone ${leave_type_name}` : leave)

/** The rows by person and then by leave, in the order in which they came. */
export function leavesOf(rows: DayRow[]): Leave[] {
  const people = new Map<string, Map<string, Leave>>()
  for (const row of rows) {
    const person = row.source_id ?? row.target_id ?? row.name
    const leaves = people.get(person) ?? new Map<string, Leave>()
    people.set(person, leaves)
    const key = leaveOf(row.day)
    const leave = leaves.get(key)
    if (leave) leave.rows.push(row)
    else leaves.set(key, { key: `${person} ${key}`, name: row.name, kind: row.day.leave_type_name, rows: [row] })
  }
  return [...people.values()].flatMap((leaves) => [...leaves.values()])
}

/** From the first day of a leave to its last. */
export function spanOf({ rows }: Leave) {
  const from = rows.map(({ day }) => day.date).sort()[0] ?? ''
  const to =
    rows
      .map(({ day }) => day.until ?? day.date)
      .sort()
      .at(-1) ?? ''
  return { from, to }
}

/** How many days have a row; what is said of a leave as a whole is no day. */
export const daysOf = ({ rows }: Leave) => new Set(rows.filter(({ day }) => day.until === null).map(({ day }) => day.date)).size

const fieldOf = (row: Change, field: FieldChange['field']) => row.fields.find((one) => one.field === field)

/** The hours of a day as far as the row tells them: what does not change is not in it. */
export function hoursOf(row: Change): string | null {
  const value = fieldOf(row, 'leave_hours')
  const told = value?.new ?? value?.old
  return told?.kind === 'hours' ? told.value : null
}

/** The hours of a leave, when every day of it tells them. */
export function hoursOfLeave({ rows }: Leave): string | null {
  const told = rows.filter(({ day }) => day.until === null).map(hoursOf)
  return told.length > 0 && told.every((hours) => hours !== null) ? sumOf(told) : null
}

/** How many rows of each kind, in the order in which they came. */
export function kindsOf({ rows }: Leave): [ChangeKind, number][] {
  const kinds = new Map<ChangeKind, number>()
  for (const { kind } of rows) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return [...kinds]
}

/** What all rows have in common; `null`: they differ. */
export function shared<T>(rows: DayRow[], of: (row: DayRow) => T): T | null {
  const [first, ...others] = rows
  if (!first) return null
  const said = JSON.stringify(of(first))
  return others.every((row) => JSON.stringify(of(row)) === said) ? of(first) : null
}

/** Why a day is not ticked by itself, apart from being late. */
const reasons: ReadonlySet<string> = new Set([
  'leave_other_record',
  'leave_free_in_kleer',
  'leave_removed_in_kleer',
  'leave_changed_in_kleer',
])

/** A day that is ticked one by one only: sending it could be wrong even where the leave is right. */
export const isHeld = ({ day, findings }: DayRow) => day.hold && (!day.late || findings.some(({ code }) => reasons.has(code)))

/** The rows that a tick for a whole leave means: those that need no second thought, or all when there are no others. */
export function tickedTogether(rows: DayRow[]): DayRow[] {
  const sendable = rows.filter(isSendable)
  const plain = sendable.filter((row) => !isHeld(row))
  return plain.length > 0 ? plain : sendable
}
