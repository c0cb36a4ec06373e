//! Formats amounts and times in each language.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use domain::{benefits::PayrollMonth, money::Currency};
use rust_decimal::Decimal;

use crate::{
    catalogue::{Catalogue, fill},
    message::Language,
};

/// A no-break space, which keeps a number and its currency on one line.
const NO_BREAK: char = '\u{a0}';

/// An amount with its currency: €1,234.50, 1 234,50 €, 1.234,50 €. At least two decimals.
pub(crate) fn money(amount: Decimal, currency: &Currency, language: Language) -> String {
    let mut amount = amount.normalize();
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    let digits = amount.abs().to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, "00"));
    let (thousands, point) = match language {
        Language::En => (',', '.'),
        Language::Sv => (NO_BREAK, ','),
        Language::De => ('.', ','),
    };
    let number = format!("{}{point}{decimals}", group_digits(whole, thousands));
    let sign = if amount < Decimal::ZERO { "-" } else { "" };
    match (language, currency.code()) {
        (Language::En, "EUR") => format!("{sign}€{number}"),
        (Language::En, code) => format!("{sign}{code}{NO_BREAK}{number}"),
        (_, "EUR") => format!("{sign}{number}{NO_BREAK}€"),
        (Language::Sv, "SEK") => format!("{sign}{number}{NO_BREAK}kr"),
        (_, code) => format!("{sign}{number}{NO_BREAK}{code}"),
    }
}

fn group_digits(digits: &str, separator: char) -> String {
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        let remaining = digits.len().saturating_sub(position);
        if position > 0 && remaining.is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// "24 November 2026", "24. November 2026".
pub(crate) fn date(day: NaiveDate, catalogue: &Catalogue) -> String {
    let (number, month, year) = (day.day().to_string(), month_name(day.month(), catalogue), day.year().to_string());
    fill(catalogue.date, &[("day", &number), ("month", month), ("year", &year)])
}

/// A date with the time of day in minutes.
pub(crate) fn moment(at: DateTime<FixedOffset>, catalogue: &Catalogue) -> String {
    let (date, time) = (date(at.date_naive(), catalogue), at.format("%H:%M").to_string());
    fill(catalogue.moment, &[("date", &date), ("time", &time)])
}

/// "November 2026".
pub(crate) fn month(month: PayrollMonth, catalogue: &Catalogue) -> String {
    format!("{} {}", month_name(month.number(), catalogue), month.year())
}

fn month_name(number: u32, catalogue: &Catalogue) -> &'static str {
    let index = usize::try_from(number).unwrap_or_default().saturating_sub(1);
    catalogue.months.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1234.5", "EUR", "€1,234.50", "1 234,50 €", "1.234,50 €")]
    #[case("0", "EUR", "€0.00", "0,00 €", "0,00 €")]
    #[case("-1234567.890", "EUR", "-€1,234,567.89", "-1 234 567,89 €", "-1.234.567,89 €")]
    #[case("999.999", "EUR", "€999.999", "999,999 €", "999,999 €")]
    #[case("35000", "SEK", "SEK 35,000.00", "35 000,00 kr", "35.000,00 SEK")]
    fn amount_is_formatted_by_language(#[case] amount: &str, #[case] currency: &str, #[case] en: &str, #[case] sv: &str, #[case] de: &str) {
        let shown = [Language::En, Language::Sv, Language::De]
            .map(|language| money(amount.parse().unwrap(), &currency.parse().unwrap(), language).replace(NO_BREAK, " "));
        assert_eq!(shown, [en, sv, de]);
    }

    #[test]
    fn time_is_formatted_by_language() {
        let at = DateTime::parse_from_rfc3339("2026-11-04T09:05:59+01:00").unwrap();
        let shown = [Language::En, Language::Sv, Language::De].map(|language| moment(at, Catalogue::of(language)));
        assert_eq!(shown, ["4 November 2026, 09:05", "4 november 2026 kl. 09:05", "4. November 2026, 09:05 Uhr"]);
        assert_eq!(month("2026-03".parse().unwrap(), Catalogue::of(Language::De)), "März 2026");
    }
}
