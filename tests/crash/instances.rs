//! Several processes of the app with one data folder: at the same time, during a run, and after a kill.

use serde_json::Value;
use tests::chance::{Chance, seed};
use tests::crash::FileClock;
use tests::instance::{Instance, company, duplicates};
use tests::long;

const PROGRAM: &str = env!("CARGO_BIN_EXE_folder_run");
const EXPORTS: [&str; 4] = ["employees", "employee_import", "leave", "benefits"];

#[test]
fn one_of_several_processes_gets_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..long::count(3, 150) {
        let mut all: Vec<Instance> = (0..4).map(|_| Instance::ready(PROGRAM, folder.path())).collect();
        for instance in &mut all {
            instance.send("open");
        }
        let answers: Vec<String> = all.iter_mut().map(Instance::receive).collect();
        let count = |word: &str| answers.iter().filter(|answers| *answers == word).count();
        assert_eq!((count("opened"), count("already_open")), (1, 3), "round {round}: {answers:?}");
        // The lock's file remains, and blocks no later process.
        for instance in all {
            instance.kill();
        }
        assert!(folder.path().join("paybridge.lock").exists());
    }
}

/// Every export of the sample company has a run with more points than this.
const POINTS: u32 = 24;

/// The services' data after an undisturbed export.
fn state_after_undisturbed_run(export: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let mut app = Instance::opened(PROGRAM, folder.path());
    assert_eq!(app.ask(&format!("start {export} {}", u32::MAX)), "ended");
    company(folder.path())
}

#[test]
fn run_is_continued_only_after_its_process_was_killed() {
    let seed = seed();
    println!("PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let expected = EXPORTS.map(state_after_undisturbed_run);
    for round in 0..long::count(4, 80) {
        let folder = tempfile::tempdir().unwrap();
        let (which, points) = (round % EXPORTS.len(), chance.below(POINTS));
        let export = EXPORTS[which];
        let label = format!("round {round}, {export} after {points} points");
        let mut first = Instance::opened(PROGRAM, folder.path());
        assert_eq!(first.ask(&format!("start {export} {points}")), "there", "{label}");
        if round % 2 == 0 {
            // The second process waits for the folder as long as an app takes to end, then gives up.
            let mut second = Instance::ready(PROGRAM, folder.path());
            assert_eq!(second.ask("open"), "already_open", "{label}");
        }
        first.kill();
        // After this time a last request of the killed process would be visible.
        FileClock::jump(folder.path(), 1);
        let mut next = Instance::opened(PROGRAM, folder.path());
        assert_eq!(next.ask("state"), "interrupted", "{label}");
        assert_eq!(next.ask("continue"), "Confirmed", "{label}");
        assert_eq!(next.ask("state"), "done", "{label}");
        assert!(
            company(folder.path()) == expected[which],
            "{label}: each effect once, and no other; twice: {:?}",
            duplicates(folder.path())
        );
        next.kill();
        crate::invariants::assert_data_file_intact(folder.path(), &label);
    }
}
