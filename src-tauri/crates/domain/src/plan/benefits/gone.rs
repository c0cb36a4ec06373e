//! What the app sent and the list no longer has: the target goes on holding it, or even paying it. It takes a hand.

use std::collections::{BTreeMap, BTreeSet};

use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::lines::{GroupKey, Line};
use super::pay::{held, no_longer_listed, payout_of, recognised, sent, sum};
use super::row::{about, bare, pay_key};
use crate::benefits::{Compensation, mark_in};
use crate::field::{Field, Value};
use crate::finding::Finding;
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::{BenefitRow, Change, ChangeKind, FieldChange, HeldPay, RowType};

/// A row about what the target holds and the list no longer has.
pub(super) struct Gone {
    /// The row.
    pub row: Change,
    /// Whether the list really has none of it. Otherwise something of the person waits to be put right first, and the row is
    /// not shown yet.
    pub is_settled: bool,
}

pub(super) fn rows(basis: &IndexedInput<'_>, groups: &BTreeMap<GroupKey, Vec<Line>>) -> Vec<Gone> {
    let wanted: BTreeSet<(&str, &str)> = groups
        .keys()
        .filter_map(|key| match key {
            GroupKey::There { target, kind } => Some((target.as_str(), kind.as_str())),
            GroupKey::Here { .. } => None,
        })
        .collect();
    // Whose amounts stay here for a reason is not somebody who has none any more: the row says what to do first.
    let unsettled: BTreeSet<&str> = groups
        .values()
        .flatten()
        .filter(|line| line.findings.iter().any(|finding| finding.severity == crate::finding::Severity::Error))
        .filter_map(|line| line.target.as_ref().map(|person| person.id.as_str()))
        .collect();
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut rows = Vec::new();
    let mut held: Vec<&Compensation> = basis.held.iter().collect();
    held.sort_by(|one, other| one.id.cmp(&other.id));
    for pay in held {
        let key = (pay.person.as_str(), pay.type_id.as_str());
        if wanted.contains(&key) || seen.contains(&key) {
            continue;
        }
        if let Some(row) = row(basis, pay) {
            seen.insert(key);
            rows.push(Gone { row, is_settled: !unsettled.contains(pay.person.as_str()) });
        }
    }
    rows
}

fn row(basis: &IndexedInput<'_>, pay: &Compensation) -> Option<Change> {
    let told = basis.types.iter().find(|one| one.id == pay.type_id);
    let category = told.map(|told| told.category.clone()).or_else(|| pay.category.clone())?;
    let name = told.map(|told| told.name.clone()).or_else(|| pay.type_name.clone())?;
    let kind = RowType { id: Some(pay.type_id.clone()), name, category };
    let payout = payout_of(&kind.category);
    let all = held(basis, &pay.person, &kind, payout);
    let known: Vec<&SentPay> = sent(basis, &pay.person, &kind, payout).collect();
    let recognised: BTreeSet<String> = recognised(&known, &all).into_iter().map(|held| held.id.clone()).collect();
    let ours: Vec<HeldPay> = all.into_iter().filter(|held| recognised.contains(&held.id) || is_marked(basis, &pay.person, held)).collect();
    let first = ours.first()?;
    let amount = Money::new(sum(ours.iter().map(|held| held.amount.amount)), first.amount.currency.clone());
    let (state, code) = no_longer_listed(payout);
    let person = basis.there(&pay.person);
    let name = person.map_or_else(|| pay.person.as_str().to_owned(), |person| person.name.clone());
    let mut row = bare(pay_key(basis.month, pay.person.as_str(), &pay.type_id), name, ChangeKind::Blocked);
    row.target_id = Some(PersonId(pay.person.as_str().to_owned()));
    row.findings = vec![Finding::error(code, Field::PayAmount).with("held", &amount)];
    row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(amount)), new: None }];
    row.benefit = Some(BenefitRow {
        email: person.and_then(|person| person.email.clone()),
        pay_type: Some(kind),
        payout: Some(payout),
        held: ours,
        ..about(basis.month, state)
    });
    Some(row)
}

/// Whether the app's mark stands in the comment, whatever interval it was paid in.
fn is_marked(basis: &IndexedInput<'_>, person: &PersonId, held: &HeldPay) -> bool {
    basis.held_of(person).iter().any(|pay| pay.id == held.id && pay.comment.as_deref().and_then(mark_in).is_some())
}
