//! What a run's plan did not know of other runs' writes, also after a back-up was taken in: writes are numbered anew then.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use chrono::TimeDelta;
use common::{Kept, begun, kept, now, plan, run};
use domain::fingerprint::Fingerprint;
use domain::run::{Outcome, RunState, Step, StepState};
use store::{Intent, RowOutcome, Store, StoredPlan};

/// A run that is done: each of these people was written and read back.
fn done(store: &Store, id: &str, names: &[&str], minutes: i64) {
    begun(store, id, names);
    for name in names {
        let (key, idempotency_key, at) = (format!("source:{name}"), Fingerprint::of(&[id, name]), now() + TimeDelta::minutes(minutes));
        let intent =
            Intent { idempotency_key: &idempotency_key, run_id: id, row_key: &key, step: Step::CreateUser, fields: &[], amount: None };
        let seq = store.record_intent_unless_written(&intent, i64::MAX, at).unwrap().unwrap();
        store.set_step(seq, StepState::Confirmed, Some("501"), at).unwrap();
        store.set_row_outcome(id, &key, &RowOutcome::plain(Outcome::Confirmed)).unwrap();
    }
    store.set_run_state(id, RunState::Done, Some(now()), None).unwrap();
}

/// What another run wrote and the plan of a run did not know.
fn unknown_to(store: &Store, run_id: &str) -> Vec<(String, String)> {
    store.other_writes(run_id).unwrap().rows.into_iter().map(|row| (row.write.run_id, row.change.name)).collect()
}

fn written(id: &str, names: &[&str]) -> Vec<(String, String)> {
    names.iter().map(|name| (id.to_owned(), (*name).to_owned())).collect()
}

fn comes(from: &Kept, to: &Kept, minutes: i64) {
    let file = from.folder.path().join("a back-up.db");
    from.store.back_up(&file).unwrap();
    to.store.take_in(&to.store.look_at_back_up(&file).unwrap(), now() + TimeDelta::minutes(minutes)).unwrap();
}

#[test]
fn write_between_reading_and_keeping_a_plan_is_unknown_to_it() {
    let kept = kept();
    done(&kept.store, "before", &["Ebba"], 0);
    let read = StoredPlan { known_writes: kept.store.newest_write().unwrap(), ..plan("plan r", &["Ebba", "Nils"]) };
    done(&kept.store, "meanwhile", &["Nils"], 1);
    kept.store.add_plan(&read).unwrap();
    assert!(kept.store.begin_run(&run("r", &read), &read.plan.changes.iter().collect::<Vec<_>>()).unwrap());
    assert_eq!(unknown_to(&kept.store, "r"), written("meanwhile", &["Nils"]));
}

#[test]
fn run_from_a_back_up_does_not_know_what_was_written_here() {
    let (there, here) = (kept(), kept());
    done(&there.store, "known", &["Ada", "Bo", "Cia", "Dag", "Ebba"], 2);
    begun(&there.store, "r", &["Nils"]);
    there.store.mark_interrupted_runs().unwrap();
    // Before and after what the other file wrote: which number it gets does not matter.
    done(&here.store, "early", &["Nils"], 0);
    done(&here.store, "late", &["Nils"], 9);
    comes(&there, &here, 10);
    assert_eq!(unknown_to(&here.store, "r").iter().filter(|(run, _)| run != "known").count(), 2, "{:?}", unknown_to(&here.store, "r"));
}

#[test]
fn run_of_here_keeps_what_its_plan_knew_when_a_back_up_comes() {
    let (there, here) = (kept(), kept());
    done(&here.store, "known", &["Ada", "Bo"], 0);
    begun(&here.store, "r", &["Nils"]);
    here.store.mark_interrupted_runs().unwrap();
    done(&there.store, "elsewhere", &["Nils", "Ebba"], 5);
    comes(&there, &here, 10);
    assert_eq!(unknown_to(&here.store, "r"), written("elsewhere", &["Nils", "Ebba"]));
    // What a file learns twice, it knows once.
    comes(&there, &here, 11);
    assert_eq!(unknown_to(&here.store, "r"), written("elsewhere", &["Nils", "Ebba"]));
}
