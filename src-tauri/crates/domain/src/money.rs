//! Money: a decimal with a currency, never a float.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// An ISO 4217 currency code, three capital letters ("SEK").
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Swedish kronor, the currency of every Kleer salary.
    pub const SEK: Self = Self(*b"SEK");
    pub const EUR: Self = Self(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

/// The text is not three letters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a currency is three letters")]
pub struct NotACurrency;

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters: [u8; 3] = text.trim().as_bytes().try_into().map_err(|_| NotACurrency)?;
        if letters.iter().all(u8::is_ascii_alphabetic) { Ok(Self(letters.map(|l| l.to_ascii_uppercase()))) } else { Err(NotACurrency) }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount in a currency. The amount is a string in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Money {
    /// The amount in whole units of the currency (kronor, not öre).
    #[ts(as = "String")]
    pub amount: Decimal,
    pub currency: Currency,
}

impl Money {
    /// Drops trailing zeros, so that 35000.00 and 35000 are the same text.
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount: amount.normalize(), currency }
    }

    pub fn kronor(amount: Decimal) -> Self {
        Self::new(amount, Currency::SEK)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currency_is_parsed_from_three_letters_only() {
        assert_eq!("sek".parse::<Currency>().unwrap(), Currency::SEK);
        assert!("kr".parse::<Currency>().is_err());
        assert!("S3K".parse::<Currency>().is_err());
        assert!("åäö".parse::<Currency>().is_err());
    }

    #[test]
    fn equal_amounts_have_the_same_text() {
        assert_eq!(Money::kronor(Decimal::new(3_500_000, 2)).to_string(), "35000 SEK");
    }

    #[test]
    fn amount_is_a_string_in_json() {
        let json = serde_json::to_string(&Money::kronor(Decimal::new(3550, 2))).unwrap();
        assert_eq!(json, r#"{"amount":"35.5","currency":"SEK"}"#);
    }
}
