//! The computer's clock jumps between the plan, the run and its reconciliation: the app still knows every sent write, and nothing is sent
//! twice.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::run::Outcome;
use exports::runner::{Mode, Silent};
use sandbox::{Fault, FaultKind};
use tests::fixture::midnight;

use crate::case::assert_truthful;
use crate::clean::{CleanRun, Point, effects};
use crate::fault_matrix::FaultMatrix;
use crate::flow::Flow;
use crate::target_records::target_records;

/// The time at the plan, the run, its reconciliation and the next export.
type Times = [DateTime<Utc>; 4];

fn clock_jumps() -> [(&'static str, Times); 5] {
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

async fn run_with_clock_jump(clean: Arc<CleanRun>, point: Point, name: &'static str, times: Times) {
    let (flow, label) = (point.flow, format!("{:?}, {name}, unclear: {}", point.flow, point.call.name));
    let mut fixture = flow.fixture().await;
    fixture.export.set_clock(times[0]);
    let plan = flow.plan(&fixture.export).await.expect("a plan");
    fixture.sandbox.clear_writes();
    fixture.export.set_clock(times[1]);
    // The write takes effect without an answer, and the services stay unreachable until the clock has jumped again.
    let fault = Fault::new(point.call.sandbox_service(), FaultKind::Vanish { moment: sandbox::VanishMoment::AfterEffect });
    fixture.sandbox.inject(fault.method(point.call.method).path(&point.call.pattern()).skip(point.skip));
    flow.send(&fixture.export, "faulty", &plan).await;
    assert_truthful(&fixture, &clean, &point, &label);
    fixture.sandbox.accept_connections().await;

    fixture.export.set_clock(times[2]);
    flow.execute(&fixture.export, "faulty", Mode::ReconcileOnly, &Silent).await;
    assert_truthful(&fixture, &clean, &point, &format!("{label}, settled"));
    for row in fixture.export.rows("faulty") {
        assert!(row.result.outcome.is_settled(), "{label}: {}: {:?}", row.change.name, row.result);
    }

    fixture.export.set_clock(times[3]);
    let next = flow.plan(&fixture.export).await.expect("the next plan");
    flow.send(&fixture.export, "next", &next).await;
    for row in fixture.export.rows("next") {
        assert_eq!(row.result.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.result);
    }
    let next_plan = flow.plan(&fixture.export).await.expect("another plan");
    assert!(flow.rows_left(&next_plan).is_empty(), "{label}: {:#?}", flow.rows_left(&next_plan));
    assert_eq!(target_records(flow, &fixture.sandbox, &clean.target_ids), clean.after, "{label}");
    assert_eq!(effects(&fixture.sandbox.writes()), clean.effects, "{label}: each request took effect once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clock_jump_sends_nothing_twice() {
    let mut matrix = FaultMatrix::default();
    for flow in Flow::ALL {
        let clean = Arc::new(CleanRun::of(flow).await);
        let writes: Vec<&Point> = clean.running.iter().filter(|point| point.call.writes()).collect();
        for (place, (name, times)) in clock_jumps().into_iter().enumerate() {
            let point = writes[place % writes.len()].clone();
            matrix.add(format!("{flow:?}, {name}"), run_with_clock_jump(clean.clone(), point, name, times));
        }
    }
    matrix.all_pass().await;
}
