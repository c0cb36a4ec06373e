//! The data file: stored plans, runs and links, and damaged, newer or interrupted files.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{add_run_of, fixture, now, plan, run};
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::Change;
use domain::run::{Outcome, Reason, RunState, Step, StepState};
use store::{Intent, LinkOrigin, Notice, RowOutcome, RunFilter, Store, StoreError};

#[test]
fn plan_is_read_as_stored() {
    let fixture = fixture();
    let plan = plan("p", &["Ebba", "Nils"]);
    fixture.store.add_plan(&plan).unwrap();
    assert_eq!(fixture.store.plan("p").unwrap(), plan);
}

#[test]
fn plan_is_sent_once() {
    let fixture = fixture();
    let plan = plan("p", &["Ebba"]);
    fixture.store.add_plan(&plan).unwrap();
    let changes: Vec<&Change> = plan.plan.changes.iter().collect();
    assert!(fixture.store.begin_run(&run("first", &plan), &changes).unwrap());
    assert!(!fixture.store.begin_run(&run("second", &plan), &changes).unwrap());
    assert!(matches!(fixture.store.run("second"), Err(StoreError::Missing(_))));
}

#[test]
fn unsent_plans_are_deleted() {
    let fixture = fixture();
    add_run_of(&fixture.store, "sent", &["Ebba"]);
    fixture.store.add_plan(&plan("old", &["Ebba"])).unwrap();
    fixture.store.add_plan(&plan("new", &["Ebba"])).unwrap();
    fixture.store.forget_unsent_plans("i", "new").unwrap();
    assert!(matches!(fixture.store.plan("old"), Err(StoreError::Missing(_))));
    assert!(fixture.store.plan("new").is_ok() && fixture.store.plan("plan sent").is_ok());
}

#[test]
fn ledger_outlives_the_process() {
    let fixture = fixture();
    add_run_of(&fixture.store, "r", &["Ebba"]);
    let idempotency_key = Fingerprint::of(&["meaning"]);
    let intent = Intent {
        idempotency_key: &idempotency_key,
        run_id: "r",
        row_key: "source:Ebba",
        step: Step::CreateUser,
        fields: &[Field::Name],
        amount: None,
    };
    let seq = fixture.store.record_intent_unless_written(&intent, i64::MAX, now()).unwrap().unwrap();
    drop(fixture.store);

    let (store, _) = Store::open(fixture.folder.path(), now()).unwrap();
    let rows = store.ledger("r").unwrap();
    assert_eq!((rows[0].seq, &rows[0].idempotency_key, rows[0].state), (seq, &idempotency_key, StepState::Intended));
    assert_eq!(rows[0].fields, [Field::Name]);
    store.set_step(seq, StepState::Sent, Some("501"), now()).unwrap();
    store.set_step(seq, StepState::Confirmed, None, now()).unwrap();
    assert_eq!(store.ledger("r").unwrap()[0].target_id.as_deref(), Some("501"), "an id once known stays");
}

#[test]
fn row_outcomes_are_stored_with_reasons() {
    let fixture = fixture();
    add_run_of(&fixture.store, "r", &["Ebba", "Nils"]);
    let outcome = RowOutcome::because(Outcome::Failed, Reason::NotAsSent).about(vec![Field::Email]);
    fixture.store.set_row_outcome("r", "source:Ebba", &outcome).unwrap();
    let rows = fixture.store.run_rows("r").unwrap();
    assert_eq!((&rows[0].result, rows[1].result.outcome), (&outcome, Outcome::Waiting));
}

#[test]
fn running_runs_are_interrupted_after_start() {
    let fixture = fixture();
    add_run_of(&fixture.store, "r", &["Ebba"]);
    assert_eq!(fixture.store.mark_interrupted_runs().unwrap(), 1);
    assert_eq!(fixture.store.run("r").unwrap().state, RunState::Interrupted);
}

#[test]
fn row_with_intent_is_unknown_after_restart() {
    let fixture = fixture();
    add_run_of(&fixture.store, "r", &["Ebba", "Nils", "Anna"]);
    for (key, state) in [("source:Ebba", StepState::Intended), ("source:Nils", StepState::Failed)] {
        let idempotency_key = Fingerprint::of(&[key]);
        let seq = fixture.store.record_intent_unless_written(
            &Intent { idempotency_key: &idempotency_key, run_id: "r", row_key: key, step: Step::CreateUser, fields: &[], amount: None },
            i64::MAX,
            now(),
        );
        fixture.store.set_step(seq.unwrap().unwrap(), state, None, now()).unwrap();
    }
    fixture.store.mark_interrupted_runs().unwrap();
    let outcomes: Vec<RowOutcome> = fixture.store.run_rows("r").unwrap().into_iter().map(|row| row.result).collect();
    let unanswered = RowOutcome::because(Outcome::Unknown, Reason::NoAnswer);
    assert_eq!(outcomes, [unanswered, RowOutcome::plain(Outcome::Waiting), RowOutcome::plain(Outcome::Waiting)]);
}

#[test]
fn baseline_is_stored_once() {
    let fixture = fixture();
    add_run_of(&fixture.store, "r", &["Ebba"]);
    fixture.store.keep_baseline("r", "[1]").unwrap();
    fixture.store.keep_baseline("r", "[1,2]").unwrap();
    assert_eq!(fixture.store.baseline("r").unwrap().as_deref(), Some("[1]"));
}

#[test]
fn history_is_filtered_and_paged() {
    let fixture = fixture();
    add_run_of(&fixture.store, "a", &["Ebba"]);
    add_run_of(&fixture.store, "b", &["100%_Nils"]);
    fixture.store.set_run_state("a", RunState::Done, Some(now()), None).unwrap();
    fixture.store.set_run_state("b", RunState::Done, Some(now()), None).unwrap();
    fixture.store.set_row_outcome("b", "source:100%_Nils", &RowOutcome::plain(Outcome::Failed)).unwrap();
    let ids = |filter: RunFilter| {
        let (rows, total) = fixture.store.runs(&RunFilter { limit: 10, ..filter }).unwrap();
        (rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), total)
    };
    assert_eq!(ids(RunFilter::default()).1, 2);
    assert_eq!(ids(RunFilter { needs_attention: true, ..RunFilter::default() }).0, ["b"]);
    assert_eq!(ids(RunFilter { text: Some("%_n".to_owned()), ..RunFilter::default() }).0, ["b"], "a pattern's signs mean themselves");
    assert_eq!(ids(RunFilter { text: Some("BB".to_owned()), ..RunFilter::default() }).0, ["a"]);
    assert_eq!(fixture.store.runs(&RunFilter { limit: 1, offset: 1, ..RunFilter::default() }).unwrap().0.len(), 1);
}

#[test]
fn page_past_the_last_one_has_the_total() {
    let fixture = fixture();
    add_run_of(&fixture.store, "first", &["Ebba"]);
    add_run_of(&fixture.store, "second", &["Nils"]);
    let page = |offset, text: Option<&str>| {
        let text = text.map(str::to_owned);
        let (rows, total) = fixture.store.runs(&RunFilter { limit: 1, offset, text, ..RunFilter::default() }).unwrap();
        (rows.len(), total)
    };
    assert_eq!([page(0, None), page(1, None), page(2, None)], [(1, 2), (1, 2), (0, 2)]);
    assert_eq!([page(0, Some("ebb")), page(1, Some("ebb")), page(0, Some("nobody"))], [(1, 1), (0, 1), (0, 0)]);
}

#[test]
fn open_runs_have_their_unconfirmed_counts() {
    let fixture = fixture();
    for (id, state) in
        [("done", RunState::Done), ("open", RunState::Done), ("failed", RunState::Stopped), ("broken", RunState::Interrupted)]
    {
        add_run_of(&fixture.store, id, &["Ebba", "Nils", "Anna"]);
        fixture.store.set_run_state(id, state, Some(now()), None).unwrap();
        for key in ["source:Ebba", "source:Nils", "source:Anna"] {
            let outcome = if id == "failed" { Outcome::Failed } else { Outcome::Confirmed };
            fixture.store.set_row_outcome(id, key, &RowOutcome::plain(outcome)).unwrap();
        }
    }
    fixture.store.set_row_outcome("open", "source:Ebba", &RowOutcome::plain(Outcome::Unknown)).unwrap();
    fixture.store.set_row_outcome("open", "source:Nils", &RowOutcome::plain(Outcome::Sent)).unwrap();
    let mut open: Vec<(String, u32)> = fixture.store.open_runs("i").unwrap().into_iter().map(|(run, open)| (run.id, open)).collect();
    open.sort();
    assert_eq!(open, [("broken".to_owned(), 0), ("open".to_owned(), 2)]);
    assert!(fixture.store.open_runs("other").unwrap().is_empty());
    let counts = fixture.store.outcome_counts("open").unwrap();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u32>(), 3);
}

#[test]
fn target_person_has_one_link() {
    let fixture = fixture();
    let id = |text: &str| PersonId(text.to_owned());
    fixture.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Confirmed, now()).unwrap();
    fixture.store.put_link("i", &id("a"), &id("2"), LinkOrigin::Matched, now()).unwrap();
    fixture.store.put_link("i", &id("b"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    let links = fixture.store.links("i").unwrap();
    assert_eq!(links.into_iter().collect::<Vec<_>>(), [(id("a"), id("1"))]);
}

#[test]
fn confirmed_link_replaces_found_links() {
    let fixture = fixture();
    let id = |text: &str| PersonId(text.to_owned());
    fixture.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    fixture.store.put_link("i", &id("b"), &id("2"), LinkOrigin::Created, now()).unwrap();
    fixture.store.confirm_link("i", &id("a"), &id("2"), now()).unwrap();
    assert_eq!(fixture.store.links("i").unwrap().into_iter().collect::<Vec<_>>(), [(id("a"), id("2"))]);
    assert!(matches!(fixture.store.confirm_link("i", &id("c"), &id("2"), now()), Err(StoreError::AlreadyLinked)));
    assert_eq!(fixture.store.links("i").unwrap().len(), 1, "a refused word changes nothing");
}

#[test]
fn other_account_loses_salary_unit() {
    let fixture = fixture();
    fixture.store.set_salary_unit("target", "ore").unwrap();
    fixture.store.move_connection("target", "https://a.example", Some("1")).unwrap();
    assert_eq!(fixture.store.connection_of("target").unwrap().salary_unit.as_deref(), Some("ore"), "new credentials, same account");
    fixture.store.move_connection("target", "https://a.example", Some("2")).unwrap();
    assert_eq!(fixture.store.connection_of("target").unwrap().salary_unit, None);
}

#[test]
fn damaged_file_is_moved_aside() {
    let folder = tempfile::tempdir().unwrap();
    let nonsense = vec![7_u8; 8192];
    std::fs::write(folder.path().join("paybridge.db"), &nonsense).unwrap();
    let (store, notice) = Store::open(folder.path(), now()).unwrap();
    assert!(store.integrations().unwrap().is_empty());
    let Some(Notice::DamagedFileMovedAside(aside)) = notice else { panic!("no notice") };
    assert_eq!(std::fs::read(aside).unwrap(), nonsense);
}

#[test]
fn newer_file_is_refused_and_unchanged() {
    let fixture = fixture();
    drop(fixture.store);
    let file = fixture.folder.path().join("paybridge.db");
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(newer);
    assert!(matches!(Store::open(fixture.folder.path(), now()), Err(StoreError::Newer)));
    let integrations: i64 =
        rusqlite::Connection::open(&file).unwrap().query_row("SELECT count(*) FROM integration", [], |row| row.get(0)).unwrap();
    assert_eq!(integrations, 1);
}

#[test]
fn folder_that_cannot_be_created_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    assert!(matches!(Store::open(&file.join("below"), now()), Err(StoreError::ReadOnly)));
}

#[test]
fn not_same_person_is_not_linked_by_a_match() {
    let id = |text: &str| PersonId(text.to_owned());
    let fixture = fixture();
    fixture.store.put_not_same_person("i", &id("a"), &id("1")).unwrap();
    fixture.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    fixture.store.put_matches("i", &[(id("a"), id("1")), (id("b"), id("2"))].into(), now()).unwrap();
    assert_eq!(fixture.store.links("i").unwrap(), [(id("b"), id("2"))].into());
    // The owner can still confirm the link.
    fixture.store.confirm_link("i", &id("a"), &id("1"), now()).unwrap();
    assert_eq!(fixture.store.links("i").unwrap()[&id("a")], id("1"));
}
