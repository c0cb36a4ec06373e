//! Conversion and checks of single values.
//!
//! In memory, a message is a JSON object under the XML names, with enums in the XML spelling and decimals as text.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Number, Value, json};

use super::schema::{Kind, upper_snake};

/// None when the text of an XML element does not fit the type.
pub(super) fn from_text(kind: Kind, text: &str) -> Option<Value> {
    let trimmed = text.trim();
    match kind {
        Kind::Text => Some(json!(text)),
        Kind::Int => trimmed.parse::<i32>().ok().map(Value::from),
        Kind::Long => trimmed.parse::<i64>().ok().map(Value::from),
        Kind::Decimal => trimmed.parse::<Decimal>().ok().map(|number| json!(number.to_string())),
        Kind::Bool => match trimmed {
            "true" | "1" => Some(json!(true)),
            "false" | "0" => Some(json!(false)),
            _ => None,
        },
        Kind::Date => (trimmed.len() == 10 && trimmed.parse::<NaiveDate>().is_ok()).then(|| json!(trimmed)),
        Kind::Choice(names) => names.contains(&trimmed).then(|| json!(trimmed)),
        Kind::Group(_) => None,
    }
}

/// None when the JSON value does not fit the type. Enums may have the XML or the JSON spelling.
pub(super) fn from_json(kind: Kind, value: &Value) -> Option<Value> {
    match (kind, value) {
        (Kind::Text | Kind::Date, Value::String(text)) => from_text(kind, text),
        (Kind::Int | Kind::Long | Kind::Decimal, Value::Number(number)) => from_text(kind, &number.to_string()),
        (Kind::Bool, Value::Bool(_)) => Some(value.clone()),
        (Kind::Choice(names), Value::String(text)) => {
            names.iter().find(|name| *name == text || upper_snake(name) == *text).map(|name| json!(name))
        }
        _ => None,
    }
}

pub(super) fn to_text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Bool(true) => Cow::Borrowed("true"),
        Value::Bool(false) => Cow::Borrowed("false"),
        other => Cow::Owned(other.to_string()),
    }
}

pub(super) fn to_json(kind: Kind, value: &Value) -> Value {
    match (kind, value) {
        (Kind::Choice(_), Value::String(name)) => json!(upper_snake(name)),
        (Kind::Decimal, Value::String(text)) => text.parse::<Number>().map(Value::Number).unwrap_or_else(|_| value.clone()),
        _ => value.clone(),
    }
}

/// A description of this type for an error message.
pub(super) fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Int | Kind::Long => "a whole number",
        Kind::Decimal => "a decimal",
        Kind::Text => "text",
        Kind::Bool => "true or false",
        Kind::Date => "a date",
        Kind::Choice(_) => "one of the known names",
        Kind::Group(_) => "elements",
    }
}
