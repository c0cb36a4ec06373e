//! Several processes of the app over one data folder: started together, while a run is under way, and after one was killed.

use serde_json::Value;
use tests::chance::{Chance, seed};
use tests::crash::HoursIn;
use tests::instance::{Instance, company, doubles};
use tests::long;

const PROGRAM: &str = env!("CARGO_BIN_EXE_folder_run");
const EXPORTS: [&str; 4] = ["employees", "employee_import", "leave", "benefits"];

#[test]
fn of_processes_started_together_one_has_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..long::count(3, 150) {
        let mut all: Vec<Instance> = (0..4).map(|_| Instance::ready(PROGRAM, folder.path())).collect();
        for instance in &mut all {
            instance.say("open");
        }
        let said: Vec<String> = all.iter_mut().map(Instance::hear).collect();
        let count = |word: &str| said.iter().filter(|said| *said == word).count();
        assert_eq!((count("opened"), count("already_open")), (1, 3), "round {round}: {said:?}");
        // The lock's file stays behind each time, and locks nobody out.
        for instance in all {
            instance.kill();
        }
        assert!(folder.path().join("paybridge.lock").exists());
    }
}

/// Every export of the sample company has a run with more points than this.
const POINTS: u32 = 24;

/// What an export leaves in the services where nothing goes wrong.
fn undisturbed(export: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let mut app = Instance::opened(PROGRAM, folder.path());
    assert_eq!(app.ask(&format!("start {export} {}", u32::MAX)), "ended");
    company(folder.path())
}

#[test]
fn a_run_is_one_process_s_until_it_is_killed_and_the_next_one_carries_it_on() {
    let seed = seed();
    println!("PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let whole = EXPORTS.map(undisturbed);
    for round in 0..long::count(4, 80) {
        let folder = tempfile::tempdir().unwrap();
        let (which, points) = (round % EXPORTS.len(), chance.below(POINTS));
        let export = EXPORTS[which];
        let label = format!("round {round}, {export} after {points} points");
        let mut first = Instance::opened(PROGRAM, folder.path());
        assert_eq!(first.ask(&format!("start {export} {points}")), "there", "{label}");
        if round % 2 == 0 {
            // It waits for the folder as long as an app takes to end, and then it gives up.
            let mut second = Instance::ready(PROGRAM, folder.path());
            assert_eq!(second.ask("open"), "already_open", "{label}");
        }
        first.kill();
        // By then the killed process's last request would be seen, if it had left.
        HoursIn::jump(folder.path(), 1);
        let mut next = Instance::opened(PROGRAM, folder.path());
        assert_eq!(next.ask("state"), "interrupted", "{label}");
        assert_eq!(next.ask("continue"), "Confirmed", "{label}");
        assert_eq!(next.ask("state"), "done", "{label}");
        assert!(company(folder.path()) == whole[which], "{label}: each effect once, and no other; twice: {:?}", doubles(folder.path()));
        next.kill();
        crate::truth::whole(folder.path(), &label);
    }
}
