//! Several processes of the app over one data folder: started together, while a run is under way, and after one was killed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;
use tests::chance::{Chance, seed};
use tests::long;

const PROGRAM: &str = env!("CARGO_BIN_EXE_folder_run");

/// A process that waits for its word.
struct Instance {
    process: Child,
    tell: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Instance {
    /// Starts one. It is ready to open the folder.
    fn ready(folder: &Path) -> Self {
        let mut process = Command::new(PROGRAM).arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (tell, told) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        let mut instance = Self { process, tell, told };
        assert_eq!(instance.hear(), "ready");
        instance
    }

    fn opened(folder: &Path) -> Self {
        let mut instance = Self::ready(folder);
        assert_eq!(instance.ask("open"), "opened");
        instance
    }

    fn say(&mut self, word: &str) {
        writeln!(self.tell, "{word}").unwrap();
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.told.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn ask(&mut self, word: &str) -> String {
        self.say(word);
        self.hear()
    }

    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
fn of_processes_started_together_one_has_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..long::count(3, 150) {
        let mut all: Vec<Instance> = (0..4).map(|_| Instance::ready(folder.path())).collect();
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

/// The people whom Kleer has more than once.
fn doubles(folder: &Path) -> Vec<String> {
    let company: Value = serde_json::from_slice(&std::fs::read(folder.join("sample-company.json")).unwrap()).unwrap();
    let users = company["kleer"]["companies"][0]["users"].as_array().unwrap();
    let mut people: Vec<String> = users.iter().map(|user| format!("{} {}", user["name"], user["email"])).collect();
    people.sort();
    people.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect()
}

#[test]
fn a_run_is_one_process_s_until_it_is_killed_and_the_next_one_carries_it_on() {
    let seed = seed();
    println!("PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    for round in 0..long::count(2, 80) {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Instance::opened(folder.path());
        assert_eq!(first.ask("start"), "begun");
        if round % 2 == 0 {
            // It waits for the folder as long as an app takes to end, and then it gives up.
            let mut second = Instance::ready(folder.path());
            assert_eq!(second.ask("open"), "already_open", "round {round}");
        }
        let magnitude = chance.below(18);
        for _ in 0..chance.below(1 << magnitude) {
            std::thread::yield_now();
        }
        first.kill();
        let mut next = Instance::opened(folder.path());
        assert_eq!(next.ask("continue"), "Confirmed", "round {round}");
        assert_eq!(doubles(folder.path()), Vec::<String>::new(), "round {round}");
        next.kill();
        crate::truth::whole(folder.path(), &format!("round {round}"));
    }
}
