//! The network is gone in the middle: every request from one on fails, and later it is there again.

use std::sync::Arc;

use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind, Moment};

use crate::cell::{settled, truthful};
use crate::clean::{Clean, Point};
use crate::course::Course;
use crate::walk::{Walk, is_long};

/// From a request on nobody is there: not to answer it, or not to hear it, or only for the next one.
async fn gone_in_the_run(clean: Arc<Clean>, point: Point, moment: Moment) {
    let (course, label) = (point.course, format!("{:?}, gone at request {} ({}), {moment:?}", point.course, point.place, point.call.name));
    let scene = course.scene().await;
    let plan = course.plan(&scene.export).await.expect("a plan");
    scene.sandbox.forget_writes();
    inject(&scene.sandbox, &point, moment, clean.running.first());
    let state = course.send(&scene.export, "faulty", &plan).await;
    let run = scene.export.store.run("faulty").expect("the run");
    let last = point.place + 1 == clean.running.len() && moment == Moment::Answered;
    assert_eq!(run.stopped_by.is_some(), !last, "{label}: {state:?}, {run:?}");
    if let Some(trouble) = &run.stopped_by {
        assert!(["unreachable", "connection_lost"].contains(&trouble.code.as_str()), "{label}: {trouble:?}");
    }
    truthful(&scene, &clean, &point, &label);
    scene.sandbox.accept_connections().await;
    // Every other time the run is carried on and sends what it still can; otherwise it is only settled.
    if point.place.is_multiple_of(2) && scene.export.rows("faulty").iter().any(|row| !row.verdict.outcome.is_settled()) {
        course.carry_on(&scene.export, "faulty", Mode::Send, &Silent).await;
        truthful(&scene, &clean, &point, &format!("{label}, carried on"));
    }
    settled(&scene, &clean, &point, &label).await;
}

/// The same while the plan is made: there is none, and the next one is whole.
async fn gone_in_the_plan(clean: Arc<Clean>, point: Point) {
    let (course, label) = (point.course, format!("{:?}, gone at request {} of the plan", point.course, point.place));
    let scene = course.scene().await;
    inject(&scene.sandbox, &point, Moment::BeforeEffect, clean.planning.first());
    let error = course.plan(&scene.export).await.expect_err("no plan");
    assert!(["unreachable", "connection_lost"].contains(&error.code.as_str()), "{label}: {error:?}");
    assert!(scene.sandbox.writes().is_empty(), "{label}: a plan writes nothing");
    scene.sandbox.accept_connections().await;
    assert_eq!(course.plan(&scene.export).await.expect("a plan"), clean.plan, "{label}");
}

fn inject(sandbox: &sandbox::Sandbox, point: &Point, moment: Moment, first: Option<&Point>) {
    assert!(first.is_some_and(|first| first.course == point.course));
    let fault = Fault::new(point.call.whose(), FaultKind::Vanish { moment });
    sandbox.inject(fault.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_network_is_gone_from_any_request_on() {
    let mut walk = Walk::default();
    // Of the ordinary run every third: which, is another one for each export and moment.
    let stride = if is_long() { 1 } else { 3 };
    for (shift, course) in Course::ALL.into_iter().enumerate() {
        let clean = Arc::new(Clean::of(course).await);
        for point in clean.planning.iter().skip(shift % stride).step_by(stride) {
            walk.add(format!("{course:?}, plan, {}", point.place), gone_in_the_plan(clean.clone(), point.clone()));
        }
        for (more, moment) in [Moment::BeforeEffect, Moment::AfterEffect, Moment::Answered].into_iter().enumerate() {
            for point in clean.running.iter().skip((shift + more) % stride).step_by(stride) {
                let label = format!("{course:?}, {moment:?}, {}", point.place);
                walk.add(label, gone_in_the_run(clean.clone(), point.clone(), moment));
            }
        }
    }
    walk.all_pass().await;
}
