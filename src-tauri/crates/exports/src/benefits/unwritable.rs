//! What of a row Personio's form cannot hold, by the connector's own mapping.

use connectors::personio::map;
use domain::benefits::{NewCompensation, comment, mark};
use domain::field::Field;
use domain::finding::{Finding, FindingCode};
use domain::plan::{BenefitRow, BenefitState, Change, RowType};

use super::find::Wanted;
use super::target::amount_of;
use crate::runner::CannotHold;

/// A type that the same run makes has no id yet.
const TO_COME: &str = "to-come";

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

/// What of a row cannot be written.
pub(super) fn unwritable(change: &Change) -> Option<CannotHold> {
    let row = change.benefit.as_ref()?;
    let at = match row.state {
        BenefitState::TypeToMake => row.pay_type.as_ref().and_then(|kind: &RowType| map::unwritable_type(&kind.name, &kind.category)),
        BenefitState::New => {
            let parts = change.target_id.as_ref().zip(row.pay_type.as_ref()).zip(row.payout).zip(amount_of(change));
            let Some((((person, kind), payout), amount)) = parts else {
                return Some(CannotHold { fields: vec![Field::PayType], why: "a row without a type or an amount".to_owned() });
            };
            let type_id = kind.id.as_deref().unwrap_or(TO_COME);
            map::unwritable(&compensation(&Wanted { person, type_id, month: row.month, payout, amount }, row))
        }
        BenefitState::Blocked | BenefitState::ThereEqual | BenefitState::ThereDifferent | BenefitState::GoesOn | BenefitState::NotSent => {
            None
        }
    }?;
    Some(CannotHold { fields: vec![field(at)], why: at.to_owned() })
}

/// Keeps from being sent what cannot be written, with the field.
pub fn hold_back(changes: &mut [Change]) {
    for change in changes.iter_mut().filter(|change| change.is_sendable()) {
        if let Some(refused) = unwritable(change) {
            change.block(Finding::error(FindingCode::CannotBeHeld, refused.fields.first().copied()));
            if let Some(row) = &mut change.benefit {
                row.state = BenefitState::Blocked;
            }
        }
    }
}

/// The field of ours for a name of the vendor's.
fn field(at: &str) -> Field {
    match at {
        "value" => Field::PayAmount,
        "category" => Field::PayCategory,
        _ => Field::PayType,
    }
}
