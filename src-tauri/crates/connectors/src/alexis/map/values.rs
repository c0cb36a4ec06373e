//! Typed access to the values of a change.

use chrono::NaiveDate;
use domain::field::Value;
use domain::money::Money;
use domain::plan::FieldChange;

use super::error::MapError;

pub(super) fn text(change: &FieldChange) -> Result<String, MapError> {
    match value(change)? {
        Value::Text(text) if text.trim().is_empty() => Err(MapError::CannotEmpty(change.field)),
        Value::Text(text) => Ok(text.trim().to_owned()),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

pub(super) fn number(change: &FieldChange) -> Result<i64, MapError> {
    match value(change)? {
        Value::Number(number) => Ok(*number),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

pub(super) fn date(change: &FieldChange) -> Result<NaiveDate, MapError> {
    match value(change)? {
        Value::Date(day) => Ok(*day),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

pub(super) fn flag(change: &FieldChange) -> Result<bool, MapError> {
    match value(change)? {
        Value::Flag(flag) => Ok(*flag),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

/// An amount, which must not be negative.
pub(super) fn money(change: &FieldChange) -> Result<Money, MapError> {
    match value(change)? {
        Value::Money(money) if money.amount.is_sign_negative() && !money.amount.is_zero() => Err(MapError::Negative(change.field)),
        Value::Money(money) => Ok(money.clone()),
        _ => Err(MapError::WrongKind(change.field)),
    }
}

fn value(change: &FieldChange) -> Result<&Value, MapError> {
    change.new.as_ref().ok_or(MapError::CannotEmpty(change.field))
}

/// A whole number. "32" and "32.0" are the same number.
pub(super) fn whole_number(text: &str) -> Option<i64> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}
