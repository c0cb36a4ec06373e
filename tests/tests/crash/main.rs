//! The process killed at every point of a run, and in the middle of every request: nothing lost, nothing twice, no
//! false "confirmed".
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod import;

use exports::runner::{Mode, Silent};
use payroll::run::{Outcome, RunState};
use sandbox::{Fault, FaultKind, Service};
use tests::crash::{CHOSEN, Came, RUN, Way, kill_when_there, start};
use tests::scene::{Choice, Export, Scene};
use tokio_util::sync::CancellationToken;

/// The process that is killed.
const PROGRAM: &str = env!("CARGO_BIN_EXE_crash_run");

/// Runs the process until it stands at the point, and kills it there.
async fn killed(scene: &Scene, at: usize) -> Came {
    let child = start(PROGRAM, scene.folder.path(), scene.sandbox.addresses(), Way::Export, Some(at));
    tokio::task::spawn_blocking(move || kill_when_there(child)).await.unwrap()
}

/// What the same folder says after a start of the app.
fn reopened(scene: &Scene) -> Export {
    let export = Export::open(scene.folder.path(), scene.sandbox.addresses(), &Choice::default());
    export.store.mark_interrupted_runs().unwrap();
    export
}

/// Nothing that is called confirmed differs from the plan any more.
async fn no_false_confirmed(export: &Export, label: &str) {
    let plan = export.plan().await;
    for row in export.rows(RUN).iter().filter(|row| row.verdict.outcome == Outcome::Confirmed) {
        let now = plan.changes.iter().find(|change| change.key == row.change.key).expect("the row");
        assert!(!now.is_sendable(), "{label}: {} is called confirmed and differs", row.change.name);
    }
}

/// Every request took effect exactly once.
fn once_each(scene: &Scene, label: &str) {
    let mut effects = scene.effects();
    // Ebba's salary, Leo's name, Nils and his agreement, Rasmus' agreement.
    assert_eq!(effects.len(), 5, "{label}: {effects:#?}");
    effects.sort();
    effects.dedup();
    assert_eq!(effects.len(), 5, "{label}: something was sent twice");
}

async fn continued_to_the_end(scene: &Scene, label: &str) {
    let export = reopened(scene);
    no_false_confirmed(&export, label).await;
    let state = export.carry_on(RUN, Mode::Send, &Silent, CancellationToken::new()).await;
    assert_eq!(state, RunState::Done, "{label}");
    for row in export.rows(RUN) {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
    }
    once_each(scene, label);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_every_point_and_continued() {
    let mut points = 0;
    loop {
        let scene = Scene::sample().await;
        if killed(&scene, points).await == Came::Ended {
            break;
        }
        let export = reopened(&scene);
        assert_eq!(export.store.run(RUN).unwrap().state, RunState::Interrupted);
        continued_to_the_end(&scene, &format!("point {points}")).await;
        points += 1;
    }
    // The reads before and after, three points a request, one a change, and the end.
    assert_eq!(points, 1 + 5 * 3 + CHOSEN.len() + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_while_continuing() {
    for point in [2, 7, 11, 16] {
        let scene = Scene::sample().await;
        assert_eq!(killed(&scene, point).await, Came::Killed);
        for again in [1, 3] {
            killed(&scene, again).await;
        }
        continued_to_the_end(&scene, &format!("points {point}, 1, 3")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_every_point_and_only_settled() {
    let mut points = 0;
    loop {
        let scene = Scene::sample().await;
        if killed(&scene, points).await == Came::Ended {
            break;
        }
        let sent = scene.sandbox.writes().len();
        let export = reopened(&scene);
        export.carry_on(RUN, Mode::SettleOnly, &Silent, CancellationToken::new()).await;
        assert_eq!(scene.sandbox.writes().len(), sent, "point {points}: settling sends nothing");
        assert!(export.rows(RUN).iter().all(|row| row.verdict.outcome.is_settled()), "point {points}");
        no_false_confirmed(&export, &format!("point {points}")).await;
        let plan = export.plan().await;
        export.send("next", &plan, |change| CHOSEN.contains(&change.name.as_str())).await;
        assert!(export.rows("next").iter().all(|row| row.verdict.outcome == Outcome::Confirmed), "point {points}");
        once_each(&scene, &format!("point {points}"));
        points += 1;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_every_request() {
    for after_effect in [false, true] {
        for request in 0..5 {
            let label = format!("request {request}, held {} its effect", if after_effect { "after" } else { "before" });
            let scene = Scene::sample().await;
            for method in ["PUT", "POST"] {
                // The run's requests are counted over both methods: those before this one pass.
                let hold = FaultKind::Hold { after_effect };
                scene.sandbox.inject(Fault::new(Service::Kleer, hold).method(method).path("/**").skip(skipped(method, request)).times(1));
            }
            let mut child = start(PROGRAM, scene.folder.path(), scene.sandbox.addresses(), Way::Export, None);
            scene.sandbox.held(1).await;
            child.kill().unwrap();
            child.wait().unwrap();
            scene.sandbox.clear_faults();
            scene.sandbox.release();
            scene.sandbox.none_held().await;
            continued_to_the_end(&scene, &label).await;
        }
    }
}

/// How many requests of a method go before the run's n-th request: PUT Nils, PUT his agreement, POST Ebba, POST Leo,
/// PUT Rasmus' agreement.
fn skipped(method: &str, request: u32) -> u32 {
    let methods = ["PUT", "PUT", "POST", "POST", "PUT"];
    (0_u32..).zip(methods).take_while(|(number, _)| *number < request).filter(|(_, name)| *name == method).count() as u32
}
