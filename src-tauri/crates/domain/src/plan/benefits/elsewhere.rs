//! What the app sent of another type, and the list has elsewhere now: a benefit that moved to another type would be paid
//! under both until somebody takes the first one back. So what is new for such a person waits for the owner.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::gone::Gone;
use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::pay::is_of_type;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::PersonId;
use crate::plan::{BenefitState, Change, RowType};

/// Holds what is new for people who got something elsewhere that has to be put right first.
pub(super) fn hold(basis: &IndexedInput<'_>, rows: &mut [Change], gone: &[Gone]) {
    let mut reasons: BTreeMap<String, Vec<(Finding, bool)>> = BTreeMap::new();
    for row in rows.iter().chain(gone.iter().map(|gone| &gone.row)) {
        if let (Some(person), Some(finding)) = (&row.target_id, too_much(row)) {
            reasons.entry(person.as_str().to_owned()).or_default().push((finding, false));
        }
    }
    let mut kinds: BTreeMap<&PersonId, Vec<&RowType>> = BTreeMap::new();
    for row in rows.iter() {
        if let (Some(person), Some(kind)) = (&row.target_id, row.benefit.as_ref().and_then(|told| told.pay_type.as_ref())) {
            kinds.entry(person).or_default().push(kind);
        }
    }
    for sent in basis.sent.iter().filter(|sent| may_be_elsewhere(basis, &kinds, sent)) {
        let finding = Finding::warning(FindingCode::BenefitUnclearBefore, Field::PayAmount).with("type", &sent.type_name);
        reasons.entry(sent.person.as_str().to_owned()).or_default().push((finding, true));
    }
    for reasons in reasons.values_mut() {
        reasons.sort();
    }
    for row in rows {
        let Some(reasons) = row.target_id.as_ref().and_then(|person| reasons.get(person.as_str())) else { continue };
        let Some(told) = row.benefit.as_mut().filter(|told| told.state == BenefitState::New) else { continue };
        told.hold = true;
        told.sent_before |= reasons.iter().any(|(_, sent_before)| *sent_before);
        // The same is told once; the first of each kind is enough to look for the others.
        for (finding, _) in reasons {
            if !row.findings.iter().any(|told| told.code == finding.code) {
                row.findings.push(finding.clone());
            }
        }
    }
}

/// What a row says that the target holds beyond what the list has.
fn too_much(row: &Change) -> Option<Finding> {
    let told = row.benefit.as_ref().filter(|told| matches!(told.state, BenefitState::ThereDifferent | BenefitState::GoesOn))?;
    let money = |value: Option<&Value>| match value {
        Some(Value::Money(money)) => Some(money.clone()),
        _ => None,
    };
    let field = row.field(Field::PayAmount)?;
    let (held, wanted) = (money(field.old.as_ref())?, money(field.new.as_ref()));
    let own = wanted.as_ref().map_or(Decimal::ZERO, |wanted| wanted.amount);
    let is_less = held.amount.abs() <= own.abs() && held.amount.is_sign_negative() == own.is_sign_negative();
    if is_less {
        return None;
    }
    let kind = told.pay_type.as_ref().map_or("", |kind| kind.name.as_str());
    let finding = match wanted {
        Some(wanted) => Finding::warning(FindingCode::BenefitDiffers, Field::PayAmount).with("wanted", wanted),
        None => {
            let recurring = told.state == BenefitState::GoesOn;
            let code = if recurring { FindingCode::BenefitGoesOn } else { FindingCode::BenefitNoLongerListed };
            Finding::warning(code, Field::PayAmount)
        }
    };
    Some(finding.with("held", held).with("type", kind))
}

/// Whether the ledger knows of something sent in the month of a type that no row is about, and the target's answer does not
/// settle it: it never became clear, or the target shows nothing of the person.
fn may_be_elsewhere(basis: &IndexedInput<'_>, kinds: &BTreeMap<&PersonId, Vec<&RowType>>, sent: &SentPay) -> bool {
    let unseen = || basis.held_of(&sent.person).is_empty();
    let told = || kinds.get(&sent.person).into_iter().flatten().any(|kind| is_of_type(sent, kind));
    sent.month == basis.month && (!sent.happened || unseen()) && !told()
}
