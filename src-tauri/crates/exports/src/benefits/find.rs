//! Which compensation of Personio is the one of a row. Personio tells neither marks nor, perhaps, the id of what it took:
//! what is there now, less what was there before, has to say it.

use std::collections::BTreeSet;

use domain::benefits::{Compensation, Payout, PayrollMonth, mark, mark_in};
use domain::money::Money;
use domain::person::PersonId;
use domain::plan::BenefitRow;

use super::snapshot::PaySnapshot;

/// What Personio held before a run's first write: the ids of its compensations.
pub(super) type Before = BTreeSet<String>;

/// What a row is to become in Personio.
#[derive(Debug, Clone)]
pub(super) struct Wanted<'a> {
    pub person: &'a PersonId,
    pub type_id: &'a str,
    pub month: PayrollMonth,
    pub payout: Payout,
    pub amount: &'a Money,
}

/// What a read shows of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found<'a> {
    Nothing,
    One(&'a Compensation),
    Several,
}

/// Everything that Personio holds of the person and the type in the month.
pub(super) fn all<'a>(wanted: &Wanted<'_>, snapshot: &'a PaySnapshot) -> impl Iterator<Item = &'a Compensation> {
    let (type_id, month, recurring) = (wanted.type_id.to_owned(), wanted.month, wanted.payout.interval().is_some());
    snapshot.of_person(wanted.person).filter(move |pay| {
        let in_month = pay.effective_from.is_none_or(|from| if recurring { from <= month.last() } else { month.contains(from) });
        pay.type_id == type_id && in_month && !pay.amount.amount.is_zero()
    })
}

/// The compensation that the run made: by its id, else by its mark, else the one of that amount that was not there before.
pub(super) fn made<'a>(wanted: &Wanted<'_>, snapshot: &'a PaySnapshot, told: Option<&str>, before: Option<&Before>) -> Found<'a> {
    if let Some(told) = told {
        let Some(pay) = snapshot.of_id(told) else { return Found::Nothing };
        // One like it that was not there before either: the same pay is there twice.
        let is_twin = |other: &Compensation| {
            other.id != pay.id && other.amount == pay.amount && before.is_some_and(|before| !before.contains(&other.id))
        };
        return if all(wanted, snapshot).any(is_twin) { Found::Several } else { Found::One(pay) };
    }
    let own = mark(wanted.person, wanted.type_id, wanted.month, wanted.payout);
    let is_new = |pay: &&Compensation| before.is_some_and(|before| !before.contains(&pay.id));
    let fits = |pay: &&Compensation| pay.amount == *wanted.amount && pay.effective_from.is_none_or(|from| from == wanted.month.first());
    let new: Vec<&Compensation> = all(wanted, snapshot).filter(is_new).collect();
    let marked: Vec<&Compensation> =
        new.iter().copied().filter(|pay| pay.comment.as_deref().and_then(mark_in) == Some(own.as_str())).collect();
    let candidates = if marked.is_empty() { new.into_iter().filter(fits).collect() } else { marked };
    match candidates.as_slice() {
        [] => Found::Nothing,
        [one] => Found::One(one),
        _ => Found::Several,
    }
}

/// Everything that came of a row: what the run made, and whatever else of the person and the type was not there before it. More
/// than one write's worth is more than was sent, whoever made it.
pub(super) fn shown<'a>(
    wanted: &Wanted<'_>,
    snapshot: &'a PaySnapshot,
    told: Option<&str>,
    before: Option<&Before>,
) -> Vec<&'a Compensation> {
    let own = match made(wanted, snapshot, told, before) {
        Found::One(pay) => Some(pay),
        Found::Nothing | Found::Several => None,
    };
    let is_new = |pay: &&Compensation| before.is_some_and(|before| !before.contains(&pay.id));
    let mut seen = BTreeSet::new();
    own.into_iter().chain(all(wanted, snapshot).filter(is_new)).filter(|pay| seen.insert(pay.id.as_str())).collect()
}

/// Whether there is more of the type than before the run: what it made and a hand changed since, or what a hand made.
pub(super) fn came(wanted: &Wanted<'_>, snapshot: &PaySnapshot, before: Option<&Before>) -> bool {
    all(wanted, snapshot).any(|pay| before.is_none_or(|before| !before.contains(&pay.id)))
}

/// Whether somebody entered something of the type since the owner looked.
pub(super) fn grew(wanted: &Wanted<'_>, snapshot: &PaySnapshot, reviewed: &BenefitRow) -> bool {
    all(wanted, snapshot).any(|pay| !reviewed.held.iter().any(|known| known.id == pay.id && known.amount == pay.amount))
}

/// Whether Personio shows any pay of the person at all.
pub(super) fn shows(person: &PersonId, snapshot: &PaySnapshot) -> bool {
    snapshot.of_person(person).next().is_some()
}
