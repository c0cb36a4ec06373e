//! What must be true whatever became of the process.

use std::path::Path;

use domain::plan::Change;
use domain::run::{Outcome, RunState, StepState};
use exports::runner::{Mode, Silent};
use rusqlite::Connection;
use tests::crash::{RUN, Way};
use tests::fixture::{Export, Fixture};

/// What a folder says after a start of the app.
pub fn reopened(fixture: &Fixture, folder: &Path, way: Way) -> Export {
    let export = Export::open(folder, fixture.sandbox.addresses(), &way.choice());
    export.store.mark_interrupted_runs().unwrap();
    let ledger = export.store.ledger(RUN).unwrap_or_default();
    for row in export.rows(RUN).iter().filter(|row| row.verdict.outcome == Outcome::Waiting) {
        let perhaps_sent = ledger.iter().any(|entry| entry.row_key == row.change.key && entry.state != StepState::Failed);
        assert!(!perhaps_sent, "{} is said to wait, and was perhaps sent", row.change.name);
    }
    export
}

/// Nothing that is called confirmed differs from the plan any more.
pub async fn no_false_confirmed(fixture: &Fixture, export: &Export, way: Way, label: &str) {
    let plan = way.plan(export).await;
    for row in export.rows(RUN).iter().filter(|row| row.verdict.outcome == Outcome::Confirmed) {
        // A day that was removed has no row any more, nor has a type that was made; and what was to be made then pays by its id.
        let now = plan.changes.iter().find(|change| change.key == row.change.key);
        assert!(now.is_some() || way == Way::Leave || way.is_benefits(), "{label}: no row of {}", row.change.name);
        assert!(!now.is_some_and(Change::is_sendable), "{label}: {} is called confirmed and differs", row.change.name);
        if way.is_benefits() && row.change.target_id.is_some() {
            assert_eq!(fixture.posted_for(&row.change), 1, "{label}: {} is called confirmed", row.change.key);
        }
    }
}

/// Every request took effect exactly once.
pub fn once_each(fixture: &Fixture, way: Way, label: &str) {
    let mut effects = fixture.effects();
    assert_eq!(effects.len(), way.requests().len(), "{label}: {effects:#?}");
    effects.sort();
    effects.dedup();
    assert_eq!(effects.len(), way.requests().len(), "{label}: something was sent twice");
    fixture.no_mark_twice(label);
    fixture.nothing_twice(label);
    if way == Way::Import {
        assert_eq!(fixture.employees_named("Bertil", "Ask").len(), 1, "{label}");
    }
}

/// The run is carried on to its end after what was cut off had time to appear, and everything of it is confirmed.
pub async fn continued_to_the_end(fixture: &Fixture, folder: &Path, way: Way, label: &str) {
    let export = reopened(fixture, folder, way);
    no_false_confirmed(fixture, &export, way, label).await;
    export.let_records_appear();
    assert_eq!(way.carry_on(&export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
    for row in export.rows(RUN) {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
    }
    once_each(fixture, way, label);
}

/// The data file is whole, and no intent of any run is without an end.
pub fn whole(folder: &Path, label: &str) {
    let file = Connection::open(folder.join("paybridge.db")).unwrap();
    let check: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok", "{label}");
    let count = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0, "{label}");
    // The app begins no run without a row.
    let running = "SELECT count(*) FROM run WHERE state = 'running' AND id IN (SELECT run_id FROM run_row)";
    assert_eq!(count(running), 0, "{label}: a run without an end");
    assert_eq!(count("SELECT count(*) FROM ledger WHERE state IN ('intended', 'unknown')"), 0, "{label}: an intent without an end");
}

/// Whether an intent of the run is without an end.
pub fn is_in_the_dark(export: &Export) -> bool {
    let ledger = export.store.ledger(RUN).unwrap();
    ledger.iter().any(|row| matches!(row.state, StepState::Intended | StepState::Unknown))
}
