//! The same plan from two computers: two data folders, one account.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::plan::Change;
use domain::run::{Outcome, Reason};
use sandbox::{Fault, FaultKind};
use tests::fixture::{Export, Fixture};

use crate::clean::{Clean, Point, effects};
use crate::fault_matrix::{FaultMatrix, is_long};
use crate::flow::Flow;
use crate::held::{held, whom};

/// Both plan, then both send, one after the other: the second finds everything there.
async fn one_after_the_other(clean: Arc<Clean>, flow: Flow) {
    let fixture = flow.fixture().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = flow.elsewhere(&fixture, folder.path());
    let mine = flow.plan(&fixture.export).await.expect("my plan");
    let theirs = flow.plan(&other).await.expect("their plan");
    fixture.sandbox.clear_writes();
    flow.send(&fixture.export, "mine", &mine).await;
    flow.send(&other, "theirs", &theirs).await;
    assert_eq!(effects(&fixture.sandbox.writes()), clean.effects, "{flow:?}: each request took effect once");
    assert_eq!(held(flow, &fixture.sandbox, &clean.known), clean.after, "{flow:?}");
    for row in other.rows("theirs") {
        let said = (row.verdict.outcome, row.verdict.reason);
        let good = [(Outcome::Confirmed, None), (Outcome::Skipped, Some(Reason::ChangedSinceReview))];
        assert!(good.contains(&said), "{flow:?}: {}: {:?}", row.change.name, row.verdict);
    }
    nothing_left(flow, &fixture, &other).await;
}

/// While one computer's request is under way, the other one sends everything.
async fn one_within_the_other(clean: Arc<Clean>, point: Point, after_effect: bool) {
    let flow = point.flow;
    let label = format!("{flow:?}, within request {} ({}), after its effect: {after_effect}", point.place, point.call.name);
    let fixture = flow.fixture().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = flow.elsewhere(&fixture, folder.path());
    let mine = flow.plan(&fixture.export).await.expect("my plan");
    let theirs = flow.plan(&other).await.expect("their plan");
    let hold = Fault::new(point.call.whose(), FaultKind::Hold { after_effect });
    fixture.sandbox.inject(hold.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
    let meanwhile = async {
        fixture.sandbox.wait_for_paused(1).await;
        flow.send(&other, "theirs", &theirs).await;
        fixture.sandbox.release();
    };
    tokio::join!(flow.send(&fixture.export, "mine", &mine), meanwhile);

    let now = held(flow, &fixture.sandbox, &clean.known);
    let doubled: BTreeSet<&String> =
        now.iter().filter(|(whom, values)| clean.after.get(*whom).map_or(0, Vec::len) < values.len()).map(|(whom, _)| whom).collect();
    for (export, run) in [(&fixture.export, "mine"), (&other, "theirs")] {
        for row in export.rows(run).iter().filter(|row| row.verdict.outcome == Outcome::Confirmed) {
            let whom = whom(flow, &row.change);
            assert!(now.get(&whom) == clean.after.get(&whom) || doubled.contains(&whom), "{label}: {whom} is called confirmed");
        }
    }
    if doubled.is_empty() {
        assert_eq!(now, clean.after, "{label}");
    }
    nothing_left(flow, &fixture, &other).await;
    // Nothing of the services tells one of the two that the other one is at it: what is there twice has to be said.
    for export in [&fixture.export, &other] {
        let again = flow.plan(export).await.expect("another plan");
        for row in mine.changes.iter().filter(|row| flow.chosen(row) && doubled.contains(&whom(flow, row))) {
            let kind = |change: &Change| change.benefit.as_ref().and_then(|told| Some(told.pay_type.as_ref()?.name.clone()));
            let about = |now: &&Change| now.name == row.name || row.target_id.is_none() && kind(row).is_some() && kind(now) == kind(row);
            let says_so = again.changes.iter().filter(about).any(|now| !now.findings.is_empty());
            assert!(says_so, "{label}: {} is there twice, and nothing says so: {:#?}", row.name, again.changes);
        }
    }
}

async fn nothing_left(flow: Flow, fixture: &Fixture, other: &Export) {
    for export in [&fixture.export, other] {
        let again = flow.plan(export).await.expect("another plan");
        assert!(flow.left(&again).is_empty(), "{flow:?}: nothing goes on top: {:#?}", flow.left(&again));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_computers_send_the_same_plan() {
    let mut matrix = FaultMatrix::default();
    for flow in Flow::ALL {
        let clean = Arc::new(Clean::of(flow).await);
        matrix.add(format!("{flow:?}, one after the other"), one_after_the_other(clean.clone(), flow));
        let stride = if is_long() { 1 } else { 2 };
        for after_effect in [false, true] {
            for point in clean.running.iter().filter(|point| point.call.writes()).skip(usize::from(after_effect) % stride).step_by(stride) {
                let label = format!("{flow:?}, within {} after: {after_effect}", point.place);
                matrix.add(label, one_within_the_other(clean.clone(), point.clone(), after_effect));
            }
        }
    }
    matrix.all_pass().await;
}
