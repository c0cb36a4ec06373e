import type { Period } from '../generated/types'

// A period is a pair of calendar days, YYYY-MM-DD. Text comparison sorts such days correctly.

const toText = (day: Date) => day.toISOString().slice(0, 10)
const toDate = (day: string) => new Date(`${day}T00:00:00Z`)

/** Whether a text is a valid calendar day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = toDate(text)
  return !Number.isNaN(day.getTime()) && toText(day) === text
}

/** Whether a text is a valid month, YYYY-MM. */
export const isMonthText = (text: string) => isDay(`${text}-01`)

/** The month, YYYY-MM, that is `count` months after another. */
export const monthAfter = (month: string, count: number) => monthAt(`${month}-01`, count).from.slice(0, 7)

/** The month that is `count` months after the month of a day. */
export function monthAt(day: string, count = 0): Period {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const from = new Date(Date.UTC(year, month - 1 + count, 1))
  const to = new Date(Date.UTC(year, month + count, 0))
  return { from: toText(from), to: toText(to) }
}

export const isSamePeriod = (a: Period, b: Period) => a.from === b.from && a.to === b.to

/** Whether a period is exactly one calendar month. */
export const isMonth = (period: Period) => isSamePeriod(period, monthAt(period.from))

/** Whether a period lies entirely in another. */
export const isWithin = (inner: Period, outer: Period) => outer.from <= inner.from && inner.to <= outer.to

/** The months that contain these days; `null` if there are no days. */
export function monthsOf(days: string[]): Period | null {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? { from: monthAt(first).from, to: monthAt(last).to } : null
}
