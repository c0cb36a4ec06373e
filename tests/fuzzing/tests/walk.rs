//! Runs every target with its seeds and with mutations of them. An input that the fuzzer finds becomes a seed here.
//!
//! `PAYBRIDGE_LONG=1` runs a hundred times as many mutations.
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

/// Memory is measured for the whole process, so only one target runs at a time.
static LOCK: Mutex<()> = Mutex::new(());

fn lock() -> MutexGuard<'static, ()> {
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The prefix of a generated seed's name. The mutations depend on the name, so another prefix gives other mutations.
const GENERATED: &str = "made";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)
}

/// The seed files and the generated seeds, each with its name.
fn seeds(target: &Target) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder(target.name)).into_iter().flatten();
    let mut seeds: Vec<(String, Vec<u8>)> =
        files.map(|file| file.unwrap().path()).map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    seeds.sort();
    seeds.extend((target.generated)().into_iter().enumerate().map(|(number, bytes)| (format!("{GENERATED} {number}"), bytes)));
    seeds
}

/// Runs the target on an input, and checks its memory limit.
fn run(target: &Target, name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let understood = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let used = MEMORY.peak_usage().saturating_sub(before);
    let understood = understood.unwrap_or_else(|_| {
        let file = std::env::temp_dir().join(format!("{}.input", target.name));
        fs::write(&file, bytes).unwrap();
        panic!("{}: {name} (its {} bytes are in {})", target.name, bytes.len(), file.display())
    });
    let limit = target.fixed.saturating_add(bytes.len().saturating_mul(target.factor));
    assert!(used <= limit, "{}: {name}: {used} bytes were used for an input of {}; the limit is {limit}", target.name, bytes.len());
    understood
}

fn walk(name: &str) {
    let _lock = lock();
    let target = target(name);
    let times: u32 = if std::env::var_os("PAYBRIDGE_LONG").is_some() { 100 } else { 1 };
    let mut understood = BTreeSet::new();
    let seeds = seeds(target);
    // The first call initializes shared state, which must not count.
    let _ = (target.run)(b"");
    for (seed, bytes) in &seeds {
        understood.extend(run(target, seed, bytes));
        // A large seed gets fewer mutations, because the cost grows with its length.
        let share = u32::try_from(bytes.len() / 4_000).unwrap_or(u32::MAX).saturating_add(if seed.starts_with(GENERATED) { 10 } else { 1 });
        let mutations = target.mutations.saturating_mul(times) / share;
        for number in 0..mutations {
            let mutation = mutated(bytes, &mut Numbers::from_seed(seed.rsplit('/').next().unwrap_or_default(), number.into()));
            run(target, &format!("{seed}, mutation {number}"), &mutation);
        }
    }
    assert!(
        !understood.is_empty() || name == "error_bodies",
        "{name}: no seed is understood, so what lies behind the decoder is not walked"
    );
}

macro_rules! target_tests {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                walk(stringify!($name));
            }
        )*

        const TESTED: &[&str] = &[$(stringify!($name)),*];
    };
}

target_tests! {
    alexis_company alexis_people alexis_employee alexis_employment_types alexis_leave alexis_writes
    kleer_companies kleer_me kleer_users kleer_payroll_users kleer_activities kleer_events kleer_day_statuses kleer_schedule
    kleer_payroll_events kleer_writes
    personio_token personio_persons personio_employments personio_types personio_compensations personio_writes
    error_bodies
    list_text list_choices list_cells list_ods list_xlsx_parts list_xls list_file
    stored addresses
}

/// Every target needs a test here, a program for the fuzzer and a folder of seeds.
#[test]
fn every_target_has_a_test_and_a_fuzz_program() {
    let targets: BTreeSet<String> = ALL.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(targets.len(), ALL.len(), "a name stands twice");
    assert_eq!(TESTED.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), targets);

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

/// Every call of a service needs a target and a seed with an understood answer.
#[test]
fn every_call_has_a_target_with_an_understood_seed() {
    let _lock = lock();
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

/// A failing reader must be reported together with its input.
#[test]
fn failing_or_greedy_reader_is_found() {
    let _lock = lock();
    let fails = |bytes: &[u8]| -> Vec<&'static str> {
        assert!(std::str::from_utf8(bytes).is_ok());
        Vec::new()
    };
    let greedy = |bytes: &[u8]| -> Vec<&'static str> {
        assert!(!vec![1_u8; bytes.len() << 16].is_empty() || bytes.is_empty());
        Vec::new()
    };
    let target = Target { name: "a_reader_that_fails", run: fails, ..*target("stored") };
    let mut mutations = (0..1_000).map(|number| mutated(b"{\"seed\":1}", &mut Numbers::from_seed("seed", number)));
    assert!(mutations.any(|bytes| catch_unwind(AssertUnwindSafe(|| run(&target, "seed", &bytes))).is_err()));
    fs::remove_file(std::env::temp_dir().join("a_reader_that_fails.input")).unwrap();
    let target = Target { run: greedy, ..target };
    assert!(catch_unwind(AssertUnwindSafe(|| run(&target, "seed", &[0; 1_000]))).is_err());
}
