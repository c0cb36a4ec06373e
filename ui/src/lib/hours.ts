/** Hours travel as text with a few decimals. They are added in ten-thousandths, so that no float shows through. */
const UNIT = 10_000

const units = (hours: string) => Math.round(Number(hours) * UNIT)

/** The sum of hours, as text again. */
export const sumOf = (hours: string[]): string => String(hours.reduce((sum, each) => sum + units(each), 0) / UNIT)

/** A share of hours, in per cent. */
export const shareOf = (hours: string, percent: string): string =>
  String(Math.round((units(hours) * Number(percent)) / 100) / UNIT)
