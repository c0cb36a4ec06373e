//! Compensations that the app sent and the list no longer has. The target keeps them and may go on paying them. Somebody must end
//! them by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::lines::{GroupKey, Line};
use super::pay::{held, no_longer_listed, own_compensations, payout_of, sent, sum};
use super::row::{empty_benefit, empty_row, pay_key};
use crate::benefits::{Compensation, mark_in};
use crate::field::{Field, Value};
use crate::finding::Finding;
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::{BenefitRow, Change, ChangeKind, FieldChange, HeldPay, RowType};

/// A compensation of the target that the list no longer has.
pub(super) struct Unlisted {
    pub row: Change,
    /// Whether the list certainly has no such amount. If not, another row of the person has an error that must be resolved first, and
    /// this row is not shown yet.
    pub is_certain: bool,
}

pub(super) fn rows(input: &IndexedInput<'_>, groups: &BTreeMap<GroupKey, Vec<Line>>) -> Vec<Unlisted> {
    let wanted: BTreeSet<(&str, &str)> = groups
        .keys()
        .filter_map(|key| match key {
            GroupKey::Pay { target, type_key } => Some((target.as_str(), type_key.as_str())),
            GroupKey::NotSent { .. } => None,
        })
        .collect();
    // A person with a blocked amount still has an amount. The blocked row says what to do first.
    let blocked_people: BTreeSet<&str> = groups
        .values()
        .flatten()
        .filter(|line| line.findings.iter().any(|finding| finding.severity == crate::finding::Severity::Error))
        .filter_map(|line| line.target.as_ref().map(|person| person.id.as_str()))
        .collect();
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut rows = Vec::new();
    let mut held: Vec<&Compensation> = input.held.iter().collect();
    held.sort_by(|one, other| one.id.cmp(&other.id));
    for pay in held {
        let key = (pay.person.as_str(), pay.type_id.as_str());
        if wanted.contains(&key) || seen.contains(&key) {
            continue;
        }
        if let Some(row) = row(input, pay) {
            seen.insert(key);
            rows.push(Unlisted { row, is_certain: !blocked_people.contains(pay.person.as_str()) });
        }
    }
    rows
}

fn row(input: &IndexedInput<'_>, pay: &Compensation) -> Option<Change> {
    let known_type = input.types.iter().find(|one| one.id == pay.type_id);
    let category = known_type.map(|known_type| known_type.category.clone()).or_else(|| pay.category.clone())?;
    let name = known_type.map(|known_type| known_type.name.clone()).or_else(|| pay.type_name.clone())?;
    let kind = RowType { id: Some(pay.type_id.clone()), name, category };
    let payout = payout_of(&kind.category);
    let all = held(input, &pay.person, &kind, payout);
    let known: Vec<&SentPay> = sent(input, &pay.person, &kind, payout).collect();
    let own_ids: BTreeSet<String> = own_compensations(&known, &all).into_iter().map(|held| held.id.clone()).collect();
    let ours: Vec<HeldPay> = all.into_iter().filter(|held| own_ids.contains(&held.id) || is_marked(input, &pay.person, held)).collect();
    let first = ours.first()?;
    let amount = Money::new(sum(ours.iter().map(|held| held.amount.amount)), first.amount.currency.clone());
    let (state, code) = no_longer_listed(payout);
    let person = input.target_person(&pay.person);
    let name = person.map_or_else(|| pay.person.as_str().to_owned(), |person| person.name.clone());
    let mut row = empty_row(pay_key(input.month, pay.person.as_str(), &pay.type_id), name, ChangeKind::Blocked);
    row.target_id = Some(PersonId(pay.person.as_str().to_owned()));
    row.findings = vec![Finding::error(code, Field::PayAmount).with("held", &amount)];
    row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(amount)), new: None }];
    row.benefit = Some(BenefitRow {
        email: person.and_then(|person| person.email.clone()),
        pay_type: Some(kind),
        payout: Some(payout),
        held: ours,
        ..empty_benefit(input.month, state)
    });
    Some(row)
}

/// Whether the comment contains a mark of the app, for any interval.
fn is_marked(input: &IndexedInput<'_>, person: &PersonId, held: &HeldPay) -> bool {
    input.held_of(person).iter().any(|pay| pay.id == held.id && pay.comment.as_deref().and_then(mark_in).is_some())
}
