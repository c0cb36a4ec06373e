//! Empty rows, and the keys that identify a row in all plans.

use super::indexed_input::IndexedInput;
use crate::benefits::{Category, PayrollMonth};
use crate::field::{Field, Value};
use crate::person::PersonId;
use crate::plan::{BenefitRow, BenefitState, Change, ChangeKind, FieldChange, RowType};

/// The key of a row that creates a type.
pub fn type_key(name: &str, category: &Category) -> String {
    let category = if *category == Category::Recurring { "recurring" } else { "once" };
    format!("type {category} {}", super::types::visible_name(name))
}

/// The key of a payment. A plan has at most one row with this key, so nothing is paid twice under two names.
pub fn pay_key(month: PayrollMonth, target: &str, type_key: &str) -> String {
    format!("pay {month} {target} {type_key}")
}

/// The name of a category in a row's field.
pub(super) fn category_name(category: &Category) -> &str {
    match category {
        Category::OneTime => "one_time",
        Category::Recurring => "recurring",
        Category::Other(name) => name,
    }
}

pub(super) fn type_row(input: &IndexedInput<'_>, key: String, kind: RowType) -> Change {
    let set = |field, text: &str| FieldChange { field, old: None, new: Some(Value::Text(text.to_owned())) };
    let mut row = empty_row(key, kind.name.clone(), ChangeKind::Create);
    row.fields = vec![set(Field::PayType, &kind.name), set(Field::PayCategory, category_name(&kind.category))];
    row.benefit = Some(BenefitRow { pay_type: Some(kind), ..empty_benefit(input.month, BenefitState::TypeToMake) });
    row
}

pub(super) fn empty_benefit(month: PayrollMonth, state: BenefitState) -> BenefitRow {
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

pub(super) fn empty_row(key: String, name: String, kind: ChangeKind) -> Change {
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
