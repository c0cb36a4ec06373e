//! Invariants after the death of a process.

use std::path::Path;

use domain::plan::Change;
use domain::run::{Outcome, Reason, RunState, StepState};
use exports::runner::{Mode, Silent};
use rusqlite::Connection;
use store::StoredRunRow;
use tests::crash::{Job, RUN};
use tests::fixture::{Export, Fixture};

/// Opens a folder as the app does at its start, and asserts that no waiting row may have been sent.
pub fn reopened(fixture: &Fixture, folder: &Path, job: Job) -> Export {
    let export = Export::open(folder, fixture.sandbox.addresses(), &job.options());
    export.store.mark_interrupted_runs().unwrap();
    let ledger = export.store.ledger(RUN).unwrap_or_default();
    for row in export.rows(RUN).iter().filter(|row| row.result.outcome == Outcome::Waiting) {
        let perhaps_sent = ledger.iter().any(|entry| entry.row_key == row.change.key && entry.state != StepState::Failed);
        assert!(!perhaps_sent, "{} is said to wait, and was perhaps sent", row.change.name);
    }
    export
}

/// Asserts that no confirmed row is planned again.
pub async fn assert_no_false_confirmed(fixture: &Fixture, export: &Export, job: Job, label: &str) {
    let plan = job.plan(export).await;
    for row in export.rows(RUN).iter().filter(|row| row.result.outcome == Outcome::Confirmed) {
        // A removed day and a created type have no row any more. A row that waited for the type now uses its id.
        let now = plan.changes.iter().find(|change| change.key == row.change.key);
        assert!(now.is_some() || job == Job::Leave || job.is_benefits(), "{label}: no row of {}", row.change.name);
        assert!(!now.is_some_and(Change::is_sendable), "{label}: {} is called confirmed and differs", row.change.name);
        if job.is_benefits() && row.change.target_id.is_some() {
            assert_eq!(fixture.posted_for(&row.change), 1, "{label}: {} is called confirmed", row.change.key);
        }
    }
}

/// Asserts that every request took effect exactly once.
pub fn assert_each_sent_once(fixture: &Fixture, job: Job, label: &str) {
    let mut effects = fixture.effects();
    assert_eq!(effects.len(), job.requests().len(), "{label}: {effects:#?}");
    effects.sort();
    effects.dedup();
    assert_eq!(effects.len(), job.requests().len(), "{label}: something was sent twice");
    fixture.assert_unique_marks(label);
    fixture.assert_no_duplicates(label);
    if job == Job::Import {
        assert_eq!(fixture.employees_named("Bertil", "Ask").len(), 1, "{label}");
    }
}

/// Continues the run to its end after the waiting time, and asserts that every row is confirmed. A run that was `continued_early`,
/// within the waiting time, may have skipped the payments of a type whose creation was open: a new plan sends these.
pub async fn assert_continued_to_the_end(fixture: &Fixture, folder: &Path, job: Job, continued_early: bool, label: &str) {
    let export = reopened(fixture, folder, job);
    assert_no_false_confirmed(fixture, &export, job, label).await;
    export.pass_waiting_time();
    assert_eq!(job.execute(&export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
    let waits_for_type = |row: &StoredRunRow| continued_early && job.is_benefits() && row.result.reason == Some(Reason::TypeMissing);
    let (skipped, rows): (Vec<_>, Vec<_>) = export.rows(RUN).into_iter().partition(waits_for_type);
    for row in rows {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
    }
    if !skipped.is_empty() {
        let plan = job.plan(&export).await;
        job.begin(&export, "next", &plan);
        assert_eq!(job.execute(&export, "next", Mode::Send, &Silent).await, RunState::Done, "{label}");
        let next = export.rows("next");
        assert!(next.len() >= skipped.len(), "{label}: {next:#?}");
        assert!(next.iter().all(|row| row.result.outcome == Outcome::Confirmed), "{label}: {next:#?}");
    }
    assert_each_sent_once(fixture, job, label);
}

/// Asserts that the data file is undamaged and that no intent is open.
pub fn assert_data_file_intact(folder: &Path, label: &str) {
    let file = Connection::open(folder.join("paybridge.db")).unwrap();
    let check: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok", "{label}");
    let count = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0, "{label}");
    // The app starts no run without rows.
    let running = "SELECT count(*) FROM run WHERE state = 'running' AND id IN (SELECT run_id FROM run_row)";
    assert_eq!(count(running), 0, "{label}: a run without an end");
    assert_eq!(count("SELECT count(*) FROM ledger WHERE state IN ('intended', 'unknown')"), 0, "{label}: an intent without an end");
}

/// Whether the run has an open intent.
pub fn has_open_intent(export: &Export) -> bool {
    let ledger = export.store.ledger(RUN).unwrap();
    ledger.iter().any(|row| matches!(row.state, StepState::Intended | StepState::Unknown))
}
