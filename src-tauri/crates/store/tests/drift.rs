//! The results of a drift check and the rows that a plan left behind: which run may change them, and when they are outdated.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Fixture, add_run_of, fixture, now, plan};
use domain::plan::LeftBehind;
use store::DriftCounts;

fn counts(differs: u32, notices: u32) -> DriftCounts {
    DriftCounts { differs, blocked: 0, notices }
}

fn differs(fixture: &Fixture) -> (u32, u32) {
    let drift = fixture.store.drift("i").unwrap().unwrap();
    (drift.differs, drift.notices)
}

#[test]
fn drift_is_reduced_only_by_runs_of_its_own_plan() {
    let fixture = fixture();
    fixture.store.put_drift("i", &counts(5, 1), now()).unwrap();
    fixture.store.set_drift_plan("i", "plan").unwrap();
    fixture.store.reduce_drift("i", "older plan", 5, 0).unwrap();
    assert_eq!(differs(&fixture), (5, 1), "an older run that was carried on says nothing of a newer look");
    fixture.store.reduce_drift("i", "plan", 3, 2).unwrap();
    assert_eq!(differs(&fixture), (2, 3));
    fixture.store.put_drift("i", &counts(4, 0), now()).unwrap();
    fixture.store.reduce_drift("i", "plan", 2, 0).unwrap();
    assert_eq!(differs(&fixture), (4, 0), "a later look knows what was sent by then");
}

#[test]
fn rows_without_a_run_stay_left_behind_until_the_next_plan() {
    let fixture = fixture();
    assert_eq!(fixture.store.left_behind("i").unwrap(), []);
    add_run_of(&fixture.store, "run", &["Ebba", "Nils"]);
    let left = || fixture.store.left_behind("i").unwrap().remove(0);
    assert_eq!((left().run_id.as_deref(), left().left), (Some("run"), LeftBehind::default()));
    fixture.store.add_plan(&plan("next", &["Ida"])).unwrap();
    assert_eq!((left().run_id, left().left.not_chosen, left().stale), (None, 1, false));
    fixture.store.forget_unsent_plans("i", "next").unwrap();
    assert!(!left().stale, "only older plans were forgotten");
    fixture.store.forget_unsent_plans("i", "").unwrap();
    assert!(left().stale, "something changed that plans were made with");
}
