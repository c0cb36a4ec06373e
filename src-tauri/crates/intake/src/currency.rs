//! Parsing of currencies as people write them.

use domain::money::Currency;

use crate::{problem::ProblemCode, text};

/// Currencies that people call "kr".
const CROWNS: [&str; 4] = ["SEK", "NOK", "DKK", "ISK"];

/// The accepted currency codes. Any other three letters could be a word.
const CODES: [&str; 26] = [
    "EUR", "SEK", "NOK", "DKK", "ISK", "CHF", "GBP", "USD", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "UAH", "TRY", "CAD", "AUD", "NZD",
    "JPY", "CNY", "INR", "ZAR", "BRL", "ILS", "AED",
];

/// The currency of a word or a sign. "kr" means the list's own currency where that is a krona or krone, and SEK otherwise.
pub fn parse(text: &str, list_currency: &Currency) -> Result<Currency, ProblemCode> {
    let name = text::casefold(text);
    let code = match name.trim_end_matches('.') {
        "€" | "euro" | "euros" => "EUR",
        "kr" | "kronor" | "krona" if CROWNS.contains(&list_currency.code()) => list_currency.code(),
        "kr" | "kronor" | "krona" => "SEK",
        "fr" | "sfr" | "franken" => "CHF",
        "£" => "GBP",
        "$" | "us$" => "USD",
        "zł" => "PLN",
        "kč" => "CZK",
        "ft" => "HUF",
        other => CODES.into_iter().find(|code| code.eq_ignore_ascii_case(other)).ok_or(ProblemCode::CurrencyUnknown)?,
    };
    code.parse().map_err(|_| ProblemCode::CurrencyUnknown)
}

pub fn is_currency(text: &str) -> bool {
    parse(text, &Currency::SEK).is_ok()
}
