//! Erasure of a person in every place that can name one: each table, the rows of others, the failure of a run, mails, name splits.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::Days;
use common::{Fixture, change, fixture, now};
use domain::benefits::{Benefit, Entry, ListPerson};
use domain::field::{Field, Value};
use domain::finding::{Finding, FindingCode};
use domain::fingerprint::Fingerprint;
use domain::money::Money;
use domain::person::PersonId;
use domain::plan::employees::{Decision, Side};
use domain::plan::{BenefitOverview, Candidate, Change, DifferenceLine, DifferenceWhy, FieldChange, MonthDifference, NameSplit};
use domain::run::{ExportKind, Outcome, RunState};
use rstest::rstest;
use rusqlite::Connection;
use store::{AmountChange, Failure, LinkOrigin, PersonIds, RowOutcome, Store, StoredRun};

/// Begins every text about the person. The name of the place follows it.
const MARK: &str = "Marked";

fn id(text: &str) -> PersonId {
    PersonId(text.to_owned())
}

fn marked_person() -> PersonIds {
    PersonIds { integration_id: "i".to_owned(), source: ["s1".to_owned()].into(), target: ["t1".to_owned()].into() }
}

/// The places whose mark any file of the folder holds, in any case.
fn marked_places(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = String::from_utf8_lossy(&std::fs::read(file.unwrap().path()).unwrap()).to_lowercase();
        let mark = format!("{} ", MARK.to_lowercase());
        let places = text.split(&mark).skip(1);
        found.extend(places.map(|place| place.chars().take_while(|letter| letter.is_alphabetic() || *letter == '_').collect::<String>()));
    }
    found
}

/// The person's own row. Its name and its value hold the place.
fn own_row(place: &str) -> Change {
    let new = Some(Value::Text(format!("{MARK} {place}")));
    Change {
        key: "source:s1".to_owned(),
        source_id: Some(id("s1")),
        target_id: Some(id("t1")),
        fields: vec![FieldChange { field: Field::Street, old: None, new }],
        ..change(&format!("{MARK} {place}"))
    }
}

fn failure(hint: &str) -> Failure {
    let (code, message) = ("refused".to_owned(), "refused".to_owned());
    Failure {
        code,
        service: Some("Kleer".to_owned()),
        message,
        hint: Some(hint.to_owned()),
        service_message: Some(hint.to_owned()),
        trace: None,
    }
}

/// Adds a stopped run with these rows.
fn add_stopped_run(store: &Store, run: &str, rows: Vec<Change>, export: ExportKind, by: Option<&Failure>) {
    let mut plan = common::plan(&format!("plan {run}"), &[]);
    plan.export = export;
    plan.plan.changes = rows;
    store.add_plan(&plan).unwrap();
    let row = StoredRun { export, ..common::run(run, &plan) };
    assert!(store.begin_run(&row, &plan.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    store.set_run_state(run, RunState::Stopped, Some(now()), by).unwrap();
    for change in &plan.plan.changes {
        store.set_row_outcome(run, &change.key, &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    }
}

/// The number of rows of each table.
fn row_counts(folder: &Path) -> BTreeMap<String, u32> {
    let file = Connection::open(folder.join("paybridge.db")).unwrap();
    let mut names = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let count = |name: &String| file.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0)).unwrap();
    names.iter().map(|name| (name.clone(), count(name))).collect()
}

/// Adds a row to each table with data of people.
fn fill_tables(store: &Store) {
    let mut row = own_row("run_row");
    row.findings = vec![Finding::warning(FindingCode::UnknownValue, None).with("value", format!("{MARK} finding"))];
    add_stopped_run(store, "r", vec![row], ExportKind::Employees, Some(&failure(&format!("{MARK} stopped_by"))));
    let outcome = RowOutcome::plain(Outcome::Failed).with_failure(Some(failure(&format!("{MARK} failure"))));
    store.set_row_outcome("r", "source:s1", &outcome).unwrap();
    assert_eq!(store.put_aside("r", &["source:s1".to_owned()], &format!("{MARK} put_aside"), now()).unwrap(), 1);
    store.put_mail("r", &format!(r#"{{"body": "{MARK} run_row: {MARK} summary_mail"}}"#), now()).unwrap();
    let mut unsent = common::plan("unsent", &[]);
    unsent.plan.changes = vec![own_row("plan")];
    store.add_plan(&unsent).unwrap();
    store.put_not_same_person("i", &id("s1"), &id("t9")).unwrap();
    store.put_not_same_person("i", &id("s9"), &id("t1")).unwrap();
    store.put_link("i", &id("s1"), &id("t5"), LinkOrigin::Matched, now()).unwrap();
    store.put_link("i", &id("s5"), &id("t1"), LinkOrigin::Matched, now()).unwrap();
    let print = |of: &str| Fingerprint::stored(format!("{MARK} {of}"));
    store.add_to_merge_base("i", &[(id("s1"), [(Field::Street, print("merge_base"))].into())].into()).unwrap();
    let decision = Decision { alexis: print("decision"), kleer: print("decision"), winner: Side::Alexis };
    store.put_decision("i", &id("s1"), Field::Street, &decision).unwrap();
    let split = NameSplit { first: format!("{MARK} name_split"), last: String::new() };
    store.put_name_split("i", &format!("{MARK} plan"), &split).unwrap();
    store.put_corrections("i", &[&own_row("correction")], now()).unwrap();
    let mark = |what: &str| Some(format!("{MARK} {what}"));
    let person = ListPerson { id: "s1".to_owned(), number: mark("number"), email: mark("email"), name: mark("list_person") };
    let benefit = Benefit { id: "b".to_owned(), name: "B".to_owned(), wage_type: None, kind: None };
    let amount = Money::new("471.17".parse().unwrap(), "EUR".parse().unwrap());
    let entry =
        Entry { person: "s1".to_owned(), benefit: "b".to_owned(), month: "2026-11".parse().unwrap(), amount, equal_rows: Vec::new() };
    let list = AmountChange { benefits: vec![benefit], people: vec![person], cleared: Vec::new(), entries: vec![entry] };
    store.change_amounts("i", &list).unwrap();
}

#[test]
fn no_table_holds_an_erased_person() {
    let Fixture { store, folder } = fixture();
    fill_tables(&store);
    let before = row_counts(folder.path());
    let places = [
        "merge_base",
        "correction",
        "decision",
        "email",
        "finding",
        "list_person",
        "name_split",
        "number",
        "plan",
        "put_aside",
        "run_row",
        "stopped_by",
        "summary_mail",
        "failure",
    ];
    let filled = marked_places(folder.path());
    assert!(assertions::all(places.iter(), |place| filled.contains(*place)), "{filled:?}");
    store.erase(&marked_person(), now()).unwrap();
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
    let after = row_counts(folder.path());
    let gone: Vec<&str> = before.iter().filter(|(name, count)| after[*name] < **count).map(|(name, _)| name.as_str()).collect();
    let emptied = [
        "benefit_amount",
        "correction",
        "decision",
        "link",
        "list_person",
        "merge_base",
        "name_split",
        "not_same_person",
        "plan",
        "summary_mail",
    ];
    assert_eq!(gone, emptied);
    assert!(assertions::all(emptied.iter(), |name| after[*name] == u32::from(*name == "plan")), "the plan of the run stays: {after:#?}");
    // A new table has to be listed here. A table with data of people has to be filled above too.
    let others = ["benefit", "closed_period", "connection", "drift", "file_mapping", "integration", "ledger", "left_behind", "preference"];
    let redacted = ["erased", "put_aside", "run", "run_row"];
    let all: BTreeSet<&str> = emptied.into_iter().chain(others).chain(redacted).collect();
    assert_eq!(before.keys().map(String::as_str).collect::<BTreeSet<_>>(), all);
    assert_eq!(store.known_people("i", "").unwrap(), []);
}

#[rstest]
#[case::export(ExportKind::Employees)]
#[case::import(ExportKind::EmployeeImport)]
fn rows_of_others_no_longer_name_the_person(#[case] export: ExportKind) {
    let Fixture { store, folder } = fixture();
    let name = format!("{MARK} name");
    let (target, other) = if export == ExportKind::EmployeeImport { ("s1", "t1") } else { ("t1", "s1") };
    let candidate = |key: &str, name: &str| Candidate { id: id(key), name: name.to_owned(), email: Some(format!("{name} address")) };
    let mut nils = change("Nils Ek");
    nils.candidates = vec![candidate(target, &name), candidate("t7", "Ida Alm")];
    nils.findings = vec![Finding::warning(FindingCode::SameName, None).with("names", format!("{name}, Ida Alm"))];
    let own = Change { key: format!("source:{other}"), source_id: Some(id(other)), ..change(&format!("{MARK} elsewhere")) };
    add_stopped_run(&store, "r", vec![nils.clone(), own], export, None);
    let outcome = RowOutcome::plain(Outcome::Failed).with_failure(Some(failure(&format!("taken by {}", name.to_uppercase()))));
    store.set_row_outcome("r", &nils.key, &outcome).unwrap();
    store.put_corrections("i", &[&Change { candidates: vec![candidate("t1", &name)], ..nils.clone() }], now()).unwrap();
    assert!(!store.known_people("i", &name).unwrap().is_empty());

    assert_eq!(store.erase(&marked_person(), now()).unwrap().rows, 1);
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
    let row = store.run_rows("r").unwrap().into_iter().find(|row| row.change.key == nils.key).unwrap();
    assert_eq!((row.change.name.as_str(), row.change.candidates.len()), ("Nils Ek", 1));
    assert_eq!(row.change.findings[0].params["names"], "–, Ida Alm", "what was found stays");
    let failure = row.result.failure.unwrap();
    assert_eq!((failure.code.as_str(), failure.hint), ("refused", None));
    assert_eq!(store.plan("plan r").unwrap().plan.changes[0], row.change);
    assert_eq!(store.corrections("i").unwrap()[0].change.name, "Nils Ek");
}

#[test]
fn person_named_only_in_another_row_is_found() {
    let Fixture { store, folder } = fixture();
    let mut nils = change("Nils Ek");
    nils.candidates = vec![Candidate { id: id("t1"), name: format!("{MARK} name"), email: None }];
    add_stopped_run(&store, "r", vec![nils], ExportKind::Employees, None);
    let found = store.known_people("i", MARK).unwrap();
    assert_eq!((found.len(), found[0].ids.target.clone()), (1, ["t1".to_owned()].into()));
    store.erase(&found[0].ids, now()).unwrap();
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
}

/// Adds a benefit run without rows. Its plan names the person in the difference to the last month only.
fn add_run_with_difference(store: &Store) {
    let euros = |amount: &str| Money::new(amount.parse().unwrap(), "EUR".parse().unwrap());
    let line = DifferenceLine {
        person: "s1".to_owned(),
        name: format!("{MARK} name"),
        benefit: "B".to_owned(),
        before: Some(euros("471.17")),
        now: None,
        change: euros("-471.17"),
        why: DifferenceWhy::PersonGone,
    };
    let difference = MonthDifference {
        before: "2026-10".parse().ok(),
        total_before: euros("471.17"),
        total_now: euros("0"),
        lines: vec![DifferenceLine { person: "s2".to_owned(), name: "Nils Ek".to_owned(), ..line.clone() }, line],
    };
    let mut plan = common::plan("plan r", &[]);
    plan.export = ExportKind::Benefits;
    let (month, currency) = ("2026-11".parse().unwrap(), "EUR".parse().unwrap());
    plan.plan.benefits = Some(BenefitOverview {
        month,
        months_ago: 0,
        currency,
        uses: Vec::new(),
        types: Vec::new(),
        difference,
        unseen: 0,
        limit_gaps: Vec::new(),
    });
    store.add_plan(&plan).unwrap();
    let row = StoredRun { export: ExportKind::Benefits, ..common::run("r", &plan) };
    assert!(store.begin_run(&row, &[]).unwrap());
}

#[test]
fn person_named_only_in_month_difference_is_erased() {
    let Fixture { store, folder } = fixture();
    add_run_with_difference(&store);
    let found = store.known_people("i", MARK).unwrap();
    assert_eq!((found.len(), found[0].ids.source.clone()), (1, ["s1".to_owned()].into()));
    store.erase(&found[0].ids, now()).unwrap();
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
    let lines = store.plan("plan r").unwrap().plan.benefits.unwrap().difference.lines;
    assert_eq!(lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["Nils Ek", ""]);
    assert_eq!(store.known_people("i", MARK).unwrap(), []);
}

#[test]
fn stop_failure_keeps_code_and_loses_text() {
    let Fixture { store, .. } = fixture();
    let naming = failure("Marked name has no agreement");
    add_stopped_run(&store, "own", vec![own_row("name")], ExportKind::Employees, Some(&naming));
    add_stopped_run(&store, "another's", vec![change("Nils Ek")], ExportKind::Employees, Some(&naming));
    let unrelated = failure("no right to write salaries");
    add_stopped_run(&store, "nobody's", vec![change("Nils Ek")], ExportKind::Employees, Some(&unrelated));
    store.erase(&marked_person(), now()).unwrap();
    let by = |run: &str| store.run(run).unwrap().stopped_by.unwrap();
    for run in ["own", "another's"] {
        assert_eq!((by(run).code.as_str(), by(run).hint), ("refused", None), "{run}");
    }
    assert_eq!(by("nobody's"), unrelated);
}

#[test]
fn stop_failure_of_old_run_loses_text() {
    let Fixture { store, folder } = fixture();
    add_stopped_run(&store, "old", vec![own_row("name")], ExportKind::Employees, Some(&failure(&format!("{MARK} stopped_by"))));
    assert_eq!(store.clear_runs(now().checked_add_days(Days::new(1)).unwrap(), now()).unwrap(), 1);
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
    assert_eq!(store.run("old").unwrap().stopped_by.unwrap().hint, None);
}

/// A mail normalizes and shortens a name before it shows it.
#[rstest]
#[case::as_it_is("Marked Ek", "Marked Ek")]
#[case::two_blanks("Marked  Ek", "Marked Ek")]
#[case::unseen("Marked\u{200b} E\u{ad}k", "Marked Ek")]
#[case::marks("Marked \"Eb\" Ek", r#"Marked \"Eb\" Ek"#)]
#[case::long(
    "Marked Ebba Charlotta Wilhelmina Margareta von Lindqvist-Hammarskjöld",
    "Marked Ebba Charlotta Wilhelmina Margareta von Lindqvist-Ha…"
)]
fn mail_is_found_by_displayed_name(#[case] name: &str, #[case] shown: &str) {
    let Fixture { store, .. } = fixture();
    add_stopped_run(&store, "r", vec![Change { source_id: Some(id("s1")), ..change(name) }], ExportKind::Benefits, None);
    store.put_mail("r", &format!(r#"{{"body": "- {shown}: 47,11 €"}}"#), now()).unwrap();
    add_stopped_run(&store, "other", vec![change("Nils Ek")], ExportKind::Benefits, None);
    store.put_mail("other", r#"{"body": "- Nils Ek: 47,11 €"}"#, now()).unwrap();
    assert_eq!(store.erase(&marked_person(), now()).unwrap().mails, 1);
    assert!(store.mail("r").unwrap().is_none());
    assert!(store.mail("other").unwrap().is_some(), "what does not name the person is still to be sent");
}

#[test]
fn name_split_of_unsent_plan_is_erased() {
    let Fixture { store, folder } = fixture();
    let mut unsent = common::plan("unsent", &[]);
    unsent.plan.changes = vec![own_row("name")];
    store.add_plan(&unsent).unwrap();
    store.put_name_split("i", &format!("{MARK} name"), &NameSplit { first: MARK.to_owned(), last: "name".to_owned() }).unwrap();
    let found = store.known_people("i", MARK).unwrap();
    assert_eq!((found.len(), &found[0].split_name), (1, &None), "the plan tells whose name it is");
    store.erase(&marked_person(), now()).unwrap();
    assert!(store.memory("i").unwrap().splits.is_empty());
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
}

#[test]
fn name_known_only_by_its_split_is_erased() {
    let Fixture { store, folder } = fixture();
    let name = format!("{MARK} name");
    add_stopped_run(&store, "old", vec![own_row("name")], ExportKind::EmployeeImport, None);
    store.put_name_split("i", &name, &NameSplit { first: MARK.to_owned(), last: "name".to_owned() }).unwrap();
    store.put_name_split("i", "Nils Ek", &NameSplit { first: "Nils".to_owned(), last: "Ek".to_owned() }).unwrap();
    store.clear_runs(now().checked_add_days(Days::new(1)).unwrap(), now()).unwrap();
    let found = store.known_people("i", MARK).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].split_name.as_ref(), found[0].names.clone()), (Some(&name), [name.clone()].into()));
    store.erase_name("i", &name).unwrap();
    assert_eq!(store.known_people("i", MARK).unwrap(), []);
    assert_eq!(marked_places(folder.path()), BTreeSet::new());
    assert_eq!(store.memory("i").unwrap().splits.len(), 1);
}
