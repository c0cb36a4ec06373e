//! Reading answers, whichever client they came to.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::wire::{Message, Refusal};
use crate::error::{Error, Service};
use crate::http::{Answer, Said};
use crate::json;

/// Decodes an answer; an error names the place and not what stands there.
pub(super) fn decode<T: DeserializeOwned>(call: &'static str, answer: &Answer) -> Result<T, Error> {
    json::decode(Service::Alexis, call, answer)
}

/// The envelope of an answer about one record. One client of others has seen the record without it.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    data: Option<Box<RawValue>>,
}

/// Decodes an answer about one record, with its envelope or without.
pub(super) fn decode_one<T: DeserializeOwned>(call: &'static str, answer: &Answer) -> Result<T, Error> {
    let envelope: Envelope = decode(call, answer)?;
    match envelope.data {
        Some(data) => decode_part(call, answer, "data", data.get()),
        None => decode(call, answer),
    }
}

/// Decodes a part of an answer, `json`, that stands at `at`.
fn decode_part<T: DeserializeOwned>(call: &'static str, answer: &Answer, at: &str, json: &str) -> Result<T, Error> {
    let not_understood = |at: &str| answer.not_understood_at(Service::Alexis, call, at);
    let mut json = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut json).map_err(|error| match error.path().to_string().as_str() {
        "." => not_understood(at),
        path => not_understood(&format!("{at}.{path}")),
    })
}

/// The words of an error body. Those of a fault of the service itself say nothing to an owner.
pub(super) fn said(status: u16, body: &[u8]) -> Said {
    if status >= 500 {
        return Said::default();
    }
    let refusal: Refusal = serde_json::from_slice(body).unwrap_or_default();
    let words = refusal.message.map(|message| match message {
        Message::One(text) => text,
        Message::Several(texts) => texts.join("; "),
    });
    Said { words, ..Said::default() }
}
