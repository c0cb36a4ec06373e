//! The network is gone in the middle: every request from one on fails, and later it is there again.

use std::sync::Arc;

use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind, VanishMoment};

use crate::case::{settled, truthful};
use crate::clean::{Clean, Point};
use crate::fault_matrix::{FaultMatrix, is_long};
use crate::flow::Flow;

/// From a request on nobody is there: not to answer it, or not to hear it, or only for the next one.
async fn gone_in_the_run(clean: Arc<Clean>, point: Point, moment: VanishMoment) {
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
    truthful(&fixture, &clean, &point, &label);
    fixture.sandbox.accept_connections().await;
    // Every other time the run is carried on and sends what it still can; otherwise it is only settled.
    if point.place.is_multiple_of(2) && fixture.export.rows("faulty").iter().any(|row| !row.verdict.outcome.is_settled()) {
        flow.carry_on(&fixture.export, "faulty", Mode::Send, &Silent).await;
        truthful(&fixture, &clean, &point, &format!("{label}, carried on"));
    }
    settled(&fixture, &clean, &point, &label).await;
}

/// The same while the plan is made: there is none, and the next one is whole.
async fn gone_in_the_plan(clean: Arc<Clean>, point: Point) {
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
    let fault = Fault::new(point.call.whose(), FaultKind::Vanish { moment });
    sandbox.inject(fault.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_network_is_gone_from_any_request_on() {
    let mut matrix = FaultMatrix::default();
    // Of the ordinary run every third: which, is another one for each export and moment.
    let stride = if is_long() { 1 } else { 3 };
    for (shift, flow) in Flow::ALL.into_iter().enumerate() {
        let clean = Arc::new(Clean::of(flow).await);
        for point in clean.planning.iter().skip(shift % stride).step_by(stride) {
            matrix.add(format!("{flow:?}, plan, {}", point.place), gone_in_the_plan(clean.clone(), point.clone()));
        }
        for (more, moment) in [VanishMoment::BeforeEffect, VanishMoment::AfterEffect, VanishMoment::Answered].into_iter().enumerate() {
            for point in clean.running.iter().skip((shift + more) % stride).step_by(stride) {
                let label = format!("{flow:?}, {moment:?}, {}", point.place);
                matrix.add(label, gone_in_the_run(clean.clone(), point.clone(), moment));
            }
        }
    }
    matrix.all_pass().await;
}
