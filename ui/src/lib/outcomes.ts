import type { OutcomeCounts, OutcomeName, RunRow } from '../generated/types'

/** The outcomes in display order. */
export const countedOutcomes: OutcomeName[] = ['confirmed', 'failed', 'unknown', 'sent', 'waiting', 'skipped']

export const totalOf = (counts: OutcomeCounts) => countedOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0)

/** The number of rows whose write is unsettled: the target may or may not hold them. */
export const unclearOf = (counts: OutcomeCounts) => counts.unknown + counts.sent

/** The rows to select in a new plan: they did not happen, and nothing has settled them since. */
export const keysToRetry = (rows: RunRow[]) => rows.filter((row) => row.open).map((row) => row.key)
