//! Currencies as people write them.

use domain::money::Currency;

use crate::{problem::ProblemCode, text};

/// Currencies whose unit is a crown.
const CROWNS: [&str; 4] = ["SEK", "NOK", "DKK", "ISK"];

/// Codes that are taken for a currency: three letters alone could be any word.
const KNOWN: [&str; 26] = [
    "EUR", "SEK", "NOK", "DKK", "ISK", "CHF", "GBP", "USD", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "UAH", "TRY", "CAD", "AUD", "NZD",
    "JPY", "CNY", "INR", "ZAR", "BRL", "ILS", "AED",
];

/// The currency that a word or a sign means. `list` says whose crowns "kr" are.
pub fn of(word: &str, list: &Currency) -> Result<Currency, ProblemCode> {
    let word = text::folded(word);
    let code = match word.trim_end_matches('.') {
        "€" | "euro" | "euros" => "EUR",
        "kr" | "kronor" | "krona" if CROWNS.contains(&list.code()) => list.code(),
        "kr" | "kronor" | "krona" => "SEK",
        "fr" | "sfr" | "franken" => "CHF",
        "£" => "GBP",
        "$" | "us$" => "USD",
        "zł" => "PLN",
        "kč" => "CZK",
        "ft" => "HUF",
        other => KNOWN.into_iter().find(|code| code.eq_ignore_ascii_case(other)).ok_or(ProblemCode::CurrencyUnknown)?,
    };
    code.parse().map_err(|_| ProblemCode::CurrencyUnknown)
}

/// Whether a word is a currency.
pub fn is_known(word: &str) -> bool {
    of(word, &Currency::SEK).is_ok()
}
