//! Reads and checks the body of a write.

use serde_json::{Map, Value};

use super::refusals::Refusal;
use crate::exchange::Call;

/// A JSON object without null values and without unknown fields.
#[derive(Debug)]
pub(super) struct Body(Map<String, Value>);

impl Body {
    pub fn read(call: &Call, known_fields: &[&str]) -> Result<Body, Refusal> {
        if call.media_type() != "application/json" {
            return Err(Refusal::bad_request("The content type of the request must be \"application/json\"."));
        }
        let value: Value = serde_json::from_str(&call.body).map_err(|_| Refusal::bad_request("Payload is not valid JSON"))?;
        let Value::Object(sent) = value else { return Err(invalid()) };
        if sent.values().any(contains_null) {
            return Err(Refusal::bad_request("Payload contains null values"));
        }
        match sent.keys().find(|name| !known_fields.contains(&name.as_str())) {
            Some(unknown) => Err(Refusal::bad_request(&format!("Payload contains an unknown field: {unknown}"))),
            None => Ok(Body(sent)),
        }
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    pub fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        self.get(name).map(|value| value.as_str().ok_or_else(invalid)).transpose()
    }

    pub fn required_text(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    /// The id in an object that has no other field.
    pub fn reference(&self, name: &str) -> Result<&str, Refusal> {
        let object = self.get(name).ok_or_else(|| missing(name))?.as_object().ok_or_else(invalid)?;
        if object.keys().any(|name| name != "id") {
            return Err(invalid());
        }
        object.get("id").ok_or_else(|| missing(&format!("{name}.id")))?.as_str().ok_or_else(invalid)
    }
}

pub(super) fn invalid() -> Refusal {
    Refusal::bad_request("Payload contains invalid type values")
}

pub(super) fn missing(name: &str) -> Refusal {
    Refusal::bad_request(&format!("Payload misses a required field: {name}"))
}

fn contains_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(fields) => fields.values().any(contains_null),
        Value::Array(items) => items.iter().any(contains_null),
        _ => false,
    }
}
