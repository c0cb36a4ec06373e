//! JSON decoding for all services.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde_json::value::RawValue;

use crate::error::{Error, Service};
use crate::http::Answer;
use crate::text::non_empty;

/// Decodes an answer. An error names the place and not the value, which may be personal data.
pub(crate) fn decode<T: DeserializeOwned>(service: Service, call: &'static str, answer: &Answer) -> Result<T, Error> {
    let mut json = serde_json::Deserializer::from_slice(&answer.body);
    let not_understood = |at: &str| answer.not_understood_at(service, call, at);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| not_understood(&error.path().to_string()))?;
    json.end().map_err(|_| not_understood("."))?;
    Ok(value)
}

/// Parses a number exactly, without a float in between. Scientific notation is accepted.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

/// A text, number or boolean in its written form, so that no amount passes through a float. Missing, null and blank values
/// are `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LenientString(pub Option<String>);

impl LenientString {
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for LenientString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get().as_bytes().first() {
            Some(b'"') => serde_json::from_str::<String>(raw.get()).map(|text| Self(non_empty(&text))).map_err(D::Error::custom),
            Some(b'{' | b'[') => Err(D::Error::custom("a single value is expected")),
            _ if raw.get() == "null" => Ok(Self(None)),
            _ => Ok(Self(non_empty(raw.get()))),
        }
    }
}
