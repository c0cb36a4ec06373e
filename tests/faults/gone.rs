//! The network fails from one request on, and comes back later.

use std::sync::Arc;

use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind, VanishMoment};

use crate::case::{assert_settled, assert_truthful};
use crate::clean::{CleanRun, Point};
use crate::fault_matrix::{FaultMatrix, is_long};
use crate::flow::Flow;

/// No service is reachable from a request on: it gets no answer, does not arrive, or only the next one fails.
async fn network_lost_in_run(clean: Arc<CleanRun>, point: Point, moment: VanishMoment) {
    let (flow, label) = (point.flow, format!("{:?}, gone at request {} ({}), {moment:?}", point.flow, point.place, point.call.name));
    let fixture = flow.fixture().await;
    let plan = flow.plan(&fixture.export).await.expect("a plan");
    fixture.sandbox.clear_writes();
    inject(&fixture.sandbox, &point, moment, clean.running.first());
    let state = flow.send(&fixture.export, "faulty", &plan).await;
    let run = fixture.export.store.run("faulty").expect("the run");
    let last = point.place + 1 == clean.running.len() && moment == VanishMoment::Answered;
    assert_eq!(run.stopped_by.is_some(), !last, "{label}: {state:?}, {run:?}");
    if let Some(failure) = &run.stopped_by {
        assert!(["unreachable", "connection_lost"].contains(&failure.code.as_str()), "{label}: {failure:?}");
    }
    assert_truthful(&fixture, &clean, &point, &label);
    fixture.sandbox.accept_connections().await;
    // Every other run is continued and sends the rest; the others are only reconciled.
    if point.place.is_multiple_of(2) && fixture.export.rows("faulty").iter().any(|row| !row.result.outcome.is_settled()) {
        flow.execute(&fixture.export, "faulty", Mode::Send, &Silent).await;
        assert_truthful(&fixture, &clean, &point, &format!("{label}, carried on"));
    }
    assert_settled(&fixture, &clean, &point, &label).await;
}

/// The network fails during planning: there is no plan, and the next one is complete.
async fn network_lost_in_plan(clean: Arc<CleanRun>, point: Point) {
    let (flow, label) = (point.flow, format!("{:?}, gone at request {} of the plan", point.flow, point.place));
    let fixture = flow.fixture().await;
    inject(&fixture.sandbox, &point, VanishMoment::BeforeEffect, clean.planning.first());
    let error = flow.plan(&fixture.export).await.expect_err("no plan");
    assert!(["unreachable", "connection_lost"].contains(&error.code.as_str()), "{label}: {error:?}");
    assert!(fixture.sandbox.writes().is_empty(), "{label}: a plan writes nothing");
    fixture.sandbox.accept_connections().await;
    assert_eq!(flow.plan(&fixture.export).await.expect("a plan"), clean.plan, "{label}");
}

fn inject(sandbox: &sandbox::Sandbox, point: &Point, moment: VanishMoment, first: Option<&Point>) {
    assert!(first.is_some_and(|first| first.flow == point.flow));
    let fault = Fault::new(point.call.sandbox_service(), FaultKind::Vanish { moment });
    sandbox.inject(fault.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn network_lost_at_any_request_is_survived() {
    let mut matrix = FaultMatrix::default();
    // The ordinary run tests every third point, with a different offset for each export and moment.
    let stride = if is_long() { 1 } else { 3 };
    for (shift, flow) in Flow::ALL.into_iter().enumerate() {
        let clean = Arc::new(CleanRun::of(flow).await);
        for point in clean.planning.iter().skip(shift % stride).step_by(stride) {
            matrix.add(format!("{flow:?}, plan, {}", point.place), network_lost_in_plan(clean.clone(), point.clone()));
        }
        for (more, moment) in [VanishMoment::BeforeEffect, VanishMoment::AfterEffect, VanishMoment::Answered].into_iter().enumerate() {
            for point in clean.running.iter().skip((shift + more) % stride).step_by(stride) {
                let label = format!("{flow:?}, {moment:?}, {}", point.place);
                matrix.add(label, network_lost_in_run(clean.clone(), point.clone(), moment));
            }
        }
    }
    matrix.all_pass().await;
}
