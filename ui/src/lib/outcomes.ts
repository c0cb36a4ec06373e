import type { OutcomeCounts, OutcomeName, RunRow } from '../generated/types'

/** The outcomes in the order in which they are told. */
export const countedOutcomes: OutcomeName[] = ['confirmed', 'failed', 'unknown', 'sent', 'waiting', 'skipped']

export const totalOf = (counts: OutcomeCounts) => countedOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)

/** Changes of which nobody can say yet whether the target holds them. */
export const unclearOf = (counts: OutcomeCounts) => counts.unknown + counts.sent

/** The rows that a new plan should choose again: those that did not happen, and that nothing has settled since. */
export const keysToRetry = (rows: RunRow[]) => rows.filter((row) => row.open).map((row) => row.key)
