//! Every target is walked with its seeds and with damaged ones. What is found by the fuzzer becomes a seed here.
//!
//! `PAYBRIDGE_LONG=1` makes a hundred times as many.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use fuzzing::{
    ALL, Target,
    mutate::{Numbers, mutated},
    target,
};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What is allocated is counted for the whole process: one walk at a time.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)
}

/// The written seeds and the made ones, each with its name.
fn seeds(target: &Target) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder(target.name)).into_iter().flatten();
    let mut seeds: Vec<(String, Vec<u8>)> =
        files.map(|file| file.unwrap().path()).map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    seeds.sort();
    seeds.extend((target.made)().into_iter().enumerate().map(|(number, bytes)| (format!("made {number}"), bytes)));
    seeds
}

/// Runs the target on an input, and holds it to its bounds.
fn run(target: &Target, name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let told = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let held = MEMORY.peak_usage().saturating_sub(before);
    let told = told.unwrap_or_else(|_| {
        let kept = std::env::temp_dir().join(format!("{}.input", target.name));
        fs::write(&kept, bytes).unwrap();
        panic!("{}: {name} (its {} bytes are in {})", target.name, bytes.len(), kept.display())
    });
    let most = target.fixed.saturating_add(bytes.len().saturating_mul(target.factor));
    assert!(held <= most, "{}: {name}: {held} bytes were held for an input of {}; {most} is the most", target.name, bytes.len());
    told
}

fn walk(name: &str) {
    let _turn = turn();
    let target = target(name);
    let times: u32 = if std::env::var_os("PAYBRIDGE_LONG").is_some() { 100 } else { 1 };
    let mut understood = BTreeSet::new();
    let seeds = seeds(target);
    // What is set up once counts for nobody.
    let _ = (target.run)(b"");
    for (seed, bytes) in &seeds {
        understood.extend(run(target, seed, bytes));
        // Of a large seed fewer: each costs as much as it is long.
        let share = u32::try_from(bytes.len() / 4_000).unwrap_or(u32::MAX).saturating_add(if seed.starts_with("made") { 10 } else { 1 });
        let mutations = target.mutations.saturating_mul(times) / share;
        for number in 0..mutations {
            let damaged = mutated(bytes, &mut Numbers::of(seed.rsplit('/').next().unwrap_or_default(), number.into()));
            run(target, &format!("{seed}, mutation {number}"), &damaged);
        }
    }
    assert!(
        !understood.is_empty() || name == "error_bodies",
        "{name}: no seed is understood, so what lies behind the decoder is not walked"
    );
}

macro_rules! walks {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                walk(stringify!($name));
            }
        )*

        const WALKED: &[&str] = &[$(stringify!($name)),*];
    };
}

walks! {
    alexis_company alexis_people alexis_employee alexis_employment_types alexis_leave alexis_writes
    kleer_companies kleer_me kleer_users kleer_payroll_users kleer_activities kleer_events kleer_day_statuses kleer_schedule
    kleer_payroll_events kleer_writes
    personio_token personio_persons personio_employments personio_types personio_compensations personio_writes
    error_bodies
    list_text list_choices list_cells list_ods list_xlsx_parts list_xls list_file
    stored addresses
}

/// A target without a walk, a program for the fuzzer or a folder of seeds would be forgotten.
#[test]
fn every_target_is_walked_and_can_be_fuzzed() {
    let targets: BTreeSet<String> = ALL.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(targets.len(), ALL.len(), "a name stands twice");
    assert_eq!(WALKED.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), targets);

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let programs: BTreeSet<String> =
        manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\"").map(str::to_owned)).collect();
    assert_eq!(programs, targets);
    for name in &targets {
        let program = fs::read_to_string(root.join("fuzz_targets").join(format!("{name}.rs"))).unwrap();
        assert!(program.contains(&format!("\"{name}\"")), "{name} fuzzes something else");
        assert!(folder(name).is_dir(), "{name} has no seeds");
    }
}

/// A call that is added to a service needs a target, and a seed whose answer is understood.
#[test]
fn every_call_of_every_service_is_walked() {
    let _turn = turn();
    let services = ALL.iter().filter(|target| ["alexis_", "kleer_", "personio_"].iter().any(|service| target.name.starts_with(service)));
    let mut understood = BTreeSet::new();
    for target in services {
        for (_, bytes) in seeds(target) {
            understood.extend((target.run)(&bytes));
        }
    }
    let calls: BTreeSet<&str> = connectors::alexis::calls::ALL
        .iter()
        .map(|call| call.name)
        .chain(connectors::kleer::calls::ALL.iter().map(|call| call.name))
        .chain(connectors::personio::calls::ALL.iter().map(|call| call.name))
        .collect();
    assert_eq!(understood, calls);
}

/// The walk finds what it is for: a reader that fails on a damaged input is told with the input.
#[test]
fn a_reader_that_fails_is_found() {
    let _turn = turn();
    let fails = |bytes: &[u8]| -> Vec<&'static str> {
        assert!(std::str::from_utf8(bytes).is_ok());
        Vec::new()
    };
    let hungry = |bytes: &[u8]| -> Vec<&'static str> {
        assert!(!vec![1_u8; bytes.len() << 16].is_empty() || bytes.is_empty());
        Vec::new()
    };
    let target = Target { name: "a_reader_that_fails", run: fails, ..*target("stored") };
    let damaged = (0..1_000).map(|number| mutated(b"{\"seed\":1}", &mut Numbers::of("seed", number)));
    assert!(damaged.into_iter().any(|bytes| catch_unwind(AssertUnwindSafe(|| run(&target, "seed", &bytes))).is_err()));
    fs::remove_file(std::env::temp_dir().join("a_reader_that_fails.input")).unwrap();
    let target = Target { run: hungry, ..target };
    assert!(catch_unwind(AssertUnwindSafe(|| run(&target, "seed", &[0; 1_000]))).is_err());
}
