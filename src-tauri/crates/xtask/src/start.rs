//! `cargo xtask start`: from a fresh machine to the open app.

use std::process::{Command, ExitCode};

use crate::{command::run, demo, failure::Failure, page, rust, setup, workspace::Workspace};

/// Sets up, builds, and opens the app; without a display, or when asked to, shows it in a demo.
pub fn start(workspace: &Workspace, ask_demo: bool) -> Result<ExitCode, Failure> {
    let demo = ask_demo || !has_display();
    setup::ready(if demo { setup::Purpose::DriveWindow } else { setup::Purpose::Build })?;
    page::install(workspace)?;
    page::build(workspace)?;
    eprintln!("building the app (some minutes the first time)");
    rust::programs(workspace)?;
    if demo {
        return demo::demo(workspace, ask_demo);
    }
    println!("Paybridge is opening. This command ends when its window is closed.");
    run(&mut Command::new(workspace.built("paybridge"))).map(|()| ExitCode::SUCCESS)
}

/// Whether a window can be opened here.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
