//! What is shown of a number that nobody has to see whole.
//!
//! Of a personal number the last four digits are hidden, of a bank account all but the last three. A digit in which two
//! values differ that stand side by side is shown in both: a difference is never hidden from the one who decides about it.

use crate::field::{Field, Value};
use crate::plan::{Change, FieldChange, Untouched};

/// What stands in the place of a hidden digit.
pub const HIDDEN: char = '•';

/// How many digits at the end of a personal number are hidden.
const LAST_OF_PERSONAL_NUMBER: usize = 4;
/// How many digits at the end of a bank account are shown.
const LAST_OF_ACCOUNT: usize = 3;

/// A value as it may be shown, by itself.
pub fn alone(field: Field, value: Option<&Value>) -> Option<Value> {
    masked(field, value?, None)
}

/// Two values that stand side by side, as they may be shown.
pub fn beside(field: Field, one: Option<&Value>, other: Option<&Value>) -> (Option<Value>, Option<Value>) {
    (one.and_then(|value| masked(field, value, other)), other.and_then(|value| masked(field, value, one)))
}

/// The key of the words for a difference that lies wholly in what is hidden.
pub fn difference_word(field: Field) -> &'static str {
    if field == Field::Ssn { "masked.last_four" } else { "masked.hidden_digits" }
}

/// A field of a row as it may be shown.
pub fn field(change: &FieldChange) -> FieldChange {
    let (old, new) = beside(change.field, change.old.as_ref(), change.new.as_ref());
    FieldChange { field: change.field, old, new }
}

/// A row of a plan as it may be shown.
pub fn change(change: &Change) -> Change {
    let kept = |kept: &Untouched| {
        let (source, target) = beside(kept.field, kept.source.as_ref(), kept.target.as_ref());
        Untouched { source, target, ..kept.clone() }
    };
    Change {
        fields: change.fields.iter().map(field).collect(),
        conflicts: change.conflicts.iter().map(field).collect(),
        kept: change.kept.iter().map(kept).collect(),
        ..change.clone()
    }
}

fn masked(field: Field, value: &Value, beside: Option<&Value>) -> Option<Value> {
    let hides: fn(usize) -> bool = match field {
        Field::Ssn => |from_the_end| from_the_end < LAST_OF_PERSONAL_NUMBER,
        Field::AccountNumber => |from_the_end| from_the_end >= LAST_OF_ACCOUNT,
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
            let hidden = hides(place) && !differs(place, letter);
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
    fn alone_is_hidden(#[case] field: Field, #[case] whole: &str, #[case] shown: &str) {
        assert_eq!(alone(field, Some(&text(whole))), Some(text(shown)));
    }

    #[rstest]
    #[case(Field::Ssn, "19790905-1218", "19790905-1226", ("19790905-••18", "19790905-••26"))]
    #[case(Field::Ssn, "790905-1218", "19790905-1218", ("790905-••••", "19790905-••••"))]
    #[case(Field::Ssn, "19790905-1218", "19790906-1218", ("19790905-••••", "19790906-••••"))]
    #[case(Field::AccountNumber, "9044312345", "9054312345", ("••4••••345", "••5••••345"))]
    #[case(Field::AccountNumber, "12345", "9912345", ("••345", "99••345"))]
    fn a_difference_is_shown(#[case] field: Field, #[case] old: &str, #[case] new: &str, #[case] shown: (&str, &str)) {
        assert_eq!(beside(field, Some(&text(old)), Some(&text(new))), (Some(text(shown.0)), Some(text(shown.1))));
    }

    #[test]
    fn an_empty_side_hides_and_shows_nothing() {
        assert_eq!(beside(Field::Ssn, None, Some(&text("19900101-0017"))), (None, Some(text("19900101-••••"))));
        assert_eq!(alone(Field::Ssn, None), None);
    }

    proptest! {
        #[test]
        fn what_differs_looks_different(one in "[0-9T+ -]{0,13}", other in "[0-9T+ -]{0,13}", ssn: bool) {
            let field = if ssn { Field::Ssn } else { Field::AccountNumber };
            let (old, new) = beside(field, Some(&text(&one)), Some(&text(&other)));
            prop_assert_eq!(one == other, old == new);
        }
    }
}
