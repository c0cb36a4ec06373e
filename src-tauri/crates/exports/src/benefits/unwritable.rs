//! The values of a row that Personio's form cannot hold, found by the connector's mapping.

use connectors::personio::map;
use domain::benefits::{NewCompensation, comment, mark};
use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::plan::{BenefitRow, BenefitState, Change, RowType};

use super::find::Wanted;
use super::target::amount_of;
use crate::runner::CannotHold;

/// Stands for the id of a type that the same run creates first.
const PENDING_TYPE_ID: &str = "to-come";

/// The compensation to write for a row.
pub(super) fn compensation(wanted: &Wanted<'_>, row: &BenefitRow) -> NewCompensation {
    let mut names: Vec<&str> = row.parts.iter().map(|part| part.name.as_str()).collect();
    names.dedup();
    let mark = mark(wanted.person, wanted.type_id, wanted.month, wanted.payout);
    NewCompensation {
        person: wanted.person.clone(),
        type_id: wanted.type_id.to_owned(),
        amount: wanted.amount.clone(),
        effective_from: wanted.month.first(),
        interval: wanted.payout.interval(),
        comment: comment(&names, wanted.month, &mark),
    }
}

/// The value of a row that cannot be written.
pub(super) fn unwritable(change: &Change) -> Option<CannotHold> {
    let row = change.benefit.as_ref()?;
    let vendor_field = match row.state {
        BenefitState::TypeToMake => row.pay_type.as_ref().and_then(|kind: &RowType| map::unwritable_type(&kind.name, &kind.category)),
        BenefitState::New => {
            let parts = change.target_id.as_ref().zip(row.pay_type.as_ref()).zip(row.payout).zip(amount_of(change));
            let Some((((person, kind), payout), amount)) = parts else {
                return Some(CannotHold { fields: vec![Field::PayType], why: "a row without a type or an amount".to_owned() });
            };
            let type_id = kind.id.as_deref().unwrap_or(PENDING_TYPE_ID);
            map::unwritable(&compensation(&Wanted { person, type_id, month: row.month, payout, amount }, row))
        }
        BenefitState::Blocked | BenefitState::ThereEqual | BenefitState::ThereDifferent | BenefitState::GoesOn | BenefitState::NotSent => {
            None
        }
    }?;
    Some(CannotHold { fields: vec![field_of(vendor_field)], why: vendor_field.to_owned() })
}

/// Blocks the rows that cannot be written, with an error that names the field.
pub fn hold_back(changes: &mut [Change]) {
    for change in changes.iter_mut().filter(|change| change.is_sendable()) {
        if let Some(unwritable) = unwritable(change) {
            change.block(Finding::error(FindingCode::CannotBeHeld, unwritable.fields.first().copied()));
            if let Some(row) = &mut change.benefit {
                row.state = BenefitState::Blocked;
            }
        }
    }
}

/// Our field for a field name of Personio.
fn field_of(vendor_field: &str) -> Field {
    match vendor_field {
        "value" => Field::PayAmount,
        "category" => Field::PayCategory,
        _ => Field::PayType,
    }
}
