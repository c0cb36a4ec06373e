/** Hours are decimal text. They are added as integers in ten-thousandths, so that no float error appears. */
const UNIT = 10_000

const toUnits = (hours: string) => Math.round(Number(hours) * UNIT)

/** The sum of hours as decimal text. */
export const sumOf = (hours: string[]): string => String(hours.reduce((sum, each) => sum + toUnits(each), 0) / UNIT)

/** A share of hours in per cent. */
export const shareOf = (hours: string, percent: string): string =>
  String(Math.round((toUnits(hours) * Number(percent)) / 100) / UNIT)
