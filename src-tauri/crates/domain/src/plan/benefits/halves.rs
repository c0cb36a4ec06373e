//! A benefit that is split goes out whole or waits whole: half of it is a wrong payslip, and where the other half's type holds
//! something already it may be the same money twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, FindingCode};
use crate::plan::{BenefitState, Change};

/// Holds the parts of benefits of which another part is not ticked at first, until nothing more changes: holding one part of
/// a payment holds every benefit in it.
pub(super) fn hold(rows: &mut [Change]) {
    loop {
        let mut waiting: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in rows.iter().filter(|row| waits(row)) {
            if let (Some(person), Some(told)) = (&row.source_id, &row.benefit) {
                let parts = told.parts.iter().map(|part| part.benefit.clone());
                waiting.entry(person.as_str().to_owned()).or_default().extend(parts);
            }
        }
        let mut changed = false;
        for row in rows.iter_mut() {
            let Some(waiting) = row.source_id.as_ref().and_then(|person| waiting.get(person.as_str())) else { continue };
            let Some(told) = row.benefit.as_mut().filter(|told| told.state == BenefitState::New && !told.hold) else { continue };
            let Some(part) = told.parts.iter().find(|part| waiting.contains(&part.benefit)) else { continue };
            row.findings.push(Finding::warning(FindingCode::BenefitHalf, None).with("benefit", &part.name));
            told.hold = true;
            changed = true;
        }
        if !changed {
            return;
        }
    }
}

/// A type that only held rows need is not ticked by itself either.
pub(super) fn hold_types(rows: &mut [Change]) {
    let key = |row: &Change| {
        let kind = row.benefit.as_ref().and_then(|told| told.pay_type.as_ref()).filter(|kind| kind.id.is_none());
        kind.map(|kind| super::row::type_key(&kind.name, &kind.category))
    };
    let needed: BTreeSet<String> = rows.iter().filter(|row| is_ticked(row)).filter_map(key).collect();
    for row in rows.iter_mut() {
        let is_needed = key(row).is_some_and(|key| needed.contains(&key));
        if let Some(told) = row.benefit.as_mut().filter(|told| told.state == BenefitState::TypeToMake) {
            told.hold = !is_needed;
        }
    }
}

fn is_ticked(row: &Change) -> bool {
    row.benefit.as_ref().is_some_and(|told| told.state == BenefitState::New && !told.hold)
}

/// Whether a row's parts are neither there nor about to be sent.
fn waits(row: &Change) -> bool {
    row.benefit.as_ref().is_some_and(|told| match told.state {
        BenefitState::New => told.hold,
        BenefitState::Blocked | BenefitState::ThereDifferent => true,
        BenefitState::TypeToMake | BenefitState::ThereEqual | BenefitState::GoesOn | BenefitState::NotSent => false,
    })
}
