//! The same plan from two computers: two data folders, one account.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::plan::Change;
use domain::run::{Outcome, Reason};
use sandbox::{Fault, FaultKind};
use tests::scene::{Export, Scene};

use crate::clean::{Clean, Point, effects};
use crate::course::Course;
use crate::held::{held, whom};
use crate::walk::{Walk, is_long};

/// Both plan, then both send, one after the other: the second finds everything there.
async fn one_after_the_other(clean: Arc<Clean>, course: Course) {
    let scene = course.scene().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = course.elsewhere(&scene, folder.path());
    let mine = course.plan(&scene.export).await.expect("my plan");
    let theirs = course.plan(&other).await.expect("their plan");
    scene.sandbox.forget_writes();
    course.send(&scene.export, "mine", &mine).await;
    course.send(&other, "theirs", &theirs).await;
    assert_eq!(effects(&scene.sandbox.writes()), clean.effects, "{course:?}: each request took effect once");
    assert_eq!(held(course, &scene.sandbox, &clean.known), clean.after, "{course:?}");
    for row in other.rows("theirs") {
        let said = (row.verdict.outcome, row.verdict.reason);
        let good = [(Outcome::Confirmed, None), (Outcome::Skipped, Some(Reason::ChangedSinceReview))];
        assert!(good.contains(&said), "{course:?}: {}: {:?}", row.change.name, row.verdict);
    }
    nothing_left(course, &scene, &other).await;
}

/// While one computer's request is under way, the other one sends everything.
async fn one_within_the_other(clean: Arc<Clean>, point: Point, after_effect: bool) {
    let course = point.course;
    let label = format!("{course:?}, within request {} ({}), after its effect: {after_effect}", point.place, point.call.name);
    let scene = course.scene().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = course.elsewhere(&scene, folder.path());
    let mine = course.plan(&scene.export).await.expect("my plan");
    let theirs = course.plan(&other).await.expect("their plan");
    let hold = Fault::new(point.call.whose(), FaultKind::Hold { after_effect });
    scene.sandbox.inject(hold.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
    let meanwhile = async {
        scene.sandbox.held(1).await;
        course.send(&other, "theirs", &theirs).await;
        scene.sandbox.release();
    };
    tokio::join!(course.send(&scene.export, "mine", &mine), meanwhile);

    let now = held(course, &scene.sandbox, &clean.known);
    let doubled: BTreeSet<&String> =
        now.iter().filter(|(whom, values)| clean.after.get(*whom).map_or(0, Vec::len) < values.len()).map(|(whom, _)| whom).collect();
    for (export, run) in [(&scene.export, "mine"), (&other, "theirs")] {
        for row in export.rows(run).iter().filter(|row| row.verdict.outcome == Outcome::Confirmed) {
            let whom = whom(course, &row.change);
            assert!(now.get(&whom) == clean.after.get(&whom) || doubled.contains(&whom), "{label}: {whom} is called confirmed");
        }
    }
    if doubled.is_empty() {
        assert_eq!(now, clean.after, "{label}");
    }
    nothing_left(course, &scene, &other).await;
    // Nothing of the services tells one of the two that the other one is at it: what is there twice has to be said.
    for export in [&scene.export, &other] {
        let again = course.plan(export).await.expect("another plan");
        for row in mine.changes.iter().filter(|row| course.chosen(row) && doubled.contains(&whom(course, row))) {
            let kind = |change: &Change| change.benefit.as_ref().and_then(|told| Some(told.pay_type.as_ref()?.name.clone()));
            let about = |now: &&Change| now.name == row.name || row.target_id.is_none() && kind(row).is_some() && kind(now) == kind(row);
            let says_so = again.changes.iter().filter(about).any(|now| !now.findings.is_empty());
            assert!(says_so, "{label}: {} is there twice, and nothing says so: {:#?}", row.name, again.changes);
        }
    }
}

async fn nothing_left(course: Course, scene: &Scene, other: &Export) {
    for export in [&scene.export, other] {
        let again = course.plan(export).await.expect("another plan");
        assert!(course.left(&again).is_empty(), "{course:?}: nothing goes on top: {:#?}", course.left(&again));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_computers_send_the_same_plan() {
    let mut walk = Walk::default();
    for course in Course::ALL {
        let clean = Arc::new(Clean::of(course).await);
        walk.add(format!("{course:?}, one after the other"), one_after_the_other(clean.clone(), course));
        let stride = if is_long() { 1 } else { 2 };
        for after_effect in [false, true] {
            for point in clean.running.iter().filter(|point| point.call.writes()).skip(usize::from(after_effect) % stride).step_by(stride) {
                let label = format!("{course:?}, within {} after: {after_effect}", point.place);
                walk.add(label, one_within_the_other(clean.clone(), point.clone(), after_effect));
            }
        }
    }
    walk.all_pass().await;
}
