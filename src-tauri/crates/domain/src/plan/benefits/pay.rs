//! One row: what a person is to get of a type, against what the target holds of it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::lines::{GroupKey, Line};
use super::row::{about, bare, pay_key};
use super::types::is_there_twice;
use crate::benefits::{Category, Compensation, Payout, mark, mark_in};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::open::bar;
use crate::plan::{BenefitRow, BenefitState, Change, ChangeKind, FieldChange, HeldPay, RowType};

/// So many equal rows are named.
const NAMED: usize = 10;

/// The row of a group of lines.
pub(super) fn row(basis: &IndexedInput<'_>, key: GroupKey, lines: &[Line]) -> Change {
    match key {
        GroupKey::Here { person, benefit } => stays_here(basis, &person, &benefit, lines),
        GroupKey::There { target, kind } => goes_there(basis, &target, &kind, lines),
    }
}

fn stays_here(basis: &IndexedInput<'_>, person: &str, benefit: &str, lines: &[Line]) -> Change {
    let findings: Vec<Finding> = lines.iter().flat_map(|line| line.findings.clone()).collect();
    let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
    let (kind, state) = if blocked { (ChangeKind::Blocked, BenefitState::Blocked) } else { (ChangeKind::InStep, BenefitState::NotSent) };
    let mut row = bare(format!("list {} {person} {benefit}", basis.month), String::new(), kind);
    tell_who(&mut row, lines);
    row.findings = findings;
    let mut told = about(basis.month, state);
    tell_parts(&mut told, lines);
    row.findings.extend(counted_each(&row, lines));
    row.benefit = Some(told);
    row.open = lines.iter().find_map(|line| line.open.clone());
    row
}

fn goes_there(basis: &IndexedInput<'_>, target: &str, kind: &str, lines: &[Line]) -> Change {
    let mut row = bare(pay_key(basis.month, target, kind), String::new(), ChangeKind::Create);
    tell_who(&mut row, lines);
    let mut told = about(basis.month, BenefitState::New);
    tell_parts(&mut told, lines);
    let first = lines.first();
    let (pay_type, payout) = (first.and_then(|line| line.pay_type.clone()), first.and_then(|line| line.payout));
    let (Some(pay_type), Some(payout), Some(wanted)) = (pay_type, payout, told.wanted.clone()) else {
        row.kind = ChangeKind::Blocked;
        row.benefit = Some(BenefitRow { state: BenefitState::Blocked, ..told });
        return row;
    };
    let person = PersonId(target.to_owned());
    told.unseen = basis.held_of(&person).is_empty();
    told.held = held(basis, &person, &pay_type, payout);
    told.pay_type = Some(pay_type.clone());
    told.payout = Some(payout);
    row.fields = fields(basis, &pay_type, payout, &wanted);
    if lines.iter().any(|line| line.payout != Some(payout)) {
        row.findings.push(Finding::error(FindingCode::BenefitIntervalsDiffer, Field::PayInterval).with("type", &pay_type.name));
        (row.kind, told.state) = (ChangeKind::Blocked, BenefitState::Blocked);
    } else if wanted.amount.is_zero() {
        comes_to_nothing(basis, &mut row, &mut told, &pay_type, payout);
    } else {
        compare(basis, &mut row, &mut told, &wanted, payout);
        wait_for_open(basis, &mut row, &mut told);
    }
    if is_there_twice(basis.types, &pay_type.name, &pay_type.category) {
        row.findings.push(Finding::warning(FindingCode::BenefitTypeTwice, Field::PayType).with("type", &pay_type.name));
    }
    if row.kind == ChangeKind::Create {
        warn(basis, &mut row, &mut told, lines, payout);
    }
    row.findings.extend(counted_each(&row, lines));
    row.benefit = Some(told);
    row
}

/// Equal rows of a file that the owner let count each, where the amount is still to be paid or put right: whoever reviews the payment
/// need not be the one who imported the file.
fn counted_each(row: &Change, lines: &[Line]) -> Vec<Finding> {
    if row.kind == ChangeKind::InStep {
        return Vec::new();
    }
    // The parts of one amount that land in one type are one amount.
    let groups: BTreeSet<&[u32]> = lines.iter().flat_map(|line| &line.equal_rows).map(Vec::as_slice).collect();
    let told = |rows: &[u32]| {
        let named = rows.iter().take(NAMED).map(u32::to_string).collect::<Vec<_>>().join(", ");
        let more = if rows.len() > NAMED { ", …" } else { "" };
        Finding::warning(FindingCode::BenefitEqualRows, Field::PayAmount).with("rows", format!("{named}{more}")).with("times", rows.len())
    };
    groups.into_iter().map(told).collect()
}

/// New, there and equal, or there and different.
fn compare(basis: &IndexedInput<'_>, row: &mut Change, told: &mut BenefitRow, wanted: &Money, payout: Payout) {
    let (Some(person), Some(kind)) = (&row.target_id, &told.pay_type) else { return };
    let known: Vec<&SentPay> = sent(basis, person, kind, payout).collect();
    let happened = known.iter().any(|sent| sent.happened);
    let total = sum(told.held.iter().map(|held| held.amount.amount));
    // What is paid less often is not the same pay.
    let fits = |held: &HeldPay| {
        let interval = payout.interval();
        held.amount.currency == wanted.currency && (interval.is_none() || held.interval.is_none() || held.interval == interval)
    };
    let all: Vec<&HeldPay> = told.held.iter().collect();
    let is_whole = |held: &[&HeldPay]| held.iter().all(|one| fits(one)) && sum(held.iter().map(|one| one.amount.amount)) == wanted.amount;
    let one_is_equal = all.iter().any(|held| fits(held) && held.amount == *wanted);
    let ours = recognised(&known, &told.held);
    // Two of ours are twice the pay, also when one alone is what the list says.
    let is_there = !all.is_empty() && (is_whole(&all) || if ours.is_empty() { one_is_equal } else { is_whole(&ours) });
    if is_there {
        (row.kind, told.state) = (ChangeKind::InStep, BenefitState::ThereEqual);
        row.fields.clear();
        if !is_whole(&all) {
            // Somebody else paid it too, perhaps another computer at the same moment.
            row.findings.push(beside(&told.held, wanted));
        } else if !happened && !told.held.iter().any(|held| held.ours) {
            row.findings.push(Finding::warning(FindingCode::BenefitSameByHand, Field::PayAmount));
        }
        return;
    }
    if !ours.is_empty() {
        let put_right = if one_is_equal { &all } else { &ours };
        let held = Money::new(sum(put_right.iter().map(|held| held.amount.amount)), wanted.currency.clone());
        row.findings.push(Finding::error(FindingCode::BenefitDiffers, Field::PayAmount).with("held", &held).with("wanted", wanted));
        row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(held)), new: Some(Value::Money(wanted.clone())) }];
        let word = |interval| Some(Value::Text(interval_word(interval).to_owned()));
        let other = ours.iter().filter_map(|held| held.interval).find(|interval| payout.interval().is_some_and(|own| own != *interval));
        if let Some(other) = other {
            let new = payout.interval().and_then(word);
            row.fields.push(FieldChange { field: Field::PayInterval, old: word(other), new });
        }
        (row.kind, told.state) = (ChangeKind::Blocked, BenefitState::ThereDifferent);
        return;
    }
    if !told.held.is_empty() {
        let held = Money::new(total, wanted.currency.clone());
        row.findings.push(Finding::warning(FindingCode::BenefitOthersThere, Field::PayAmount).with("held", held));
        told.hold = true;
    }
    if happened {
        // Of whom nothing is shown, nobody can say that something was removed.
        if !told.unseen {
            row.findings.push(Finding::warning(FindingCode::BenefitRemovedInTarget, Field::PayAmount));
        }
    } else if !known.is_empty() {
        row.findings.push(Finding::warning(FindingCode::BenefitUnclearBefore, Field::PayAmount));
    }
    let by_others = || told.unseen && basis.sent_by_others.iter().any(|sent| sent.person == *person && is_of_type(sent, kind));
    if !known.is_empty() || is_sent_later(basis, person, kind, payout) || by_others() {
        told.sent_before = true;
        told.hold = true;
    }
}

/// Everything that the target holds, where that is more or less than what the list has. Currencies are not added up.
fn beside(held: &[HeldPay], wanted: &Money) -> Finding {
    let of_one_currency = held.iter().all(|held| held.amount.currency == wanted.currency);
    let shown = if of_one_currency {
        Money::new(sum(held.iter().map(|held| held.amount.amount)), wanted.currency.clone()).to_string()
    } else {
        held.iter().map(|held| held.amount.to_string()).collect::<Vec<_>>().join(", ")
    };
    Finding::warning(FindingCode::BenefitOthersBeside, Field::PayAmount).with("held", shown).with("wanted", wanted)
}

/// A write that nobody could settle yet may be this one: the row waits for the owner's answer, and no other row does.
fn wait_for_open(basis: &IndexedInput<'_>, row: &mut Change, told: &mut BenefitRow) {
    let (Some(person), Some(kind)) = (&row.target_id, &told.pay_type) else { return };
    let open = basis.open.iter().find(|open| open.is_pay_of(person, kind, basis.month));
    if let Some(open) = open.filter(|_| told.state == BenefitState::New) {
        row.findings.retain(|finding| finding.code != FindingCode::BenefitUnclearBefore);
        bar(row, open);
        told.state = BenefitState::Blocked;
    }
}

/// Which of what the target holds is the app's: by id or mark, else by the amount of what the ledger knows to have arrived
/// and cannot point at. Where even that says nothing, all of it.
pub(super) fn recognised<'a>(known: &[&SentPay], held: &'a [HeldPay]) -> Vec<&'a HeldPay> {
    let is_told = |sent: &SentPay| sent.record.as_ref().is_some_and(|record| held.iter().any(|held| held.id == *record));
    let mut lost: Vec<&SentPay> = known.iter().copied().filter(|sent| sent.happened && !is_told(sent)).collect();
    let untold = lost.iter().any(|sent| sent.record.is_none());
    let mut ours: Vec<&HeldPay> = Vec::new();
    for one in held {
        let place = lost.iter().position(|sent| sent.amount == one.amount);
        if one.ours {
            ours.push(one);
        } else if let Some(place) = place {
            lost.remove(place);
            ours.push(one);
        }
    }
    if ours.is_empty() && untold { held.iter().collect() } else { ours }
}

/// Whether it goes on being paid from a later month on: what begins now would be paid beside it.
fn is_sent_later(basis: &IndexedInput<'_>, person: &PersonId, kind: &RowType, payout: Payout) -> bool {
    let of_type = |sent: &&&SentPay| sent.recurring && is_of_type(sent, kind);
    payout != Payout::OneTime && basis.sent_to(person).iter().filter(of_type).any(|sent| sent.month > basis.month)
}

/// Where a row stands whose amount the target holds and the list no longer has.
pub(super) fn no_longer_listed(payout: Payout) -> (BenefitState, FindingCode) {
    if payout == Payout::OneTime {
        (BenefitState::ThereDifferent, FindingCode::BenefitNoLongerListed)
    } else {
        (BenefitState::GoesOn, FindingCode::BenefitGoesOn)
    }
}

/// Parts of both signs that come to nothing: nothing is sent, and what the app sent before has to be taken back by hand.
fn comes_to_nothing(basis: &IndexedInput<'_>, row: &mut Change, told: &mut BenefitRow, kind: &RowType, payout: Payout) {
    let known: Vec<&SentPay> = row.target_id.iter().flat_map(|person| sent(basis, person, kind, payout)).collect();
    let ours = recognised(&known, &told.held);
    let Some(first) = ours.first() else {
        row.findings.push(match &told.wanted {
            Some(wanted) if !told.held.is_empty() => beside(&told.held, wanted),
            _ => Finding::warning(FindingCode::BenefitZero, Field::PayAmount).with("benefit", &kind.name),
        });
        (row.kind, told.state) = (ChangeKind::InStep, BenefitState::NotSent);
        row.fields.clear();
        return;
    };
    let held = Money::new(sum(ours.iter().map(|held| held.amount.amount)), first.amount.currency.clone());
    let (state, code) = no_longer_listed(payout);
    row.findings.push(Finding::error(code, Field::PayAmount).with("held", &held));
    row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(held)), new: None }];
    (row.kind, told.state) = (ChangeKind::Blocked, state);
}

fn warn(basis: &IndexedInput<'_>, row: &mut Change, told: &mut BenefitRow, lines: &[Line], payout: Payout) {
    if lines.iter().any(|line| line.target.as_ref().is_some_and(|person| person.active == Some(false))) {
        row.findings.push(Finding::warning(FindingCode::BenefitPersonInactive, None));
        told.hold = true;
    }
    if let Some(person) = lines.iter().find(|line| line.number_is_nobodys).map(|line| &line.person) {
        let (email, number) = (person.email.as_deref().unwrap_or_default(), person.number.as_deref().unwrap_or_default());
        row.findings.push(Finding::warning(FindingCode::BenefitNumberNobodys, None).with("email", email).with("number", number));
    }
    if payout != Payout::OneTime {
        row.findings.push(Finding::warning(FindingCode::BenefitRecurs, Field::PayInterval));
    }
    if told.unseen && row.target_id.as_ref().is_some_and(|person| basis.outside.contains(person)) {
        row.findings.push(Finding::warning(FindingCode::BenefitOutside, None));
        (told.outside, told.hold) = (true, true);
    } else if told.unseen {
        row.findings.push(Finding::warning(FindingCode::BenefitUnseen, None));
    }
}

/// What the target holds of a person and a type in the month.
pub(super) fn held(basis: &IndexedInput<'_>, person: &PersonId, kind: &RowType, payout: Payout) -> Vec<HeldPay> {
    let Some(type_id) = &kind.id else { return Vec::new() };
    let of_type = |pay: &&Compensation| pay.type_id == *type_id && !pay.amount.amount.is_zero();
    let in_month = |pay: &&Compensation| {
        let category = Some(pay.category.clone().unwrap_or_else(|| kind.category.clone()));
        Compensation { category, ..(*pay).clone() }.is_paid_in(basis.month)
    };
    let records: Vec<&str> = sent(basis, person, kind, payout).filter_map(|sent| sent.record.as_deref()).collect();
    let mut held: Vec<HeldPay> = basis
        .held_of(person)
        .iter()
        .copied()
        .filter(of_type)
        .filter(in_month)
        .map(|pay| HeldPay {
            id: pay.id.clone(),
            amount: pay.amount.clone(),
            interval: pay.interval,
            effective_from: pay.effective_from,
            ours: records.contains(&pay.id.as_str()) || is_marked(pay, payout),
        })
        .collect();
    held.sort_by(|one, other| (&one.id, one.amount.amount).cmp(&(&other.id, other.amount.amount)));
    // A page that is told twice is no second payment.
    held.dedup();
    held
}

/// Whether the comment carries the mark that the app would have given it.
pub(super) fn is_marked(pay: &Compensation, payout: Payout) -> bool {
    let month = pay.effective_from.and_then(crate::benefits::PayrollMonth::of);
    let told = pay.comment.as_deref().and_then(mark_in);
    told.is_some_and(|told| month.is_some_and(|month| mark(&pay.person, &pay.type_id, month, payout) == told))
}

/// What the ledger knows of a person and a type: of the month, or of any month when it is paid again and again.
pub(super) fn sent<'a>(
    basis: &'a IndexedInput<'a>,
    person: &PersonId,
    kind: &'a RowType,
    payout: Payout,
) -> impl Iterator<Item = &'a SentPay> + use<'a> {
    let month = basis.month;
    basis.sent_to(person).iter().copied().filter(move |sent| {
        let recurring = payout != Payout::OneTime;
        is_of_type(sent, kind) && sent.recurring == recurring && (recurring && sent.month <= month || sent.month == month)
    })
}

/// Whether the ledger speaks of the type; by its name, where an id is not known.
pub(super) fn is_of_type(sent: &SentPay, kind: &RowType) -> bool {
    is_one_type((sent.type_id.as_deref(), &sent.type_name), (kind.id.as_deref(), &kind.name))
}

/// Whether two rows speak of one type; by its name, where an id is not known.
pub(in crate::plan) fn is_same_type(one: &RowType, other: &RowType) -> bool {
    is_one_type((one.id.as_deref(), &one.name), (other.id.as_deref(), &other.name))
}

fn is_one_type(one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
    match (one.0, other.0) {
        (Some(one), Some(other)) => one == other,
        _ => super::types::normal(one.1) == super::types::normal(other.1),
    }
}

fn fields(basis: &IndexedInput<'_>, kind: &RowType, payout: Payout, wanted: &Money) -> Vec<FieldChange> {
    let set = |field, value| FieldChange { field, old: None, new: Some(value) };
    let mut fields = vec![set(Field::PayType, Value::Text(kind.name.clone())), set(Field::PayAmount, Value::Money(wanted.clone()))];
    if let Some(interval) = payout.interval() {
        fields.push(set(Field::PayInterval, Value::Text(interval_word(interval).to_owned())));
    }
    fields.push(set(Field::PayFrom, Value::Date(basis.month.first())));
    fields
}

fn interval_word(interval: crate::benefits::Interval) -> &'static str {
    use crate::benefits::Interval;
    match interval {
        Interval::Monthly => "monthly",
        Interval::Quarterly => "quarterly",
        Interval::HalfYearly => "half_yearly",
        Interval::Yearly => "yearly",
    }
}

fn tell_who(row: &mut Change, lines: &[Line]) {
    let Some(line) = lines.first() else { return };
    let target = line.target.as_ref();
    let named = target.map(|person| person.name.clone()).filter(|name| !name.trim().is_empty());
    row.name = line.person.name.clone().filter(|name| !name.trim().is_empty()).or(named).unwrap_or_else(|| line.person.shown().to_owned());
    row.source_id = Some(PersonId(line.person.id.clone()));
    row.target_id = target.map(|person| person.id.clone());
}

fn tell_parts(told: &mut BenefitRow, lines: &[Line]) {
    told.parts = lines.iter().map(|line| line.part.clone()).collect();
    told.parts.sort_by(|one, other| (&one.name, &one.benefit).cmp(&(&other.name, &other.benefit)));
    if let Some(line) = lines.first() {
        told.email.clone_from(&line.person.email);
        told.number.clone_from(&line.person.number);
        let total = sum(lines.iter().map(|line| line.part.amount.amount));
        told.wanted = Some(Money::new(total, line.part.amount.currency.clone()));
    }
}

/// Adds up without a fault: amounts are far below what a decimal holds.
pub(super) fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount))
}

/// Whether a category is paid again and again.
pub(super) fn payout_of(category: &Category) -> Payout {
    match category {
        Category::Recurring => Payout::Recurring { interval: crate::benefits::Interval::Monthly },
        Category::OneTime | Category::Other(_) => Payout::OneTime,
    }
}
