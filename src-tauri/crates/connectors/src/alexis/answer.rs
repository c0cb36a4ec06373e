//! Decodes answers for both clients.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::wire::{Message, Refusal};
use crate::error::{Error, Service};
use crate::http::{Answer, ErrorBody};
use crate::json;

pub(super) fn decode<T: DeserializeOwned>(call: &'static str, answer: &Answer) -> Result<T, Error> {
    json::decode(Service::Alexis, call, answer)
}

/// The envelope around one record. One third-party client has seen the record without it.
#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    data: Option<Box<RawValue>>,
}

/// Decodes an answer about one record, with or without its envelope.
pub(super) fn decode_one<T: DeserializeOwned>(call: &'static str, answer: &Answer) -> Result<T, Error> {
    let envelope: Envelope = decode(call, answer)?;
    match envelope.data {
        Some(data) => decode_part(call, answer, "data", data.get()),
        None => decode(call, answer),
    }
}

/// Decodes `json`, the part of an answer at the path `at`.
fn decode_part<T: DeserializeOwned>(call: &'static str, answer: &Answer, at: &str, json: &str) -> Result<T, Error> {
    let not_understood = |at: &str| answer.not_understood_at(Service::Alexis, call, at);
    let mut json = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut json).map_err(|error| match error.path().to_string().as_str() {
        "." => not_understood(at),
        path => not_understood(&format!("{at}.{path}")),
    })
}

/// Decodes an error body. The message of a 5xx is dropped, because it does not help an owner.
pub(super) fn parse_error(status: u16, body: &[u8]) -> ErrorBody {
    if status >= 500 {
        return ErrorBody::default();
    }
    let refusal: Refusal = serde_json::from_slice(body).unwrap_or_default();
    let message = refusal.message.map(|message| match message {
        Message::One(text) => text,
        Message::Several(texts) => texts.join("; "),
    });
    ErrorBody { message, ..ErrorBody::default() }
}
