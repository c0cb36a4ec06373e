//! Makes one row: compares the listed amount of a person and type with the target's compensations.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::indexed_input::IndexedInput;
use super::input::SentPay;
use super::lines::{GroupKey, Line};
use super::row::{empty_benefit, empty_row, pay_key};
use super::types::is_ambiguous_type;
use crate::benefits::{Category, Compensation, Payout, mark, mark_in};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode, Severity};
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::open::block_for_open_write;
use crate::plan::{BenefitRow, BenefitState, Change, ChangeKind, FieldChange, HeldPay, RowType};

/// The largest number of equal rows that a finding lists.
const MAX_ROWS_SHOWN: usize = 10;

pub(super) fn row(input: &IndexedInput<'_>, key: GroupKey, lines: &[Line]) -> Change {
    match key {
        GroupKey::NotSent { person, benefit } => unsent_row(input, &person, &benefit, lines),
        GroupKey::Pay { target, type_key } => pay_row(input, &target, &type_key, lines),
    }
}

fn unsent_row(input: &IndexedInput<'_>, person: &str, benefit_id: &str, lines: &[Line]) -> Change {
    let findings: Vec<Finding> = lines.iter().flat_map(|line| line.findings.clone()).collect();
    let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
    let (kind, state) = if blocked { (ChangeKind::Blocked, BenefitState::Blocked) } else { (ChangeKind::InStep, BenefitState::NotSent) };
    let mut row = empty_row(format!("list {} {person} {benefit_id}", input.month), String::new(), kind);
    set_person(&mut row, lines);
    row.findings = findings;
    let mut benefit = empty_benefit(input.month, state);
    set_parts(&mut benefit, lines);
    row.findings.extend(equal_rows_findings(&row, lines));
    row.benefit = Some(benefit);
    row.open = lines.iter().find_map(|line| line.open.clone());
    row
}

fn pay_row(input: &IndexedInput<'_>, target: &str, type_key: &str, lines: &[Line]) -> Change {
    let mut row = empty_row(pay_key(input.month, target, type_key), String::new(), ChangeKind::Create);
    set_person(&mut row, lines);
    let mut benefit = empty_benefit(input.month, BenefitState::New);
    set_parts(&mut benefit, lines);
    let first = lines.first();
    let (pay_type, payout) = (first.and_then(|line| line.pay_type.clone()), first.and_then(|line| line.payout));
    let (Some(pay_type), Some(payout), Some(wanted)) = (pay_type, payout, benefit.wanted.clone()) else {
        row.kind = ChangeKind::Blocked;
        row.benefit = Some(BenefitRow { state: BenefitState::Blocked, ..benefit });
        return row;
    };
    let person = PersonId(target.to_owned());
    benefit.unseen = input.held_of(&person).is_empty();
    benefit.held = held(input, &person, &pay_type, payout);
    benefit.pay_type = Some(pay_type.clone());
    benefit.payout = Some(payout);
    row.fields = fields(input, &pay_type, payout, &wanted);
    if lines.iter().any(|line| line.payout != Some(payout)) {
        row.findings.push(Finding::error(FindingCode::BenefitIntervalsDiffer, Field::PayInterval).with("type", &pay_type.name));
        (row.kind, benefit.state) = (ChangeKind::Blocked, BenefitState::Blocked);
    } else if wanted.amount.is_zero() {
        compare_zero(input, &mut row, &mut benefit, &pay_type, payout);
    } else {
        compare(input, &mut row, &mut benefit, &wanted, payout);
        wait_for_open(input, &mut row, &mut benefit);
    }
    if is_ambiguous_type(input.types, &pay_type.name, &pay_type.category) {
        row.findings.push(Finding::warning(FindingCode::BenefitTypeTwice, Field::PayType).with("type", &pay_type.name));
    }
    if row.kind == ChangeKind::Create {
        add_warnings(input, &mut row, &mut benefit, lines, payout);
    }
    row.findings.extend(equal_rows_findings(&row, lines));
    row.benefit = Some(benefit);
    row
}

/// The warnings about equal rows of a file that the owner counts separately. They are shown while the amount is to be paid or
/// corrected, because the reviewer of the payment need not be the person who imported the file.
fn equal_rows_findings(row: &Change, lines: &[Line]) -> Vec<Finding> {
    if row.kind == ChangeKind::InStep {
        return Vec::new();
    }
    // The parts of one amount with the same type are one amount.
    let groups: BTreeSet<&[u32]> = lines.iter().flat_map(|line| &line.equal_rows).map(Vec::as_slice).collect();
    let finding = |rows: &[u32]| {
        let shown = rows.iter().take(MAX_ROWS_SHOWN).map(u32::to_string).collect::<Vec<_>>().join(", ");
        let more = if rows.len() > MAX_ROWS_SHOWN { ", …" } else { "" };
        Finding::warning(FindingCode::BenefitEqualRows, Field::PayAmount).with("rows", format!("{shown}{more}")).with("times", rows.len())
    };
    groups.into_iter().map(finding).collect()
}

/// Compares the wanted amount with the target and sets the row's state.
fn compare(input: &IndexedInput<'_>, row: &mut Change, benefit: &mut BenefitRow, wanted: &Money, payout: Payout) {
    let (Some(person), Some(kind)) = (&row.target_id, &benefit.pay_type) else { return };
    let known: Vec<&SentPay> = sent(input, person, kind, payout).collect();
    let has_arrived = known.iter().any(|sent| sent.happened);
    let total = sum(benefit.held.iter().map(|held| held.amount.amount));
    // A compensation with another interval is not the same pay.
    let fits = |held: &HeldPay| {
        let interval = payout.interval();
        held.amount.currency == wanted.currency && (interval.is_none() || held.interval.is_none() || held.interval == interval)
    };
    let all: Vec<&HeldPay> = benefit.held.iter().collect();
    let is_whole = |held: &[&HeldPay]| held.iter().all(|one| fits(one)) && sum(held.iter().map(|one| one.amount.amount)) == wanted.amount;
    let one_is_equal = all.iter().any(|held| fits(held) && held.amount == *wanted);
    let ours = own_compensations(&known, &benefit.held);
    // Two compensations of the app are twice the pay, even if one of them equals the listed amount.
    let is_in_target = !all.is_empty() && (is_whole(&all) || if ours.is_empty() { one_is_equal } else { is_whole(&ours) });
    if is_in_target {
        (row.kind, benefit.state) = (ChangeKind::InStep, BenefitState::ThereEqual);
        row.fields.clear();
        if !is_whole(&all) {
            // Somebody else paid it too, perhaps another computer at the same moment.
            row.findings.push(other_total_finding(&benefit.held, wanted));
        } else if !has_arrived && !benefit.held.iter().any(|held| held.ours) {
            row.findings.push(Finding::warning(FindingCode::BenefitSameByHand, Field::PayAmount));
        }
        return;
    }
    if !ours.is_empty() {
        let to_correct = if one_is_equal { &all } else { &ours };
        let held = Money::new(sum(to_correct.iter().map(|held| held.amount.amount)), wanted.currency.clone());
        row.findings.push(Finding::error(FindingCode::BenefitDiffers, Field::PayAmount).with("held", &held).with("wanted", wanted));
        row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(held)), new: Some(Value::Money(wanted.clone())) }];
        let interval_value = |interval| Some(Value::Text(interval_name(interval).to_owned()));
        let other = ours.iter().filter_map(|held| held.interval).find(|interval| payout.interval().is_some_and(|own| own != *interval));
        if let Some(other) = other {
            let new = payout.interval().and_then(interval_value);
            row.fields.push(FieldChange { field: Field::PayInterval, old: interval_value(other), new });
        }
        (row.kind, benefit.state) = (ChangeKind::Blocked, BenefitState::ThereDifferent);
        return;
    }
    if !benefit.held.is_empty() {
        let held = Money::new(total, wanted.currency.clone());
        row.findings.push(Finding::warning(FindingCode::BenefitOthersThere, Field::PayAmount).with("held", held));
        benefit.hold = true;
    }
    if has_arrived {
        // If the target shows no pay of the person, the app cannot know whether the compensation was removed.
        if !benefit.unseen {
            row.findings.push(Finding::warning(FindingCode::BenefitRemovedInTarget, Field::PayAmount));
        }
    } else if !known.is_empty() {
        row.findings.push(Finding::warning(FindingCode::BenefitUnclearBefore, Field::PayAmount));
    }
    let by_others = || benefit.unseen && input.sent_by_others.iter().any(|sent| sent.person == *person && is_of_type(sent, kind));
    if !known.is_empty() || is_sent_later(input, person, kind, payout) || by_others() {
        benefit.sent_before = true;
        benefit.hold = true;
    }
}

/// The warning that the target's total is not the listed amount. Amounts in several currencies are listed instead of added up.
fn other_total_finding(held: &[HeldPay], wanted: &Money) -> Finding {
    let of_one_currency = held.iter().all(|held| held.amount.currency == wanted.currency);
    let shown = if of_one_currency {
        Money::new(sum(held.iter().map(|held| held.amount.amount)), wanted.currency.clone()).to_string()
    } else {
        held.iter().map(|held| held.amount.to_string()).collect::<Vec<_>>().join(", ")
    };
    Finding::warning(FindingCode::BenefitOthersBeside, Field::PayAmount).with("held", shown).with("wanted", wanted)
}

/// Blocks a new row if an open write may be the same payment.
fn wait_for_open(input: &IndexedInput<'_>, row: &mut Change, benefit: &mut BenefitRow) {
    let (Some(person), Some(kind)) = (&row.target_id, &benefit.pay_type) else { return };
    let open = input.open.iter().find(|open| open.pays(person, kind, input.month));
    if let Some(open) = open.filter(|_| benefit.state == BenefitState::New) {
        row.findings.retain(|finding| finding.code != FindingCode::BenefitUnclearBefore);
        block_for_open_write(row, open);
        benefit.state = BenefitState::Blocked;
    }
}

/// The target's compensations that the app sent: by id or mark, else by an amount that the ledger knows to have arrived under
/// another or unknown id. If nothing matches and the ledger has an arrived amount of unknown id, all compensations count as the
/// app's.
pub(super) fn own_compensations<'a>(known: &[&SentPay], held: &'a [HeldPay]) -> Vec<&'a HeldPay> {
    let is_found = |sent: &SentPay| sent.record.as_ref().is_some_and(|record| held.iter().any(|held| held.id == *record));
    let mut unmatched: Vec<&SentPay> = known.iter().copied().filter(|sent| sent.happened && !is_found(sent)).collect();
    let has_unknown_id = unmatched.iter().any(|sent| sent.record.is_none());
    let mut ours: Vec<&HeldPay> = Vec::new();
    for one in held {
        let place = unmatched.iter().position(|sent| sent.amount == one.amount);
        if one.ours {
            ours.push(one);
        } else if let Some(place) = place {
            unmatched.remove(place);
            ours.push(one);
        }
    }
    if ours.is_empty() && has_unknown_id { held.iter().collect() } else { ours }
}

/// Whether the app already sent a recurring amount from a later month on. An amount that begins now would be paid in addition.
fn is_sent_later(input: &IndexedInput<'_>, person: &PersonId, kind: &RowType, payout: Payout) -> bool {
    let of_type = |sent: &&&SentPay| sent.recurring && is_of_type(sent, kind);
    payout != Payout::OneTime && input.sent_to(person).iter().filter(of_type).any(|sent| sent.month > input.month)
}

/// The state and the finding of an amount that the target has and the list no longer has.
pub(super) fn no_longer_listed(payout: Payout) -> (BenefitState, FindingCode) {
    if payout == Payout::OneTime {
        (BenefitState::ThereDifferent, FindingCode::BenefitNoLongerListed)
    } else {
        (BenefitState::GoesOn, FindingCode::BenefitGoesOn)
    }
}

/// Sets the row's state when positive and negative parts add up to zero. Nothing is sent. An amount that the app sent before must be
/// removed by hand.
fn compare_zero(input: &IndexedInput<'_>, row: &mut Change, benefit: &mut BenefitRow, kind: &RowType, payout: Payout) {
    let known: Vec<&SentPay> = row.target_id.iter().flat_map(|person| sent(input, person, kind, payout)).collect();
    let ours = own_compensations(&known, &benefit.held);
    let Some(first) = ours.first() else {
        row.findings.push(match &benefit.wanted {
            Some(wanted) if !benefit.held.is_empty() => other_total_finding(&benefit.held, wanted),
            _ => Finding::warning(FindingCode::BenefitZero, Field::PayAmount).with("benefit", &kind.name),
        });
        (row.kind, benefit.state) = (ChangeKind::InStep, BenefitState::NotSent);
        row.fields.clear();
        return;
    };
    let held = Money::new(sum(ours.iter().map(|held| held.amount.amount)), first.amount.currency.clone());
    let (state, code) = no_longer_listed(payout);
    row.findings.push(Finding::error(code, Field::PayAmount).with("held", &held));
    row.fields = vec![FieldChange { field: Field::PayAmount, old: Some(Value::Money(held)), new: None }];
    (row.kind, benefit.state) = (ChangeKind::Blocked, state);
}

fn add_warnings(input: &IndexedInput<'_>, row: &mut Change, benefit: &mut BenefitRow, lines: &[Line], payout: Payout) {
    if lines.iter().any(|line| line.target.as_ref().is_some_and(|person| person.active == Some(false))) {
        row.findings.push(Finding::warning(FindingCode::BenefitPersonInactive, None));
        benefit.hold = true;
    }
    if let Some(person) = lines.iter().find(|line| line.number_is_unknown).map(|line| &line.person) {
        let (email, number) = (person.email.as_deref().unwrap_or_default(), person.number.as_deref().unwrap_or_default());
        row.findings.push(Finding::warning(FindingCode::BenefitNumberNobodys, None).with("email", email).with("number", number));
    }
    if payout != Payout::OneTime {
        row.findings.push(Finding::warning(FindingCode::BenefitRecurs, Field::PayInterval));
    }
    if benefit.unseen && row.target_id.as_ref().is_some_and(|person| input.outside.contains(person)) {
        row.findings.push(Finding::warning(FindingCode::BenefitOutside, None));
        (benefit.outside, benefit.hold) = (true, true);
    } else if benefit.unseen {
        row.findings.push(Finding::warning(FindingCode::BenefitUnseen, None));
    }
}

/// The target's compensations of a person and type in the month.
pub(super) fn held(input: &IndexedInput<'_>, person: &PersonId, kind: &RowType, payout: Payout) -> Vec<HeldPay> {
    let Some(type_id) = &kind.id else { return Vec::new() };
    let of_type = |pay: &&Compensation| pay.type_id == *type_id && !pay.amount.amount.is_zero();
    let in_month = |pay: &&Compensation| {
        let category = Some(pay.category.clone().unwrap_or_else(|| kind.category.clone()));
        Compensation { category, ..(*pay).clone() }.is_paid_in(input.month)
    };
    let records: Vec<&str> = sent(input, person, kind, payout).filter_map(|sent| sent.record.as_deref()).collect();
    let mut held: Vec<HeldPay> = input
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
    // A page that the service returns twice is no second payment.
    held.dedup();
    held
}

/// Whether the comment contains the mark that the app would have set.
pub(super) fn is_marked(pay: &Compensation, payout: Payout) -> bool {
    let month = pay.effective_from.and_then(crate::benefits::PayrollMonth::of);
    let found = pay.comment.as_deref().and_then(mark_in);
    found.is_some_and(|found| month.is_some_and(|month| mark(&pay.person, &pay.type_id, month, payout) == found))
}

/// The ledger's compensations of a person and type: one-time ones of the month, or recurring ones of the month and earlier.
pub(super) fn sent<'a>(
    input: &'a IndexedInput<'a>,
    person: &PersonId,
    kind: &'a RowType,
    payout: Payout,
) -> impl Iterator<Item = &'a SentPay> + use<'a> {
    let month = input.month;
    input.sent_to(person).iter().copied().filter(move |sent| {
        let recurring = payout != Payout::OneTime;
        is_of_type(sent, kind) && sent.recurring == recurring && (recurring && sent.month <= month || sent.month == month)
    })
}

/// Whether a ledger entry is of the type. Compares the names when an id is unknown.
pub(super) fn is_of_type(sent: &SentPay, kind: &RowType) -> bool {
    is_one_type((sent.type_id.as_deref(), &sent.type_name), (kind.id.as_deref(), &kind.name))
}

/// Whether two rows have the same type. Compares the names when an id is unknown.
pub(in crate::plan) fn is_same_type(one: &RowType, other: &RowType) -> bool {
    is_one_type((one.id.as_deref(), &one.name), (other.id.as_deref(), &other.name))
}

fn is_one_type(one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
    match (one.0, other.0) {
        (Some(one), Some(other)) => one == other,
        _ => super::types::comparable_name(one.1) == super::types::comparable_name(other.1),
    }
}

fn fields(input: &IndexedInput<'_>, kind: &RowType, payout: Payout, wanted: &Money) -> Vec<FieldChange> {
    let set = |field, value| FieldChange { field, old: None, new: Some(value) };
    let mut fields = vec![set(Field::PayType, Value::Text(kind.name.clone())), set(Field::PayAmount, Value::Money(wanted.clone()))];
    if let Some(interval) = payout.interval() {
        fields.push(set(Field::PayInterval, Value::Text(interval_name(interval).to_owned())));
    }
    fields.push(set(Field::PayFrom, Value::Date(input.month.first())));
    fields
}

fn interval_name(interval: crate::benefits::Interval) -> &'static str {
    use crate::benefits::Interval;
    match interval {
        Interval::Monthly => "monthly",
        Interval::Quarterly => "quarterly",
        Interval::HalfYearly => "half_yearly",
        Interval::Yearly => "yearly",
    }
}

fn set_person(row: &mut Change, lines: &[Line]) {
    let Some(line) = lines.first() else { return };
    let target = line.target.as_ref();
    let named = target.map(|person| person.name.clone()).filter(|name| !name.trim().is_empty());
    row.name =
        line.person.name.clone().filter(|name| !name.trim().is_empty()).or(named).unwrap_or_else(|| line.person.display_name().to_owned());
    row.source_id = Some(PersonId(line.person.id.clone()));
    row.target_id = target.map(|person| person.id.clone());
}

fn set_parts(benefit: &mut BenefitRow, lines: &[Line]) {
    benefit.parts = lines.iter().map(|line| line.part.clone()).collect();
    benefit.parts.sort_by(|one, other| (&one.name, &one.benefit).cmp(&(&other.name, &other.benefit)));
    if let Some(line) = lines.first() {
        benefit.email.clone_from(&line.person.email);
        benefit.number.clone_from(&line.person.number);
        let total = sum(lines.iter().map(|line| line.part.amount.amount));
        benefit.wanted = Some(Money::new(total, line.part.amount.currency.clone()));
    }
}

/// The sum. It saturates instead of failing, and real amounts are far below the limit.
pub(super) fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount))
}

/// The payout of a category. A recurring category counts as monthly.
pub(super) fn payout_of(category: &Category) -> Payout {
    match category {
        Category::Recurring => Payout::Recurring { interval: crate::benefits::Interval::Monthly },
        Category::OneTime | Category::Other(_) => Payout::OneTime,
    }
}
