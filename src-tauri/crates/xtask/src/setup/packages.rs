//! The system packages of Debian and Ubuntu.

use std::process::Command;

use super::Purpose;
use crate::{
    command::{run, succeeds},
    failure::Failure,
};

const BUILD: [&str; 4] = ["build-essential", "libdbus-1-dev", "libwebkit2gtk-4.1-dev", "pkg-config"];
const DRIVE_WINDOW: [&str; 6] = ["dbus", "fonts-dejavu-core", "gnome-keyring", "webkit2gtk-driver", "xdotool", "xvfb"];
const TEST: [&str; 1] = ["python3-aiosmtpd"];

/// Installs missing packages as root or with a sudo that needs no password. Otherwise fails with the line to run.
pub fn install_missing(purpose: Purpose) -> Result<(), Failure> {
    if !succeeds(Command::new("dpkg-query").arg("--version")) {
        return check_without_dpkg();
    }
    let missing: Vec<&str> = required(purpose).filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let sudo = match () {
        () if is_root() => None,
        () if succeeds(Command::new("sudo").args(["-n", "true"])) => Some("sudo"),
        () => return Err(Failure::Missing(instructions(&missing))),
    };
    eprintln!("system packages: {}", missing.join(" "));
    run(&mut apt(sudo, &["update", "--quiet"]))?;
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(&missing);
    run(&mut apt(sudo, &install))
}

fn required(purpose: Purpose) -> impl Iterator<Item = &'static str> {
    let window = DRIVE_WINDOW.iter().filter(move |_| purpose != Purpose::Build);
    let test = TEST.iter().filter(move |_| purpose == Purpose::Test);
    BUILD.iter().chain(window).chain(test).copied()
}

fn apt(sudo: Option<&str>, arguments: &[&str]) -> Command {
    let mut parts = sudo.into_iter().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(parts.next().unwrap_or("env"));
    command.args(parts).args(arguments).stdin(std::process::Stdio::null());
    command
}

fn instructions(missing: &[&str]) -> String {
    let packages = missing.join(" ");
    format!(
        "System packages are missing. Please run this line, and then the same command again:\n\n  \
         sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}\n"
    )
}

fn is_installed(package: &str) -> bool {
    let status = Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package]).output();
    status.is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Checks a Linux without dpkg. Package names differ between distributions, so the message names the libraries.
fn check_without_dpkg() -> Result<(), Failure> {
    if succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "dbus-1"])) {
        return Ok(());
    }
    Err(Failure::Missing(
        "Please install the development files of WebKitGTK 4.1 and D-Bus, pkg-config and a C compiler with this system's package \
         manager, and then run the same command again."
            .into(),
    ))
}
