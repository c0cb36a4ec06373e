//! `cargo xtask bench`: measures the speed. It is started by hand on an idle machine, and is not a part of the tests.

use std::process::{Command, ExitCode};

use crate::{
    command::{cargo, run},
    failure::Failure,
    page, setup,
    workspace::Workspace,
};

/// The build profile in Cargo.toml. Its folder below cargo's target folder has the same name.
const PROFILE: &str = "speed";

/// Builds an optimised version and measures it. Generated data files are left in `target/bench/`.
pub fn bench(workspace: &Workspace, arguments: &[&str]) -> Result<ExitCode, Failure> {
    let names: Vec<&str> = arguments.iter().copied().filter(|argument| !argument.starts_with("--")).collect();
    let with_window = cfg!(target_os = "linux") && (names.is_empty() || names.contains(&"window"));
    let packages: &[&str] = if with_window {
        setup::prepare(setup::Purpose::DriveWindow)?;
        page::install(workspace)?;
        page::build(workspace)?;
        &["--package", "bench", "--package", "paybridge", "--package", "empty-window"]
    } else {
        &["--package", "bench"]
    };
    eprintln!("building what is measured (some minutes the first time)");
    run(cargo(&workspace.root).args(["build", "--profile", PROFILE, "--locked"]).args(packages))?;
    let program = workspace.target.join(PROFILE).join(format!("bench{}", std::env::consts::EXE_SUFFIX));
    run(Command::new(program).args(arguments).arg("--folder").arg(workspace.target.join("bench"))).map(|()| ExitCode::SUCCESS)
}
