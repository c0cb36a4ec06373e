//! `cargo xtask start`: sets up a fresh machine and opens the app.

use std::process::{Command, ExitCode};

use crate::{command::run, demo, failure::Failure, page, rust, setup, workspace::Workspace};

/// Sets up, builds and opens the app. Without a display, or on request, runs the demo instead.
pub fn start(workspace: &Workspace, is_demo_requested: bool) -> Result<ExitCode, Failure> {
    let demo = is_demo_requested || !has_display();
    setup::prepare(if demo { setup::Purpose::DriveWindow } else { setup::Purpose::Build })?;
    page::install(workspace)?;
    page::build(workspace)?;
    eprintln!("building the app (some minutes the first time)");
    rust::programs(workspace)?;
    if demo {
        return demo::demo(workspace, is_demo_requested);
    }
    println!("Paybridge is opening. This command ends when its window is closed.");
    run(&mut Command::new(workspace.built("paybridge"))).map(|()| ExitCode::SUCCESS)
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
