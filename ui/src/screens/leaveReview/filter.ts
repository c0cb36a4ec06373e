import { type ReviewFilter, shows } from '../review/selection'
import type { DayRow } from './leaves'

/** Which rows are shown: of one state, of one kind of leave, of people whose name holds a text. */
export type LeaveFilter = { state: ReviewFilter; kind: string | null; text: string }

export const everything: LeaveFilter = { state: 'all', kind: null, text: '' }

/** A kind of leave by its id; what only the target knows goes by its name. */
export const kindOf = ({ day }: DayRow) => day.leave_type ?? day.leave_type_name

export function shownDays(rows: DayRow[], { state, kind, text }: LeaveFilter): DayRow[] {
  const wanted = text.trim().toLocaleLowerCase()
  return rows.filter(
    (row) => shows(state, row) && (kind === null || kindOf(row) === kind) && row.name.toLocaleLowerCase().includes(wanted),
  )
}

/** The kinds of leave that occur, by name. */
export function kindsIn(rows: DayRow[]): { value: string; label: string }[] {
  const kinds = new Map(rows.map((row) => [kindOf(row), row.day.leave_type_name]))
  return [...kinds].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
}
