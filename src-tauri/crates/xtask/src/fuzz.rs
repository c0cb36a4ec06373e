//! `cargo xtask fuzz`: the fuzzer, target after target.
//!
//! The programs are built with the pinned toolchain. The flags are those of `cargo fuzz run --sanitizer none`, which works on
//! `fuzz/` as well; nothing here needs it.

use std::{ffi::OsString, fs, path::Path, process::Command};

use crate::{
    command::{cargo, output, run},
    failure::Failure,
    workspace::Workspace,
};

/// Has the compiler count which edges of the code are passed, and what is compared.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Seconds for each target, unless told otherwise.
pub const SECONDS: u32 = 60;

/// Builds the programs and runs them one after the other, or the one that is named. Stops at the first finding, whose input
/// is kept in fuzz/artifacts. What was learnt is kept in fuzz/corpus.
pub fn fuzz(workspace: &Workspace, only: Option<&str>, seconds: u32) -> Result<(), Failure> {
    let folder = workspace.root.join("fuzz");
    let targets = targets(&folder)?;
    let chosen: Vec<&String> = targets.iter().filter(|name| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        return Err(Failure::Usage(format!("There is no such target. These are: {}", targets.join(", "))));
    }
    let host = host(&folder)?;
    let built = workspace.target.join("fuzz");
    let mut build = cargo(&folder);
    build.args(["build", "--release", "--locked", "--target", &host]).env("RUSTFLAGS", COVERAGE).env("CARGO_TARGET_DIR", &built);
    match only {
        Some(name) => build.args(["--bin", name]),
        None => build.arg("--bins"),
    };
    run(&mut build)?;
    for name in chosen {
        let corpus = folder.join("corpus").join(name);
        let artifacts = folder.join("artifacts").join(name);
        for made in [&corpus, &artifacts] {
            fs::create_dir_all(made).map_err(Failure::file(made))?;
        }
        let mut program = Command::new(built.join(&host).join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
        program.current_dir(&folder).arg(&corpus).arg(workspace.root.join("tests/fuzzing/seeds").join(name));
        let mut kept = OsString::from("-artifact_prefix=");
        kept.push(artifacts.join(""));
        program.arg(kept).arg(format!("-max_total_time={seconds}"));
        // A minute for one input, or half a gigabyte at once, is a finding too.
        run(program.args(["-timeout=60", "-malloc_limit_mb=512", "-rss_limit_mb=3000", "-max_len=65536", "-print_final_stats=1"]))?;
    }
    Ok(())
}

/// The programs, by the names of their files.
fn targets(folder: &Path) -> Result<Vec<String>, Failure> {
    let programs = folder.join("fuzz_targets");
    let listed = fs::read_dir(&programs).map_err(Failure::file(&programs))?;
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = listed.flatten().filter_map(|file| stem(&file.path())).collect();
    names.sort();
    Ok(names)
}

/// The platform that this runs on. Named in the build, so that the flags are not those of build scripts too.
fn host(folder: &Path) -> Result<String, Failure> {
    let told = output(Command::new("rustc").arg("-vV").current_dir(folder))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::Answer("rustc names no host".to_owned()))
}
