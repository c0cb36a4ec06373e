//! The data file: what is kept, and what happens when it is damaged, newer, or broken off.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{begun, kept, now, plan, run};
use domain::field::Field;
use domain::fingerprint::Fingerprint;
use domain::person::PersonId;
use domain::plan::Change;
use domain::run::{Outcome, Reason, RunState, Step, StepState};
use store::{Intent, LinkOrigin, Notice, RowOutcome, RunFilter, Store, StoreError};

#[test]
fn a_plan_comes_back_as_it_was() {
    let kept = kept();
    let plan = plan("p", &["Ebba", "Nils"]);
    kept.store.add_plan(&plan).unwrap();
    assert_eq!(kept.store.plan("p").unwrap(), plan);
}

#[test]
fn a_plan_is_sent_once() {
    let kept = kept();
    let plan = plan("p", &["Ebba"]);
    kept.store.add_plan(&plan).unwrap();
    let changes: Vec<&Change> = plan.plan.changes.iter().collect();
    assert!(kept.store.begin_run(&run("first", &plan), &changes).unwrap());
    assert!(!kept.store.begin_run(&run("second", &plan), &changes).unwrap());
    assert!(matches!(kept.store.run("second"), Err(StoreError::Missing(_))));
}

#[test]
fn plans_that_were_not_sent_are_forgotten() {
    let kept = kept();
    begun(&kept.store, "sent", &["Ebba"]);
    kept.store.add_plan(&plan("old", &["Ebba"])).unwrap();
    kept.store.add_plan(&plan("new", &["Ebba"])).unwrap();
    kept.store.forget_unsent_plans("i", "new").unwrap();
    assert!(matches!(kept.store.plan("old"), Err(StoreError::Missing(_))));
    assert!(kept.store.plan("new").is_ok() && kept.store.plan("plan sent").is_ok());
}

#[test]
fn the_ledger_outlives_the_process() {
    let kept = kept();
    begun(&kept.store, "r", &["Ebba"]);
    let idempotency_key = Fingerprint::of(&["meaning"]);
    let intent = Intent {
        idempotency_key: &idempotency_key,
        run_id: "r",
        row_key: "source:Ebba",
        step: Step::CreateUser,
        fields: &[Field::Name],
        amount: None,
    };
    let seq = kept.store.record_intent_unless_written(&intent, i64::MAX, now()).unwrap().unwrap();
    drop(kept.store);

    let (store, _) = Store::open(kept.folder.path(), now()).unwrap();
    let rows = store.ledger("r").unwrap();
    assert_eq!((rows[0].seq, &rows[0].idempotency_key, rows[0].state), (seq, &idempotency_key, StepState::Intended));
    assert_eq!(rows[0].fields, [Field::Name]);
    store.set_step(seq, StepState::Sent, Some("501"), now()).unwrap();
    store.set_step(seq, StepState::Confirmed, None, now()).unwrap();
    assert_eq!(store.ledger("r").unwrap()[0].target_id.as_deref(), Some("501"), "an id once known stays");
}

#[test]
fn verdicts_are_kept_with_their_reasons() {
    let kept = kept();
    begun(&kept.store, "r", &["Ebba", "Nils"]);
    let verdict = RowOutcome::because(Outcome::Failed, Reason::NotAsSent).about(vec![Field::Email]);
    kept.store.set_row_outcome("r", "source:Ebba", &verdict).unwrap();
    let rows = kept.store.run_rows("r").unwrap();
    assert_eq!((&rows[0].verdict, rows[1].verdict.outcome), (&verdict, Outcome::Waiting));
}

#[test]
fn runs_under_way_are_interrupted_after_a_start() {
    let kept = kept();
    begun(&kept.store, "r", &["Ebba"]);
    assert_eq!(kept.store.mark_interrupted_runs().unwrap(), 1);
    assert_eq!(kept.store.run("r").unwrap().state, RunState::Interrupted);
}

#[test]
fn what_was_perhaps_sent_when_the_app_ended_is_not_said_to_wait() {
    let kept = kept();
    begun(&kept.store, "r", &["Ebba", "Nils", "Anna"]);
    for (key, state) in [("source:Ebba", StepState::Intended), ("source:Nils", StepState::Failed)] {
        let idempotency_key = Fingerprint::of(&[key]);
        let seq = kept.store.record_intent_unless_written(
            &Intent { idempotency_key: &idempotency_key, run_id: "r", row_key: key, step: Step::CreateUser, fields: &[], amount: None },
            i64::MAX,
            now(),
        );
        kept.store.set_step(seq.unwrap().unwrap(), state, None, now()).unwrap();
    }
    kept.store.mark_interrupted_runs().unwrap();
    let told: Vec<RowOutcome> = kept.store.run_rows("r").unwrap().into_iter().map(|row| row.verdict).collect();
    let unanswered = RowOutcome::because(Outcome::Unknown, Reason::NoAnswer);
    assert_eq!(told, [unanswered, RowOutcome::plain(Outcome::Waiting), RowOutcome::plain(Outcome::Waiting)]);
}

#[test]
fn who_was_there_before_is_kept_once() {
    let kept = kept();
    begun(&kept.store, "r", &["Ebba"]);
    kept.store.keep_baseline("r", "[1]").unwrap();
    kept.store.keep_baseline("r", "[1,2]").unwrap();
    assert_eq!(kept.store.baseline("r").unwrap().as_deref(), Some("[1]"));
}

#[test]
fn the_history_is_filtered_and_paged() {
    let kept = kept();
    begun(&kept.store, "a", &["Ebba"]);
    begun(&kept.store, "b", &["100%_Nils"]);
    kept.store.set_run_state("a", RunState::Done, Some(now()), None).unwrap();
    kept.store.set_run_state("b", RunState::Done, Some(now()), None).unwrap();
    kept.store.set_row_outcome("b", "source:100%_Nils", &RowOutcome::plain(Outcome::Failed)).unwrap();
    let ids = |filter: RunFilter| {
        let (rows, total) = kept.store.runs(&RunFilter { limit: 10, ..filter }).unwrap();
        (rows.into_iter().map(|row| row.id).collect::<Vec<_>>(), total)
    };
    assert_eq!(ids(RunFilter::default()).1, 2);
    assert_eq!(ids(RunFilter { needs_attention: true, ..RunFilter::default() }).0, ["b"]);
    assert_eq!(ids(RunFilter { text: Some("%_n".to_owned()), ..RunFilter::default() }).0, ["b"], "a pattern's signs mean themselves");
    assert_eq!(ids(RunFilter { text: Some("BB".to_owned()), ..RunFilter::default() }).0, ["a"]);
    assert_eq!(kept.store.runs(&RunFilter { limit: 1, offset: 1, ..RunFilter::default() }).unwrap().0.len(), 1);
}

#[test]
fn a_page_past_the_last_one_still_says_how_many_there_are() {
    let kept = kept();
    begun(&kept.store, "first", &["Ebba"]);
    begun(&kept.store, "second", &["Nils"]);
    let page = |offset, text: Option<&str>| {
        let text = text.map(str::to_owned);
        let (rows, total) = kept.store.runs(&RunFilter { limit: 1, offset, text, ..RunFilter::default() }).unwrap();
        (rows.len(), total)
    };
    assert_eq!([page(0, None), page(1, None), page(2, None)], [(1, 2), (1, 2), (0, 2)]);
    assert_eq!([page(0, Some("ebb")), page(1, Some("ebb")), page(0, Some("nobody"))], [(1, 1), (0, 1), (0, 0)]);
}

#[test]
fn runs_that_are_not_at_their_end_are_told_with_what_nobody_can_say() {
    let kept = kept();
    for (id, state) in
        [("done", RunState::Done), ("open", RunState::Done), ("failed", RunState::Stopped), ("broken", RunState::Interrupted)]
    {
        begun(&kept.store, id, &["Ebba", "Nils", "Anna"]);
        kept.store.set_run_state(id, state, Some(now()), None).unwrap();
        for key in ["source:Ebba", "source:Nils", "source:Anna"] {
            let outcome = if id == "failed" { Outcome::Failed } else { Outcome::Confirmed };
            kept.store.set_row_outcome(id, key, &RowOutcome::plain(outcome)).unwrap();
        }
    }
    kept.store.set_row_outcome("open", "source:Ebba", &RowOutcome::plain(Outcome::Unknown)).unwrap();
    kept.store.set_row_outcome("open", "source:Nils", &RowOutcome::plain(Outcome::Sent)).unwrap();
    let mut open: Vec<(String, u32)> = kept.store.open_runs("i").unwrap().into_iter().map(|(run, open)| (run.id, open)).collect();
    open.sort();
    assert_eq!(open, [("broken".to_owned(), 0), ("open".to_owned(), 2)]);
    assert!(kept.store.open_runs("other").unwrap().is_empty());
    let counts = kept.store.outcome_counts("open").unwrap();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u32>(), 3);
}

#[test]
fn a_link_is_kept_and_its_target_is_nobody_elses() {
    let kept = kept();
    let id = |text: &str| PersonId(text.to_owned());
    kept.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Confirmed, now()).unwrap();
    kept.store.put_link("i", &id("a"), &id("2"), LinkOrigin::Matched, now()).unwrap();
    kept.store.put_link("i", &id("b"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    let links = kept.store.links("i").unwrap();
    assert_eq!(links.into_iter().collect::<Vec<_>>(), [(id("a"), id("1"))]);
}

#[test]
fn the_owners_word_takes_the_place_of_found_links() {
    let kept = kept();
    let id = |text: &str| PersonId(text.to_owned());
    kept.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    kept.store.put_link("i", &id("b"), &id("2"), LinkOrigin::Created, now()).unwrap();
    kept.store.confirm_link("i", &id("a"), &id("2"), now()).unwrap();
    assert_eq!(kept.store.links("i").unwrap().into_iter().collect::<Vec<_>>(), [(id("a"), id("2"))]);
    assert!(matches!(kept.store.confirm_link("i", &id("c"), &id("2"), now()), Err(StoreError::Taken)));
    assert_eq!(kept.store.links("i").unwrap().len(), 1, "a refused word changes nothing");
}

#[test]
fn another_account_is_asked_for_its_unit_anew() {
    let kept = kept();
    kept.store.set_salary_unit("target", "ore").unwrap();
    kept.store.move_connection("target", "https://a.example", Some("1")).unwrap();
    assert_eq!(kept.store.connection_of("target").unwrap().salary_unit.as_deref(), Some("ore"), "new credentials, same account");
    kept.store.move_connection("target", "https://a.example", Some("2")).unwrap();
    assert_eq!(kept.store.connection_of("target").unwrap().salary_unit, None);
}

#[test]
fn a_damaged_file_is_moved_aside_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let nonsense = vec![7_u8; 8192];
    std::fs::write(folder.path().join("paybridge.db"), &nonsense).unwrap();
    let (store, notice) = Store::open(folder.path(), now()).unwrap();
    assert!(store.integrations().unwrap().is_empty());
    let Some(Notice::DamagedFileMovedAside(aside)) = notice else { panic!("no notice") };
    assert_eq!(std::fs::read(aside).unwrap(), nonsense);
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let kept = kept();
    drop(kept.store);
    let file = kept.folder.path().join("paybridge.db");
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(newer);
    assert!(matches!(Store::open(kept.folder.path(), now()), Err(StoreError::Newer)));
    let still: i64 =
        rusqlite::Connection::open(&file).unwrap().query_row("SELECT count(*) FROM integration", [], |row| row.get(0)).unwrap();
    assert_eq!(still, 1);
}

#[test]
fn a_folder_that_cannot_be_made_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    assert!(matches!(Store::open(&file.join("below"), now()), Err(StoreError::ReadOnly)));
}

#[test]
fn two_people_whom_the_owner_parted_are_not_linked_by_what_is_found_later() {
    let id = |text: &str| PersonId(text.to_owned());
    let kept = kept();
    kept.store.put_not_same_person("i", &id("a"), &id("1")).unwrap();
    kept.store.put_link("i", &id("a"), &id("1"), LinkOrigin::Matched, now()).unwrap();
    kept.store.put_matches("i", &[(id("a"), id("1")), (id("b"), id("2"))].into(), now()).unwrap();
    assert_eq!(kept.store.links("i").unwrap(), [(id("b"), id("2"))].into());
    // The owner may think better of it.
    kept.store.confirm_link("i", &id("a"), &id("1"), now()).unwrap();
    assert_eq!(kept.store.links("i").unwrap()[&id("a")], id("1"));
}
