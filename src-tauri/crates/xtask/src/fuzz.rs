//! `cargo xtask fuzz`: runs the fuzz targets one after the other.
//!
//! The programs are built with the pinned toolchain and the flags of `cargo fuzz run --sanitizer none`. cargo-fuzz also works on `fuzz/`,
//! but is not needed.

use std::{ffi::OsString, fs, path::Path, process::Command};

use crate::{
    command::{cargo, output, run},
    failure::Failure,
    workspace::Workspace,
};

/// Makes the compiler record the executed edges and the compared values.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The default time of each target, in seconds.
pub const SECONDS: u32 = 60;

/// Builds and runs all targets, or only one. Stops at the first finding, and stores its input in fuzz/artifacts. New interesting inputs
/// are stored in fuzz/corpus.
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
        for directory in [&corpus, &artifacts] {
            fs::create_dir_all(directory).map_err(Failure::file(directory))?;
        }
        let mut program = Command::new(built.join(&host).join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
        program.current_dir(&folder).arg(&corpus).arg(workspace.root.join("tests/fuzzing/seeds").join(name));
        let mut artifact_prefix = OsString::from("-artifact_prefix=");
        artifact_prefix.push(artifacts.join(""));
        program.arg(artifact_prefix).arg(format!("-max_total_time={seconds}"));
        // An input that takes a minute or allocates 512 MB at once is a finding too.
        run(program.args(["-timeout=60", "-malloc_limit_mb=512", "-rss_limit_mb=3000", "-max_len=65536", "-print_final_stats=1"]))?;
    }
    Ok(())
}

/// The names of the targets, from the names of their files.
fn targets(folder: &Path) -> Result<Vec<String>, Failure> {
    let programs = folder.join("fuzz_targets");
    let listed = fs::read_dir(&programs).map_err(Failure::file(&programs))?;
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = listed.flatten().filter_map(|file| stem(&file.path())).collect();
    names.sort();
    Ok(names)
}

/// The host platform. The build names it, so that the flags do not apply to build scripts.
fn host(folder: &Path) -> Result<String, Failure> {
    let version = output(Command::new("rustc").arg("-vV").current_dir(folder))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::Output("rustc names no host".to_owned()))
}
