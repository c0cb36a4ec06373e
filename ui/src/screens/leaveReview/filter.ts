import { matchesFilter, type ReviewFilter } from '../review/selection'
import type { DayRow } from './leaves'

/** The filter of the review: state, leave type, and a search by name. */
export type LeaveFilter = { state: ReviewFilter; kind: string | null; text: string }

export const everything: LeaveFilter = { state: 'all', kind: null, text: '' }

/** The id of a leave type. A type that only the target has goes by its name. */
export const kindOf = ({ day }: DayRow) => day.leave_type ?? day.leave_type_name

export function shownDays(rows: DayRow[], { state, kind, text }: LeaveFilter): DayRow[] {
  const search = text.trim().toLocaleLowerCase()
  return rows.filter(
    (row) =>
      matchesFilter(state, row) && (kind === null || kindOf(row) === kind) && row.name.toLocaleLowerCase().includes(search),
  )
}

/** The leave types in the plan, sorted by name. */
export function kindsIn(rows: DayRow[]): { value: string; label: string }[] {
  const kinds = new Map(rows.map((row) => [kindOf(row), row.day.leave_type_name]))
  return [...kinds].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label))
}
