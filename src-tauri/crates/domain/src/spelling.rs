//! Spellings: the one form in which a value is sent, and when two spellings mean the same.

use chrono::NaiveDate;

use crate::checks::personal_number::PersonalNumber;
use crate::checks::{country, digits, phone, text, zip_code};
use crate::field::{Field, Value};
use crate::money::Money;

/// How many digits of a clearing number name the bank's office. A fifth is a check digit.
const CLEARING_DIGITS: usize = 4;

/// The one form in which a value is sent to a service. What cannot be read as what the field should hold stays as it was
/// given, without the spaces around it: the checks say what is wrong with it.
///
/// - personal number: `YYYYMMDD-NNNN`; `today` settles the century of one written with ten digits
/// - phone: E.164 ("+46701234567")
/// - country: two capital letters, ISO 3166-1
/// - clearing and account number: digits only
/// - postal code: without spaces
/// - name, street, city: single spaces, composed accents, nothing that cannot be seen
/// - amount: without trailing zeros
pub fn canonical(field: Field, value: &Value, today: NaiveDate) -> Value {
    match value {
        Value::Text(given) => Value::Text(canonical_text(field, given, today)),
        Value::Money(money) => Value::Money(Money { amount: money.amount.normalize(), currency: money.currency.clone() }),
        Value::Hours(hours) => Value::Hours(hours.normalize()),
        Value::Date(_) | Value::Number(_) | Value::Flag(_) => value.clone(),
    }
}

fn canonical_text(field: Field, given: &str, today: NaiveDate) -> String {
    let read = match field {
        Field::Ssn => PersonalNumber::parse(given, today).ok().map(|number| number.formatted()),
        Field::Phone => phone::international(given),
        Field::Country => country::alpha2(given).map(str::to_owned),
        Field::ClearingNumber | Field::AccountNumber => digits::bare(given),
        Field::ZipCode => Some(zip_code::plain(given)),
        Field::Name | Field::FirstName | Field::LastName | Field::Street | Field::City => Some(text::tidy(&text::seen(given))),
        _ => None,
    };
    read.unwrap_or_else(|| given.trim().to_owned())
}

/// Whether two values of a field mean the same, in whatever spelling: then there is nothing to send.
pub fn same(field: Field, a: &Value, b: &Value, today: NaiveDate) -> bool {
    // Most values are spelled the same on both sides, and reading a phone number takes long.
    a == b || meaning(field, a, today) == meaning(field, b, today)
}

/// What is left of a value when its spelling is taken away. Two values mean the same when this is equal, so "the same"
/// holds both ways and from one to the next.
pub(crate) fn meaning(field: Field, value: &Value, today: NaiveDate) -> Value {
    meaning_of_canonical(field, canonical(field, value, today))
}

/// The same for a value that is in the form of [`canonical`] already.
pub(crate) fn meaning_of_canonical(field: Field, value: Value) -> Value {
    match value {
        Value::Text(text) if field == Field::ClearingNumber => Value::Text(office(&text::folded(&text))),
        Value::Text(text) => Value::Text(text::folded(&text)),
        other => other,
    }
}

/// The clearing number without its check digit.
fn office(clearing: &str) -> String {
    let has_check_digit = digits::values(clearing).is_some_and(|digits| digits.len() == CLEARING_DIGITS + 1);
    if has_check_digit { clearing.chars().take(CLEARING_DIGITS).collect() } else { clearing.to_owned() }
}

#[cfg(test)]
mod tests;
