import type { Change, ChangeKind, FieldChange, LeaveDay } from '../../generated/types'
import { sumOf } from '../../lib/hours'
import { isSendable } from '../review/selection'

/** A row of the leave export. It always has a day. */
export type DayRow = Change & { day: LeaveDay }

/** The rows of one leave of one person. */
export type Leave = { key: string; name: string; kind: string; rows: DayRow[] }

export const dayRows = (changes: Change[]): DayRow[] => changes.filter((change): change is DayRow => change.day !== null)

/** Records that only the target has belong to no leave: they are grouped by person and activity. */
const leaveOf = ({ leave, leave_type, leave_type_name }: LeaveDay) => (leave_type === null ? `gone ${leave_type_name}` : leave)

/** Rows by person and leave, in the order of the input. */
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

/** The first and last day of a leave. */
export function spanOf({ rows }: Leave) {
  const from = rows.map(({ day }) => day.date).sort()[0] ?? ''
  const to =
    rows
      .map(({ day }) => day.until ?? day.date)
      .sort()
      .at(-1) ?? ''
  return { from, to }
}

/** The number of days with a row. A row about the whole leave is no day. */
export const daysOf = ({ rows }: Leave) => new Set(rows.filter(({ day }) => day.until === null).map(({ day }) => day.date)).size

const fieldOf = (row: Change, field: FieldChange['field']) => row.fields.find((one) => one.field === field)

/** The hours of a day; `null` if the row does not contain them, because they do not change. */
export function hoursOf(row: Change): string | null {
  const value = fieldOf(row, 'leave_hours')
  const hours = value?.new ?? value?.old
  return hours?.kind === 'hours' ? hours.value : null
}

/** The hours of a leave; `null` unless every day contains them. */
export function hoursOfLeave({ rows }: Leave): string | null {
  const hours = rows.filter(({ day }) => day.until === null).map(hoursOf)
  return hours.length > 0 && hours.every((hours) => hours !== null) ? sumOf(hours) : null
}

/** The number of rows of each kind, in the order of the input. */
export function kindsOf({ rows }: Leave): [ChangeKind, number][] {
  const kinds = new Map<ChangeKind, number>()
  for (const { kind } of rows) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return [...kinds]
}

/** The value that all rows share; `null` if they differ. */
export function shared<T>(rows: DayRow[], of: (row: DayRow) => T): T | null {
  const [first, ...others] = rows
  if (!first) return null
  const text = JSON.stringify(of(first))
  return others.every((row) => JSON.stringify(of(row)) === text) ? of(first) : null
}

/** The reasons not to select a day by default, except lateness. */
const reasons: ReadonlySet<string> = new Set([
  'leave_other_record',
  'leave_free_in_kleer',
  'leave_removed_in_kleer',
  'leave_changed_in_kleer',
])

/** A day that must be selected by itself: sending it could be wrong even if the leave is right. */
export const needsOwnTick = ({ day, findings }: DayRow) =>
  day.hold && (!day.late || findings.some(({ code }) => reasons.has(code)))

/** The rows that "select the leave" selects: those without hesitation, or all if there are none. */
export function rowsToSelect(rows: DayRow[]): DayRow[] {
  const sendable = rows.filter(isSendable)
  const unhesitating = sendable.filter((row) => !needsOwnTick(row))
  return unhesitating.length > 0 ? unhesitating : sendable
}
