//! The computer's clock jumps between the plan, the run and its settling: what was sent is known all the same, and nothing goes
//! out twice.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::run::Outcome;
use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind};
use tests::scene::midnight;

use crate::cell::truthful;
use crate::clean::{Clean, Point, effects};
use crate::course::Course;
use crate::held::held;
use crate::walk::Walk;

/// What the clock shows in the plan, the run, its settling and the next export.
type Times = [DateTime<Utc>; 4];

fn jumps() -> [(&'static str, Times); 5] {
    let (now, hours, day) = (midnight(), TimeDelta::hours(11), TimeDelta::days(1));
    let next_month = now + TimeDelta::days(11);
    [
        ("forward by hours", [now, now + hours, now + hours, now + hours]),
        ("forward by a day", [now, now + day, now + day, now + day]),
        ("back by a day", [now, now - day, now - day, now - day]),
        ("forward and back", [now, now + day, now - day, now]),
        ("over the end of the month", [now, next_month, next_month, next_month]),
    ]
}

async fn jumped(clean: Arc<Clean>, point: Point, name: &'static str, times: Times) {
    let (course, label) = (point.course, format!("{:?}, {name}, unclear: {}", point.course, point.call.name));
    let mut scene = course.scene().await;
    scene.export.turn_clock(times[0]);
    let plan = course.plan(&scene.export).await.expect("a plan");
    scene.sandbox.forget_writes();
    scene.export.turn_clock(times[1]);
    // The write takes effect, nobody hears of it, and the network stays away until the clock has jumped again.
    let fault = Fault::new(point.call.whose(), FaultKind::Vanish { moment: sandbox::Moment::AfterEffect });
    scene.sandbox.inject(fault.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
    course.send(&scene.export, "faulty", &plan).await;
    truthful(&scene, &clean, &point, &label);
    scene.sandbox.accept_connections().await;

    scene.export.turn_clock(times[2]);
    course.carry_on(&scene.export, "faulty", Mode::ReconcileOnly, &Silent).await;
    truthful(&scene, &clean, &point, &format!("{label}, settled"));
    for row in scene.export.rows("faulty") {
        assert!(row.verdict.outcome.is_settled(), "{label}: {}: {:?}", row.change.name, row.verdict);
    }

    scene.export.turn_clock(times[3]);
    let next = course.plan(&scene.export).await.expect("the next plan");
    course.send(&scene.export, "next", &next).await;
    for row in scene.export.rows("next") {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
    }
    let again = course.plan(&scene.export).await.expect("another plan");
    assert!(course.left(&again).is_empty(), "{label}: {:#?}", course.left(&again));
    assert_eq!(held(course, &scene.sandbox, &clean.known), clean.after, "{label}");
    assert_eq!(effects(&scene.sandbox.writes()), clean.effects, "{label}: each request took effect once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_jumps_sends_nothing_twice() {
    let mut walk = Walk::default();
    for course in Course::ALL {
        let clean = Arc::new(Clean::of(course).await);
        let writes: Vec<&Point> = clean.running.iter().filter(|point| point.call.writes()).collect();
        for (place, (name, times)) in jumps().into_iter().enumerate() {
            let point = writes[place % writes.len()].clone();
            walk.add(format!("{course:?}, {name}"), jumped(clean.clone(), point, name, times));
        }
    }
    walk.all_pass().await;
}
