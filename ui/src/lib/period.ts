import type { Period } from '../generated/types'

/** Periods are pairs of calendar days, YYYY-MM-DD: text compares and sorts as days do. */

const written = (day: Date) => day.toISOString().slice(0, 10)
const read = (day: string) => new Date(`${day}T00:00:00Z`)

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = read(text)
  return !Number.isNaN(day.getTime()) && written(day) === text
}

/** Whether a text is a month of the calendar, YYYY-MM. */
export const isMonthText = (text: string) => isDay(`${text}-01`)

/** The month, YYYY-MM, that lies so many months after another. */
export const monthAfter = (month: string, after: number) => monthAt(`${month}-01`, after).from.slice(0, 7)

/** The month that lies so many months after the one of a day. */
export function monthAt(day: string, after = 0): Period {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const from = new Date(Date.UTC(year, month - 1 + after, 1))
  const to = new Date(Date.UTC(year, month + after, 0))
  return { from: written(from), to: written(to) }
}

export const isSame = (a: Period, b: Period) => a.from === b.from && a.to === b.to

/** Whether a period is a month, from its first day to its last. */
export const isMonth = (period: Period) => isSame(period, monthAt(period.from))

/** Whether the whole of a period lies in another. */
export const lies = (inner: Period, outer: Period) => outer.from <= inner.from && inner.to <= outer.to

/** The months that hold these days; `null`: there are none. */
export function monthsOf(days: string[]): Period | null {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? { from: monthAt(first).from, to: monthAt(last).to } : null
}
