//! The same for the import, whose target has no place for a mark of ours.

use exports::runner::{Mode, Silent};
use payroll::run::{Outcome, RunState};
use sandbox::{Fault, FaultKind, Service};
use tests::crash::{Came, IMPORTED, RUN, Way, kill_when_there, start};
use tests::scene::{Export, Scene};

use crate::PROGRAM;

async fn scene() -> Scene {
    Scene::with(sandbox::Switches::default(), Way::Import.choice()).await
}

fn reopened(scene: &Scene) -> Export {
    let export = Export::open(scene.folder.path(), scene.sandbox.addresses(), &Way::Import.choice());
    export.store.mark_interrupted_runs().unwrap();
    export
}

/// Bertil with his employment and his salary, Freja's tax, Leo's name.
fn once_each(scene: &Scene, label: &str) {
    let mut effects = scene.effects();
    assert_eq!(effects.len(), 5, "{label}: {effects:#?}");
    effects.sort();
    effects.dedup();
    assert_eq!(effects.len(), 5, "{label}: something was sent twice");
    assert_eq!(scene.employees_named("Bertil", "Ask").len(), 1, "{label}");
}

async fn continued_to_the_end(scene: &Scene, label: &str) {
    let export = reopened(scene);
    let plan = export.plan_import().await;
    for row in export.rows(RUN).iter().filter(|row| row.verdict.outcome == Outcome::Confirmed) {
        let now = plan.changes.iter().find(|change| change.key == row.change.key).expect("the row");
        assert!(!now.is_sendable(), "{label}: {} is called confirmed and differs", row.change.name);
    }
    assert_eq!(Way::Import.carry_on(&export, RUN, Mode::Send, &Silent).await, RunState::Done, "{label}");
    for row in export.rows(RUN) {
        assert_eq!(row.verdict.outcome, Outcome::Confirmed, "{label}: {}: {:?}", row.change.name, row.verdict);
    }
    once_each(scene, label);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_every_point_and_continued() {
    let mut points = 0;
    loop {
        let scene = scene().await;
        let child = start(PROGRAM, scene.folder.path(), scene.sandbox.addresses(), Way::Import, Some(points));
        if tokio::task::spawn_blocking(move || kill_when_there(child)).await.unwrap() == Came::Ended {
            break;
        }
        continued_to_the_end(&scene, &format!("point {points}")).await;
        points += 1;
    }
    // The reads before and after, three points a request, one a change, and the end.
    assert_eq!(points, 1 + 5 * 3 + IMPORTED.len() + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_the_middle_of_every_request() {
    for after_effect in [false, true] {
        for (method, path) in [("POST", "/employee"), ("POST", "/employment"), ("POST", "/compensation"), ("PATCH", "/employee/*")] {
            let label = format!("{method} {path}, held {} its effect", if after_effect { "after" } else { "before" });
            let scene = scene().await;
            scene.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Hold { after_effect }).method(method).path(path).times(1));
            let mut child = start(PROGRAM, scene.folder.path(), scene.sandbox.addresses(), Way::Import, None);
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
