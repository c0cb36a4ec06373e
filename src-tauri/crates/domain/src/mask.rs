//! Masking of personal numbers and account numbers in the window and in reports.
//!
//! The last four digits of a personal number are hidden, and all but the last three of an account number. When two values are shown side
//! by side, the digits that differ are shown, so that the owner sees what the decision is about.

use crate::field::{Field, Value};
use crate::plan::{Change, FieldChange, Untouched};

/// Replaces a hidden digit.
pub const HIDDEN: char = '•';

/// Digits that are hidden at the end of a personal number.
const HIDDEN_OF_PERSONAL_NUMBER: usize = 4;
/// Digits that are shown at the end of an account number.
const SHOWN_OF_ACCOUNT: usize = 3;

/// A masked value that is shown by itself.
pub fn value(field: Field, value: Option<&Value>) -> Option<Value> {
    masked(field, value?, None)
}

/// Two masked values that are shown side by side.
pub fn pair(field: Field, one: Option<&Value>, other: Option<&Value>) -> (Option<Value>, Option<Value>) {
    (one.and_then(|value| masked(field, value, other)), other.and_then(|value| masked(field, value, one)))
}

/// The text key for a difference in hidden digits only.
pub fn hidden_difference_key(field: Field) -> &'static str {
    if field == Field::Ssn { "masked.last_four" } else { "masked.hidden_digits" }
}

pub fn field(change: &FieldChange) -> FieldChange {
    let (old, new) = pair(change.field, change.old.as_ref(), change.new.as_ref());
    FieldChange { field: change.field, old, new }
}

/// The row with masked values.
pub fn change(change: &Change) -> Change {
    let mask_untouched = |row: &Untouched| {
        let (source, target) = pair(row.field, row.source.as_ref(), row.target.as_ref());
        Untouched { source, target, ..row.clone() }
    };
    Change {
        fields: change.fields.iter().map(field).collect(),
        conflicts: change.conflicts.iter().map(field).collect(),
        kept: change.kept.iter().map(mask_untouched).collect(),
        ..change.clone()
    }
}

fn masked(field: Field, value: &Value, beside: Option<&Value>) -> Option<Value> {
    let is_hidden: fn(usize) -> bool = match field {
        Field::Ssn => |from_the_end| from_the_end < HIDDEN_OF_PERSONAL_NUMBER,
        Field::AccountNumber => |from_the_end| from_the_end >= SHOWN_OF_ACCOUNT,
        _ => return Some(value.clone()),
    };
    let Value::Text(text) = value else { return Some(value.clone()) };
    let other: Option<Vec<char>> = match beside {
        Some(Value::Text(other)) => Some(other.chars().rev().filter(|letter| letter.is_alphanumeric()).collect()),
        _ => None,
    };
    let differs = |place: usize, letter: char| other.as_ref().is_some_and(|other| other.get(place) != Some(&letter));
    let mut place = 0;
    let shown: Vec<char> = text
        .chars()
        .rev()
        .map(|letter| {
            if !letter.is_alphanumeric() {
                return letter;
            }
            let hidden = is_hidden(place) && !differs(place, letter);
            place = place.saturating_add(1);
            if hidden { HIDDEN } else { letter }
        })
        .collect();
    Some(Value::Text(shown.into_iter().rev().collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[rstest]
    #[case(Field::Ssn, "19900101-0017", "19900101-••••")]
    #[case(Field::Ssn, "900101-0017", "900101-••••")]
    #[case(Field::Ssn, "9001010017", "900101••••")]
    #[case(Field::Ssn, "19900101+T017", "19900101+••••")]
    #[case(Field::Ssn, "017", "•••")]
    #[case(Field::AccountNumber, "904 431 234-5", "••• ••• •34-5")]
    #[case(Field::AccountNumber, "12", "12")]
    #[case(Field::ClearingNumber, "8327-9", "8327-9")]
    fn value_alone_hides_its_digits(#[case] field: Field, #[case] whole: &str, #[case] shown: &str) {
        assert_eq!(value(field, Some(&text(whole))), Some(text(shown)));
    }

    #[rstest]
    #[case(Field::Ssn, "19790905-1218", "19790905-1226", ("19790905-••18", "19790905-••26"))]
    #[case(Field::Ssn, "790905-1218", "19790905-1218", ("790905-••••", "19790905-••••"))]
    #[case(Field::Ssn, "19790905-1218", "19790906-1218", ("19790905-••••", "19790906-••••"))]
    #[case(Field::AccountNumber, "9044312345", "9054312345", ("••4••••345", "••5••••345"))]
    #[case(Field::AccountNumber, "12345", "9912345", ("••345", "99••345"))]
    fn pair_shows_digits_that_differ(#[case] field: Field, #[case] old: &str, #[case] new: &str, #[case] shown: (&str, &str)) {
        assert_eq!(pair(field, Some(&text(old)), Some(&text(new))), (Some(text(shown.0)), Some(text(shown.1))));
    }

    #[test]
    fn pair_with_an_empty_side_is_masked() {
        assert_eq!(pair(Field::Ssn, None, Some(&text("19900101-0017"))), (None, Some(text("19900101-••••"))));
        assert_eq!(value(Field::Ssn, None), None);
    }

    proptest! {
        #[test]
        fn pair_of_different_values_looks_different(one in "[0-9T+ -]{0,13}", other in "[0-9T+ -]{0,13}", ssn: bool) {
            let field = if ssn { Field::Ssn } else { Field::AccountNumber };
            let (old, new) = pair(field, Some(&text(&one)), Some(&text(&other)));
            prop_assert_eq!(one == other, old == new);
        }
    }
}
