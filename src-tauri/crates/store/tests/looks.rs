//! What a look at both sides found, and what the last plan left: who may change them, and when they say nothing any more.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Kept, begun, kept, now, plan};
use domain::plan::LeftBehind;
use store::Found;

fn found(differs: u32, notices: u32) -> Found {
    Found { differs, blocked: 0, notices }
}

fn differs(kept: &Kept) -> (u32, u32) {
    let drift = kept.store.drift("i").unwrap().unwrap();
    (drift.differs, drift.notices)
}

#[test]
fn drift_is_lessened_by_the_plan_that_noted_it_alone() {
    let kept = kept();
    kept.store.put_drift("i", &found(5, 1), now()).unwrap();
    kept.store.name_drift("i", "plan").unwrap();
    kept.store.lessen_drift("i", "older plan", 5, 0).unwrap();
    assert_eq!(differs(&kept), (5, 1), "an older run that was carried on says nothing of a newer look");
    kept.store.lessen_drift("i", "plan", 3, 2).unwrap();
    assert_eq!(differs(&kept), (2, 3));
    kept.store.put_drift("i", &found(4, 0), now()).unwrap();
    kept.store.lessen_drift("i", "plan", 2, 0).unwrap();
    assert_eq!(differs(&kept), (4, 0), "a later look knows what was sent by then");
}

#[test]
fn rows_that_no_run_took_are_left_until_the_next_plan() {
    let kept = kept();
    assert_eq!(kept.store.left_behind("i").unwrap(), []);
    begun(&kept.store, "run", &["Ebba", "Nils"]);
    let left = || kept.store.left_behind("i").unwrap().remove(0);
    assert_eq!((left().run_id.as_deref(), left().left), (Some("run"), LeftBehind::default()));
    kept.store.add_plan(&plan("next", &["Ida"])).unwrap();
    assert_eq!((left().run_id, left().left.not_chosen, left().stale), (None, 1, false));
    kept.store.forget_unsent_plans("i", "next").unwrap();
    assert!(!left().stale, "only older plans were forgotten");
    kept.store.forget_unsent_plans("i", "").unwrap();
    assert!(left().stale, "something changed that plans were made with");
}
