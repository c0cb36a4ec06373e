//! The bare rows, and the keys by which they are the same rows in every plan.

use super::indexed_input::IndexedInput;
use crate::benefits::{Category, PayrollMonth};
use crate::field::{Field, Value};
use crate::person::PersonId;
use crate::plan::{BenefitRow, BenefitState, Change, ChangeKind, FieldChange, RowType};

/// The key of a row that makes a type.
pub fn type_key(name: &str, category: &Category) -> String {
    let category = if *category == Category::Recurring { "recurring" } else { "once" };
    format!("type {category} {}", super::types::read_name(name))
}

/// The key of a row that pays: person, type and month. There is one at most, so nothing is paid twice under two names.
pub fn pay_key(month: PayrollMonth, target: &str, kind: &str) -> String {
    format!("pay {month} {target} {kind}")
}

/// The word of a category in a row's field.
pub(super) fn category_word(category: &Category) -> &str {
    match category {
        Category::OneTime => "one_time",
        Category::Recurring => "recurring",
        Category::Other(word) => word,
    }
}

pub(super) fn type_row(basis: &IndexedInput<'_>, key: String, kind: RowType) -> Change {
    let set = |field, text: &str| FieldChange { field, old: None, new: Some(Value::Text(text.to_owned())) };
    let mut row = bare(key, kind.name.clone(), ChangeKind::Create);
    row.fields = vec![set(Field::PayType, &kind.name), set(Field::PayCategory, category_word(&kind.category))];
    row.benefit = Some(BenefitRow { pay_type: Some(kind), ..about(basis.month, BenefitState::TypeToMake) });
    row
}

/// What a row is about, with nothing in it.
pub(super) fn about(month: PayrollMonth, state: BenefitState) -> BenefitRow {
    BenefitRow {
        month,
        state,
        pay_type: None,
        payout: None,
        email: None,
        number: None,
        parts: Vec::new(),
        wanted: None,
        held: Vec::new(),
        hold: false,
        sent_before: false,
        unseen: false,
        outside: false,
    }
}

/// A row with nothing in it.
pub(super) fn bare(key: String, name: String, kind: ChangeKind) -> Change {
    Change {
        key,
        source_id: None,
        target_id: None::<PersonId>,
        name,
        kind,
        fields: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        day: None,
        benefit: None,
        open: None,
    }
}
