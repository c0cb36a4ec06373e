import type { ExportedPeriod, LeavePeriods, Period } from '../../generated/types'
import { isSame, lies } from '../../lib/period'

/** A period with its last export, and since when it is closed. */
export type KnownPeriod = { period: Period; run: ExportedPeriod | null; closedAt: string | null }

/** Every period that was exported or closed, once, newest first. */
export function knownPeriods({ exported, closed }: LeavePeriods): KnownPeriod[] {
  const known: KnownPeriod[] = []
  for (const run of exported) {
    // Exports come newest first, so the first one of a period is its last.
    if (known.some(({ period }) => isSame(period, run.period))) continue
    const over = closed.find(({ period }) => isSame(period, run.period))
    known.push({ period: run.period, run, closedAt: over?.closed_at ?? null })
  }
  for (const one of closed) {
    if (known.some(({ period }) => isSame(period, one.period))) continue
    const run = exported.find(({ period }) => lies(one.period, period)) ?? null
    known.push({ period: one.period, run, closedAt: one.closed_at })
  }
  return known.sort((a, b) => (a.period.from === b.period.from ? 0 : a.period.from < b.period.from ? 1 : -1))
}
