//! Keeps the parts of a split benefit together: all parts are ticked by default, or none. One part alone gives a wrong payslip. If the
//! target already has an amount of the other part's type, the benefit may even be paid twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, FindingCode};
use crate::plan::{BenefitState, Change};

/// Sets `hold` on a row if another part of one of its benefits is not ticked by default. Repeats until nothing changes, because a
/// row on hold affects all benefits in it.
pub(super) fn hold(rows: &mut [Change]) {
    loop {
        let mut waiting: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in rows.iter().filter(|row| waits(row)) {
            if let (Some(person), Some(benefit)) = (&row.source_id, &row.benefit) {
                let parts = benefit.parts.iter().map(|part| part.benefit.clone());
                waiting.entry(person.as_str().to_owned()).or_default().extend(parts);
            }
        }
        let mut changed = false;
        for row in rows.iter_mut() {
            let Some(waiting) = row.source_id.as_ref().and_then(|person| waiting.get(person.as_str())) else { continue };
            let Some(benefit) = row.benefit.as_mut().filter(|benefit| benefit.state == BenefitState::New && !benefit.hold) else {
                continue;
            };
            let Some(part) = benefit.parts.iter().find(|part| waiting.contains(&part.benefit)) else { continue };
            row.findings.push(Finding::warning(FindingCode::BenefitHalf, None).with("benefit", &part.name));
            benefit.hold = true;
            changed = true;
        }
        if !changed {
            return;
        }
    }
}

/// Sets `hold` on the rows that create a type which only rows on hold need.
pub(super) fn hold_types(rows: &mut [Change]) {
    let key = |row: &Change| {
        let kind = row.benefit.as_ref().and_then(|benefit| benefit.pay_type.as_ref()).filter(|kind| kind.id.is_none());
        kind.map(|kind| super::row::type_key(&kind.name, &kind.category))
    };
    let needed: BTreeSet<String> = rows.iter().filter(|row| is_ticked_by_default(row)).filter_map(key).collect();
    for row in rows.iter_mut() {
        let is_needed = key(row).is_some_and(|key| needed.contains(&key));
        if let Some(benefit) = row.benefit.as_mut().filter(|benefit| benefit.state == BenefitState::TypeToMake) {
            benefit.hold = !is_needed;
        }
    }
}

fn is_ticked_by_default(row: &Change) -> bool {
    row.benefit.as_ref().is_some_and(|benefit| benefit.state == BenefitState::New && !benefit.hold)
}

/// Whether the target does not have the row's parts and the row is not ticked by default.
fn waits(row: &Change) -> bool {
    row.benefit.as_ref().is_some_and(|benefit| match benefit.state {
        BenefitState::New => benefit.hold,
        BenefitState::Blocked | BenefitState::ThereDifferent => true,
        BenefitState::TypeToMake | BenefitState::ThereEqual | BenefitState::GoesOn | BenefitState::NotSent => false,
    })
}
