import type { ExportedPeriod, LeavePeriods, Period } from '../../generated/types'
import { isSamePeriod, isWithin } from '../../lib/period'

/** A period with its last export and the time of its closing. */
export type KnownPeriod = { period: Period; run: ExportedPeriod | null; closedAt: string | null }

/** Every period that was exported or closed, newest first, without duplicates. */
export function knownPeriods({ exported, closed }: LeavePeriods): KnownPeriod[] {
  const known: KnownPeriod[] = []
  for (const run of exported) {
    // Exports are sorted newest first, so the first one of a period is its last export.
    if (known.some(({ period }) => isSamePeriod(period, run.period))) continue
    const closing = closed.find(({ period }) => isSamePeriod(period, run.period))
    known.push({ period: run.period, run, closedAt: closing?.closed_at ?? null })
  }
  for (const one of closed) {
    if (known.some(({ period }) => isSamePeriod(period, one.period))) continue
    const run = exported.find(({ period }) => isWithin(one.period, period)) ?? null
    known.push({ period: one.period, run, closedAt: one.closed_at })
  }
  return known.sort((a, b) => (a.period.from === b.period.from ? 0 : a.period.from < b.period.from ? 1 : -1))
}
