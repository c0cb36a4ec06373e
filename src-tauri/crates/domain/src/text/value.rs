//! Field values in the form in which they are sent, and the comparison of two values.

use chrono::NaiveDate;

use super::{casefold, sanitize};
use crate::checks::personal_number::PersonalNumber;
use crate::checks::{country, digits, phone, zip_code};
use crate::field::{Field, Value};
use crate::money::Money;

/// The digits of a clearing number that name the bank's office. A fifth is a check digit.
const CLEARING_DIGITS: usize = 4;

/// The one form in which a value is sent to a service. A text that the field cannot hold is only trimmed; the checks say what is
/// wrong with it.
///
/// - personal number: `YYYYMMDD-NNNN`; `today` settles the century of one written with ten digits
/// - phone: E.164 ("+46701234567")
/// - country: two capital letters, ISO 3166-1
/// - clearing and account number: digits only
/// - postal code: without spaces
/// - name, street, city: single spaces, composed accents, no invisible characters
/// - amount: without trailing zeros
pub fn normalize_value(field: Field, value: &Value, today: NaiveDate) -> Value {
    match value {
        Value::Text(text) => Value::Text(normalize_text(field, text, today)),
        Value::Money(money) => Value::Money(Money { amount: money.amount.normalize(), currency: money.currency.clone() }),
        Value::Hours(hours) => Value::Hours(hours.normalize()),
        Value::Date(_) | Value::Number(_) | Value::Flag(_) => value.clone(),
    }
}

fn normalize_text(field: Field, text: &str, today: NaiveDate) -> String {
    let normalized = match field {
        Field::Ssn => PersonalNumber::parse(text, today).ok().map(|number| number.formatted()),
        Field::Phone => phone::to_e164(text),
        Field::Country => country::alpha2(text).map(str::to_owned),
        Field::ClearingNumber | Field::AccountNumber => digits::strip_separators(text),
        Field::ZipCode => Some(zip_code::normalize(text)),
        Field::Name | Field::FirstName | Field::LastName | Field::Street | Field::City => Some(sanitize(text)),
        _ => None,
    };
    normalized.unwrap_or_else(|| text.trim().to_owned())
}

/// Whether two values of a field mean the same, however they are written. Then there is nothing to send.
pub fn is_same_value(field: Field, a: &Value, b: &Value, today: NaiveDate) -> bool {
    // Most values are equal on both sides, and reading a phone number takes long.
    a == b || comparison_key(field, a, today) == comparison_key(field, b, today)
}

/// Two values mean the same when their keys are equal. Equality of keys makes "the same" symmetric and transitive.
pub(crate) fn comparison_key(field: Field, value: &Value, today: NaiveDate) -> Value {
    comparison_key_of_normalized(field, normalize_value(field, value, today))
}

/// The [`comparison_key`] of a result of [`normalize_value`].
pub(crate) fn comparison_key_of_normalized(field: Field, value: Value) -> Value {
    match value {
        Value::Text(text) if field == Field::ClearingNumber => Value::Text(strip_check_digit(&casefold(&text))),
        Value::Text(text) => Value::Text(casefold(&text)),
        other => other,
    }
}

/// The clearing number without its check digit.
fn strip_check_digit(clearing: &str) -> String {
    let has_check_digit = digits::values(clearing).is_some_and(|digits| digits.len() == CLEARING_DIGITS + 1);
    if has_check_digit { clearing.chars().take(CLEARING_DIGITS).collect() } else { clearing.to_owned() }
}

#[cfg(test)]
mod tests;
