//! Converts a planned compensation to the request.

use domain::benefits::{Category, NewCompensation};
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::enums::{category_name, interval_name};
use crate::personio::wire::{self, Reference};

/// The field that cannot be sent. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MapError(pub(crate) &'static str);

pub(crate) fn new_compensation(new: &NewCompensation) -> Result<wire::NewCompensation<'_>, MapError> {
    Ok(wire::NewCompensation {
        person: reference(new.person.as_str(), "person.id")?,
        kind: reference(&new.type_id, "type.id")?,
        value: number(new.amount.amount).ok_or(MapError("value"))?,
        currency: new.amount.currency.code(),
        effective_from: new.effective_from.format("%Y-%m-%d").to_string(),
        interval: new.interval.map(interval_name),
        comment: &new.comment,
    })
}

/// A new compensation type. Only one-time and recurring types can be created.
pub(crate) fn new_type<'a>(name: &'a str, category: &Category) -> Result<wire::NewType<'a>, MapError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(MapError("name"));
    }
    Ok(wire::NewType { name, category: category_name(category).ok_or(MapError("category"))? })
}

/// The field of a new compensation that cannot be written. `None` when all can.
pub fn unwritable(new: &NewCompensation) -> Option<&'static str> {
    new_compensation(new).err().map(|MapError(field)| field)
}

/// The field of a new type that cannot be written. `None` when all can.
pub fn unwritable_type(name: &str, category: &Category) -> Option<&'static str> {
    new_type(name, category).err().map(|MapError(field)| field)
}

fn reference<'a>(id: &'a str, at: &'static str) -> Result<Reference<'a>, MapError> {
    if id.trim().is_empty() { Err(MapError(at)) } else { Ok(Reference { id }) }
}

/// The amount as a JSON number with two decimals. `None` when it has fractions of a cent, which the service would cut off.
fn number(amount: Decimal) -> Option<Box<RawValue>> {
    let mut cents = amount;
    cents.rescale(2);
    if cents != amount {
        return None;
    }
    // Zero is written without a sign, because "-0.00" is contradictory.
    let text = if cents.is_zero() { "0.00".to_owned() } else { cents.to_string() };
    RawValue::from_string(text).ok()
}

#[cfg(test)]
mod tests {
    use domain::benefits::Interval;
    use domain::money::{Currency, Money};
    use domain::person::PersonId;
    use rstest::rstest;

    use super::*;

    fn new(amount: &str, interval: Option<Interval>) -> NewCompensation {
        NewCompensation {
            person: PersonId("3003".to_owned()),
            type_id: "0b2f06b4-5c61-4bf5-9e8f-e23fb2c52ff7".to_owned(),
            amount: Money::new(amount.parse().unwrap(), Currency::EUR),
            effective_from: "2026-11-01".parse().unwrap(),
            interval,
            comment: "Sachbezug \"Ä\" 2026-11 [PB-1a2b3c4d5e6f7081]".to_owned(),
        }
    }

    fn json(new: &NewCompensation) -> String {
        serde_json::to_string(&new_compensation(new).unwrap()).unwrap()
    }

    #[test]
    fn new_compensation_has_an_exact_body() {
        let one_time = r#"{"person":{"id":"3003"},"type":{"id":"0b2f06b4-5c61-4bf5-9e8f-e23fb2c52ff7"},"value":98.50,"currency":"EUR","effective_from":"2026-11-01","comment":"Sachbezug \"Ä\" 2026-11 [PB-1a2b3c4d5e6f7081]"}"#;
        assert_eq!(json(&new("98.5", None)), one_time);
        let recurring = one_time.replace("\"comment\"", "\"interval\":\"HALF-YEARLY\",\"comment\"");
        assert_eq!(json(&new("98.50", Some(Interval::HalfYearly))), recurring);
    }

    #[rstest]
    #[case("0.1", "0.10")]
    #[case("0", "0.00")]
    #[case("-0.00", "0.00")]
    #[case("-20.5", "-20.50")]
    #[case("1234567890123.45", "1234567890123.45")]
    #[case("20.500", "20.50")]
    fn number_has_two_decimals(#[case] amount: &str, #[case] text: &str) {
        assert_eq!(number(amount.parse().unwrap()).unwrap().get(), text);
    }

    #[test]
    fn number_refuses_fractions_of_a_cent() {
        assert_eq!(new_compensation(&new("1.005", None)).unwrap_err(), MapError("value"));
        assert_eq!(number(Decimal::MAX).unwrap().get(), "79228162514264337593543950335", "there is no room for decimals");
        assert_eq!(number(Decimal::MAX / Decimal::ONE_THOUSAND).map(|text| text.get().to_owned()), None);
    }

    #[test]
    fn new_compensation_needs_a_person_and_a_type() {
        let without_person = NewCompensation { person: PersonId(" ".to_owned()), ..new("1", None) };
        assert_eq!(new_compensation(&without_person).unwrap_err(), MapError("person.id"));
        let without_type = NewCompensation { type_id: String::new(), ..new("1", None) };
        assert_eq!(new_compensation(&without_type).unwrap_err(), MapError("type.id"));
    }

    #[test]
    fn new_type_needs_a_name_and_a_known_category() {
        let kind = new_type(" Sachbezug ", &Category::OneTime).unwrap();
        assert_eq!(serde_json::to_string(&kind).unwrap(), r#"{"name":"Sachbezug","category":"ONE_TIME"}"#);
        assert_eq!(new_type("Bonus", &Category::Recurring).unwrap().category, "RECURRING");
        assert_eq!(new_type(" ", &Category::OneTime).unwrap_err(), MapError("name"));
        let salary = Category::Other("FIXED_SALARY".to_owned());
        assert_eq!(new_type("Salary", &salary).unwrap_err(), MapError("category"));
    }
}
