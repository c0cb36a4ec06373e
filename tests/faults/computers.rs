//! The same plan on two computers: two data folders, one account.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::plan::Change;
use domain::run::{Outcome, Reason};
use sandbox::{Fault, FaultKind};
use tests::fixture::{Export, Fixture};

use crate::clean::{CleanRun, Point, effects};
use crate::fault_matrix::{FaultMatrix, is_long};
use crate::flow::Flow;
use crate::target_records::{subject, target_records};

/// Both plan, then both send, one after the other: the second computer finds every row in sync.
async fn one_after_the_other(clean: Arc<CleanRun>, flow: Flow) {
    let fixture = flow.fixture().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = flow.on_other_computer(&fixture, folder.path());
    let mine = flow.plan(&fixture.export).await.expect("my plan");
    let theirs = flow.plan(&other).await.expect("their plan");
    fixture.sandbox.clear_writes();
    flow.send(&fixture.export, "mine", &mine).await;
    flow.send(&other, "theirs", &theirs).await;
    assert_eq!(effects(&fixture.sandbox.writes()), clean.effects, "{flow:?}: each request took effect once");
    assert_eq!(target_records(flow, &fixture.sandbox, &clean.target_ids), clean.after, "{flow:?}");
    for row in other.rows("theirs") {
        let result = (row.result.outcome, row.result.reason);
        let good = [(Outcome::Confirmed, None), (Outcome::Skipped, Some(Reason::ChangedSinceReview))];
        assert!(good.contains(&result), "{flow:?}: {}: {:?}", row.change.name, row.result);
    }
    assert_nothing_left(flow, &fixture, &other).await;
}

/// The other computer sends everything during one computer's request.
async fn one_within_the_other(clean: Arc<CleanRun>, point: Point, after_effect: bool) {
    let flow = point.flow;
    let label = format!("{flow:?}, within request {} ({}), after its effect: {after_effect}", point.place, point.call.name);
    let fixture = flow.fixture().await;
    let folder = tempfile::tempdir().expect("a folder");
    let other = flow.on_other_computer(&fixture, folder.path());
    let mine = flow.plan(&fixture.export).await.expect("my plan");
    let theirs = flow.plan(&other).await.expect("their plan");
    let hold = Fault::new(point.call.sandbox_service(), FaultKind::Hold { after_effect });
    fixture.sandbox.inject(hold.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
    let meanwhile = async {
        fixture.sandbox.wait_for_paused(1).await;
        flow.send(&other, "theirs", &theirs).await;
        fixture.sandbox.release();
    };
    tokio::join!(flow.send(&fixture.export, "mine", &mine), meanwhile);

    let now = target_records(flow, &fixture.sandbox, &clean.target_ids);
    let doubled: BTreeSet<&String> = now
        .iter()
        .filter(|(subject, values)| clean.after.get(*subject).map_or(0, Vec::len) < values.len())
        .map(|(subject, _)| subject)
        .collect();
    for (export, run) in [(&fixture.export, "mine"), (&other, "theirs")] {
        for row in export.rows(run).iter().filter(|row| row.result.outcome == Outcome::Confirmed) {
            let subject = subject(flow, &row.change);
            assert!(now.get(&subject) == clean.after.get(&subject) || doubled.contains(&subject), "{label}: {subject} is called confirmed");
        }
    }
    if doubled.is_empty() {
        assert_eq!(now, clean.after, "{label}");
    }
    assert_nothing_left(flow, &fixture, &other).await;
    // No service tells one computer about the other, so a duplicate must be a finding.
    for export in [&fixture.export, &other] {
        let next_plan = flow.plan(export).await.expect("another plan");
        for row in mine.changes.iter().filter(|row| flow.includes(row) && doubled.contains(&subject(flow, row))) {
            let kind = |change: &Change| change.benefit.as_ref().and_then(|benefit| Some(benefit.pay_type.as_ref()?.name.clone()));
            let about = |now: &&Change| now.name == row.name || row.target_id.is_none() && kind(row).is_some() && kind(now) == kind(row);
            let says_so = next_plan.changes.iter().filter(about).any(|now| !now.findings.is_empty());
            assert!(says_so, "{label}: {} is there twice, and nothing says so: {:#?}", row.name, next_plan.changes);
        }
    }
}

async fn assert_nothing_left(flow: Flow, fixture: &Fixture, other: &Export) {
    for export in [&fixture.export, other] {
        let next_plan = flow.plan(export).await.expect("another plan");
        assert!(flow.rows_left(&next_plan).is_empty(), "{flow:?}: nothing goes on top: {:#?}", flow.rows_left(&next_plan));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_computers_with_one_plan_send_nothing_twice() {
    let mut matrix = FaultMatrix::default();
    for flow in Flow::ALL {
        let clean = Arc::new(CleanRun::of(flow).await);
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
