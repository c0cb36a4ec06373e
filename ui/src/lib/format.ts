import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Money, Period } from '../generated/types'
import { isMonth } from './period'

/** English text is formatted by Swedish rules, because the amounts are Swedish. */
const locales: Record<Language, string> = { en: 'en-SE', sv: 'sv-SE', de: 'de-DE' }

/** Locales for foreign currencies. `en-SE` formats them the American way, so English takes the Swedish form. */
const moneyLocales: Record<Language, string> = { ...locales, en: 'sv-SE' }

/** The abbreviations of hours on a pay slip. */
const hourUnits: Record<Language, string> = { en: 'h', sv: 'tim', de: 'Std.' }

/** Formatters for figures, dates and country names in one language. */
export function formats(language: Language) {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale)
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 })
  const cents = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 10 })
  const plainCents = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 10, useGrouping: false })
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const longDay = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const bytes = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })
  const kilobytes = bytes('kilobyte')
  const megabytes = bytes('megabyte')
  const at = (date: string) => new Date(`${date}T00:00:00Z`)
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const dateOf = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })

  return {
    number: (value: number) => number.format(value),
    bytes: (value: number) => (value < 1e6 ? kilobytes.format(Math.ceil(value / 1000)) : megabytes.format(value / 1e6)),
    /** A decimal that stays text, so that nothing is rounded. */
    decimal: (value: string) => decimal.format(value as `${number}`),
    hours: (value: string) => `${decimal.format(value as `${number}`)}\u00a0${hourUnits[language]}`,
    /** A number that is an identifier, such as a tax table: no thousands separators. */
    plain: (value: number) => plain.format(value),
    /** An amount with its currency. It stays text, so that nothing is rounded. */
    money: ({ amount, currency }: Money) => {
      const form = new Intl.NumberFormat(moneyLocales[language], {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: amount.includes('.') ? 2 : 0,
        maximumFractionDigits: 10,
      })
      return form.format(amount as `${number}`)
    },
    /** An amount without its currency and with two decimals, for a column that names the currency. */
    amount: (value: string) => cents.format(value as `${number}`),
    /** An amount for an input field: no currency, no thousands separators. */
    typed: (value: string) => plainCents.format(value as `${number}`),
    /** A calendar date, YYYY-MM-DD. */
    day: (date: string) => day.format(at(date)),
    /** A calendar date with its weekday and without its year. */
    weekday: (date: string) => weekday.format(at(date)),
    /** A calendar date with its weekday and year. */
    longDay: (date: string) => longDay.format(at(date)),
    /** A range of days without the year. */
    days: ({ from, to }: Period) => short.formatRange(at(from), at(to)),
    /** A calendar month by its name, any other period by its first and last day. */
    period: (period: Period) =>
      isMonth(period) ? month.format(at(period.from)) : day.formatRange(at(period.from), at(period.to)),
    /** A month, YYYY-MM. */
    month: (of: string) => month.format(at(`${of}-01`)),
    shortMonth: (of: string) => shortMonth.format(at(`${of}-01`)),
    /** An instant in the computer's time zone. */
    instant: (at: string) => instant.format(new Date(at)),
    /** The day of an instant in the computer's time zone. */
    date: (at: string) => dateOf.format(new Date(at)),
    /** A country's name with its code. A text that is no country code stays as it is. */
    country: (code: string) => {
      const name = /^[A-Z]{2}$/.test(code) ? countries.of(code) : undefined
      return name ? `${name} (${code})` : code
    },
    list: (texts: string[]) => list.format(texts),
  }
}

export type Formats = ReturnType<typeof formats>

/** The formatters of the present language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  return useMemo(() => formats(language), [language])
}
