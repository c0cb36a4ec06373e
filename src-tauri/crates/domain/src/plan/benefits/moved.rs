//! Benefits that moved to another compensation type after they were sent. The target would pay both types until somebody removes
//! the first one by hand. So the new rows of such a person are not ticked by default.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::pay::is_of_type;
use super::unlisted::Unlisted;
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::PersonId;
use crate::plan::{BenefitState, Change, RowType};

/// Sets `hold` on the new rows of people who have another payment that must be corrected first.
pub(super) fn hold(input: &IndexedInput<'_>, rows: &mut [Change], unlisted: &[Unlisted]) {
    let mut reasons: BTreeMap<String, Vec<(Finding, bool)>> = BTreeMap::new();
    for row in rows.iter().chain(unlisted.iter().map(|unlisted| &unlisted.row)) {
        if let (Some(person), Some(finding)) = (&row.target_id, excess_finding(row)) {
            reasons.entry(person.as_str().to_owned()).or_default().push((finding, false));
        }
    }
    let mut kinds: BTreeMap<&PersonId, Vec<&RowType>> = BTreeMap::new();
    for row in rows.iter() {
        if let (Some(person), Some(kind)) = (&row.target_id, row.benefit.as_ref().and_then(|benefit| benefit.pay_type.as_ref())) {
            kinds.entry(person).or_default().push(kind);
        }
    }
    for sent in input.sent.iter().filter(|sent| may_be_paid_by_other_type(input, &kinds, sent)) {
        let finding = Finding::warning(FindingCode::BenefitUnclearBefore, Field::PayAmount).with("type", &sent.type_name);
        reasons.entry(sent.person.as_str().to_owned()).or_default().push((finding, true));
    }
    for reasons in reasons.values_mut() {
        reasons.sort();
    }
    for row in rows {
        let Some(reasons) = row.target_id.as_ref().and_then(|person| reasons.get(person.as_str())) else { continue };
        let Some(benefit) = row.benefit.as_mut().filter(|benefit| benefit.state == BenefitState::New) else { continue };
        benefit.hold = true;
        benefit.sent_before |= reasons.iter().any(|(_, sent_before)| *sent_before);
        // The first finding of each code is enough: the owner then sees the other payments of the person too.
        for (finding, _) in reasons {
            if !row.findings.iter().any(|existing| existing.code == finding.code) {
                row.findings.push(finding.clone());
            }
        }
    }
}

/// The finding of a row whose target has more than the list.
fn excess_finding(row: &Change) -> Option<Finding> {
    let benefit = row.benefit.as_ref().filter(|benefit| matches!(benefit.state, BenefitState::ThereDifferent | BenefitState::GoesOn))?;
    let money = |value: Option<&Value>| match value {
        Some(Value::Money(money)) => Some(money.clone()),
        _ => None,
    };
    let field = row.field(Field::PayAmount)?;
    let (current, wanted) = (money(field.old.as_ref())?, money(field.new.as_ref()));
    let wanted_amount = wanted.as_ref().map_or(Decimal::ZERO, |wanted| wanted.amount);
    let is_less = current.amount.abs() <= wanted_amount.abs() && current.amount.is_sign_negative() == wanted_amount.is_sign_negative();
    if is_less {
        return None;
    }
    let kind = benefit.pay_type.as_ref().map_or("", |kind| kind.name.as_str());
    let finding = match wanted {
        Some(wanted) => Finding::warning(FindingCode::BenefitDiffers, Field::PayAmount).with("wanted", wanted),
        None => {
            let recurring = benefit.state == BenefitState::GoesOn;
            let code = if recurring { FindingCode::BenefitGoesOn } else { FindingCode::BenefitNoLongerListed };
            Finding::warning(code, Field::PayAmount)
        }
    };
    Some(finding.with("held", current).with("type", kind))
}

/// Whether the ledger has a payment of the month by a type without a row, and a read cannot settle it: the payment's result is
/// unknown, or the target shows no pay of the person.
fn may_be_paid_by_other_type(input: &IndexedInput<'_>, kinds: &BTreeMap<&PersonId, Vec<&RowType>>, sent: &SentPay) -> bool {
    let unseen = || input.held_of(&sent.person).is_empty();
    let has_row = || kinds.get(&sent.person).into_iter().flatten().any(|kind| is_of_type(sent, kind));
    sent.month == input.month && (!sent.happened || unseen()) && !has_row()
}
