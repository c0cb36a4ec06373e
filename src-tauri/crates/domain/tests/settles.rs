//! Property tests of the employee plans with two random companies: after carrying out plans, the next plan is empty.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use assertions::Reached;
use std::collections::BTreeSet;

use common::{Company, day, employed, id};
use domain::field::Field;
use domain::finding::Severity;
use domain::person::{PayPeriod, Person, Salary};
use domain::plan::employees::{Direction, Scope, SourceOfTruth};
use domain::plan::{Change, ChangeKind, Plan};
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [(&str, &str); 6] =
    [("Ebba", "Lindqvist"), ("Ebba", ""), ("anna maria", "Berg"), ("Anna", "Maria Berg"), ("Nils  ", "Ek"), ("", "")];

fn parts() -> impl Strategy<Value = BTreeSet<usize>> {
    prop::collection::btree_set(0_usize..9, 0..5)
}

type Pay = (i64, bool, Option<&'static str>);

fn pay() -> impl Strategy<Value = Vec<Pay>> {
    let days = select(vec![None, Some("2025-01-01"), Some("2026-11-01"), Some("2026-12-01"), Some("2027-02-01")]);
    prop::collection::vec((select(vec![0_i64, 180, 30_000, 35_000]), prop::bool::weighted(0.3), days), 0..3)
}

fn any_text(texts: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(texts).prop_map(str::to_owned))
}

prop_compose! {
    fn any_person()(
        name in select(NAMES.to_vec()),
        active in prop::bool::weighted(0.8),
        ssn in any_text(&["19900101-0017", "9001010017", "19800202-1239", "x"]),
        emails in (any_text(&["a@x.example", "A@x.example", "b@x.example", "c@x.example"]), any_text(&["a@x.example", "w@x.example"])),
        number in any_text(&["7", "8"]),
        phone in any_text(&["0701234567", "+46701234567", "+46709999999", "12"]),
        city in any_text(&["Lund", "LUND ", "Malmö"]),
        bank in (any_text(&["6000", "8327-9", "83279"]), any_text(&["123456789", "987654321"])),
        employment in prop::option::of((select(vec!["2020-01-01", "2026-12-01", "2021-05-01"]), prop::option::of(select(vec!["2020-12-31", "2027-01-31"])))),
        kind in any_text(&["Hourly", "Permanent", "Probation"]),
        (salaries, tax_table, department) in (pay(), prop::option::of(28_i64..43), any_text(&["north", "south"])),
    ) -> Person {
        let mut person = Person::new("", format!("{} {}", name.0, name.1).trim());
        let part = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (person.first_name, person.last_name) = (part(name.0), part(name.1));
        person.active = active;
        person.ssn = ssn;
        (person.private_email, person.work_email) = emails;
        person.employee_number = number;
        person.phone = phone;
        person.address.city = city;
        (person.clearing_number, person.account_number) = bank;
        person.employment = employment.and_then(|(start, end)| employed(start, end));
        person.employment_type = kind;
        person.tax_table = tax_table;
        person.placement.department = department;
        person.salaries = salaries.into_iter().map(|(amount, by_hour, from)| {
            let period = if by_hour { PayPeriod::Hourly } else { PayPeriod::Monthly };
            Salary::kronor(amount.into(), period, from.map(day))
        }).collect();
        person
    }
}

/// One side as a whole, or some fields for which Kleer is the source of truth.
fn lead() -> impl Strategy<Value = SourceOfTruth> {
    let heads = vec![
        Field::Active,
        Field::Name,
        Field::Email,
        Field::ClearingNumber,
        Field::MonthlySalary,
        Field::EmploymentStart,
        Field::EmploymentEnd,
    ];
    let by_field = prop::collection::btree_set(select(heads), 0..5).prop_map(|kleer| SourceOfTruth::ByField { kleer });
    prop_oneof![Just(SourceOfTruth::Alexis), Just(SourceOfTruth::Kleer), by_field]
}

prop_compose! {
    /// Two sides that share some people. The shared people are linked, and each side changed some fields.
    fn companies()(
        pairs in prop::collection::vec((any_person(), any_person(), [parts(), parts()]), 0..3),
        only_alexis in prop::collection::vec(any_person(), 0..3),
        only_kleer in prop::collection::vec(any_person(), 0..3),
        (lead, later) in (lead(), any_person()),
        (leavers, mapped, merge_base, known, scoped) in (any::<bool>(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.8), prop::bool::weighted(0.3)),
    ) -> Company {
        let mut company = Company::new(vec![], vec![]).with_source_of_truth(lead);
        for (at, (one, other, [here, there])) in pairs.into_iter().enumerate() {
            let (alexis, kleer) = (format!("a{at}"), format!("k{at}"));
            if merge_base {
                // Both sides had this value once, and each changed some parts.
                let mut before = company.clone();
                before.alexis = vec![Person { id: id(&alexis), ..one.clone() }];
                before.kleer = vec![kleer_of(Person { id: id(&kleer), ..one.clone() })];
                before.links.insert(id(&alexis), id(&kleer));
                before.agree();
                company.memory = before.memory;
            }
            company.alexis.push(Person { id: id(&alexis), ..with_parts_of(one.clone(), later.clone(), &here) });
            company.kleer.push(kleer_of(Person { id: id(&kleer), ..with_parts_of(one, other, &there) }));
            company.links.insert(id(&alexis), id(&kleer));
        }
        for (at, person) in only_alexis.into_iter().enumerate() {
            company.alexis.push(Person { id: id(&format!("oa{at}")), ..person });
        }
        for (at, person) in only_kleer.into_iter().enumerate() {
            company.kleer.push(kleer_of(Person { id: id(&format!("ok{at}")), ..person }));
        }
        company.settings.deactivate_leavers = leavers;
        company.salaries_known = known;
        if !mapped {
            company.settings.hourly_type = None;
        }
        if !known {
            company.kleer.iter_mut().for_each(|person| person.salaries.clear());
        }
        if scoped {
            company.settings.scope = Scope::Departments { ids: BTreeSet::from(["north".to_owned()]) };
        }
        company
    }
}

/// Kleer has no first and last name, employment types or departments, and one address.
fn kleer_of(person: Person) -> Person {
    let mut person =
        Person { first_name: None, last_name: None, employment_type: None, work_email: None, placement: Default::default(), ..person };
    // Without an agreement Kleer has none of its fields.
    if person.employment.is_none() {
        person = Person {
            phone: None,
            ssn: None,
            address: Default::default(),
            tax_table: None,
            clearing_number: None,
            account_number: None,
            salaries: vec![],
            ..person
        };
    }
    person
}

fn with_parts_of(one: Person, other: Person, parts: &BTreeSet<usize>) -> Person {
    let mut person = one;
    for part in parts {
        match part {
            0 => {
                person.name.clone_from(&other.name);
                person.first_name.clone_from(&other.first_name);
                person.last_name.clone_from(&other.last_name);
            }
            1 => person.private_email.clone_from(&other.private_email),
            2 => person.clearing_number.clone_from(&other.clearing_number),
            3 => person.account_number.clone_from(&other.account_number),
            4 => person.salaries.clone_from(&other.salaries),
            5 => person.employment.clone_from(&other.employment),
            6 => person.phone.clone_from(&other.phone),
            7 => person.active = other.active,
            _ => person.employee_number.clone_from(&other.employee_number),
        }
    }
    person
}

fn sent(plan: &Plan) -> Vec<(String, Vec<domain::plan::FieldChange>)> {
    plan.changes.iter().filter(|change| change.is_sendable()).map(|change| (change.key.clone(), change.fields.clone())).collect()
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Export, Direction::Import])
}

// Counts how often the checks below ran, because random cases can miss them.
static CARRIED_OUT: Reached = Reached::new();
static BOTH_WAYS: Reached = Reached::new();
static BLOCKED_OR_SENT: Reached = Reached::new();

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    fn second_plan_has_nothing_to_send_each_time(mut company in companies(), direction in direction()) {
        let first = company.carry_out(direction);
        if first.changes.iter().any(Change::is_sendable) {
            CARRIED_OUT.once();
        }
        let mut again = sent(&company.planned(direction).plan);
        // A blocked row can be free now, for example if another person gave up the employee number.
        let stopped = |key: &String| first.changes.iter().any(|change| change.key == *key && change.kind == ChangeKind::Blocked);
        again.retain(|(key, _)| !stopped(key));
        prop_assert_eq!(again, vec![]);
    }

    fn both_exports_settle_and_undo_nothing_each_time(mut company in companies(), first in direction()) {
        let second = if first == Direction::Export { Direction::Import } else { Direction::Export };
        // Three rounds, because a write of one export can unblock rows of the other export or of its own next plan.
        for direction in [first, second, first, second, first, second] {
            if company.carry_out(direction).changes.iter().any(Change::is_sendable) {
                BOTH_WAYS.once();
            }
        }
        let again = company.carry_out(first);
        prop_assert_eq!(sent(&again), vec![], "the first job undoes the second");
        let other = company.carry_out(second);
        prop_assert_eq!(sent(&other), vec![], "the second job undoes the first");
    }

    #[test]
    fn plan_ignores_the_order_of_people(company in companies(), direction in direction(), turn in 0_usize..5) {
        let mut turned = company.clone();
        for people in [&mut turned.alexis, &mut turned.kleer] {
            let by = turn.min(people.len());
            people.rotate_left(by);
            people.reverse();
        }
        let json = |company: &Company| serde_json::to_string(&company.planned(direction).plan).unwrap();
        prop_assert_eq!(json(&company), json(&turned));
    }

    fn conflict_or_error_sends_nothing_each_time(company in companies(), direction in direction()) {
        for change in company.rows(direction) {
            if change.kind == ChangeKind::Blocked || change.is_sendable() {
                BLOCKED_OR_SENT.once();
            }
            let error = change.findings.iter().any(|finding| finding.severity == Severity::Error);
            prop_assert_eq!(change.kind == ChangeKind::Blocked, error);
            prop_assert!(!change.is_sendable() || change.conflicts.is_empty());
            prop_assert!(!change.is_sendable() || !change.fields.is_empty());
        }
    }
}

#[test]
fn second_plan_has_nothing_to_send() {
    second_plan_has_nothing_to_send_each_time();
    CARRIED_OUT.assert_reached();
}

#[test]
fn both_exports_settle_and_undo_nothing() {
    both_exports_settle_and_undo_nothing_each_time();
    BOTH_WAYS.assert_reached();
}

#[test]
fn conflict_or_error_sends_nothing() {
    conflict_or_error_sends_nothing_each_time();
    BLOCKED_OR_SENT.assert_reached();
}
