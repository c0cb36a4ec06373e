//! Finds missing tools: Rust and Node, and the build tools of Windows and macOS. They are named, but never installed.

use std::process::Command;

use crate::command::{npm, output, succeeds};

const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 19);

/// A line for each missing tool.
pub fn missing() -> Vec<String> {
    let mut missing = Vec::new();
    if version("rustc").is_none_or(|version| version < RUST) {
        missing.push(format!("Rust {}.{} or newer is missing: https://rustup.rs, or `rustup update`.", RUST.0, RUST.1));
    }
    if version("node").is_none_or(|version| version < NODE) {
        missing.push(format!("Node.js {}.{} or newer is missing: https://nodejs.org", NODE.0, NODE.1));
    } else if !succeeds(npm("npm", ".".as_ref()).arg("--version")) {
        missing.push("npm is missing; it comes with Node.js: https://nodejs.org".into());
    }
    if cfg!(target_os = "macos") && !succeeds(Command::new("xcode-select").arg("-p")) {
        missing.push("The Xcode command line tools are missing: `xcode-select --install`.".into());
    }
    if cfg!(windows) {
        missing.extend(missing_on_windows());
    }
    missing
}

fn missing_on_windows() -> Vec<String> {
    const WEBVIEW2: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let mut missing = Vec::new();
    let registry_keys = [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\Software"];
    let is_registered = |key: &&str| succeeds(Command::new("reg").args(["query", &format!(r"{key}\{WEBVIEW2}"), "/v", "pv"]));
    if !registry_keys.iter().any(is_registered) {
        missing.push("WebView2 is missing: https://developer.microsoft.com/microsoft-edge/webview2 (Evergreen).".into());
    }
    let vswhere = r"C:\Program Files (x86)\Microsoft Visual Studio\Installer\vswhere.exe";
    let tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64";
    let found = output(Command::new(vswhere).args(["-products", "*", "-requires", tools, "-property", "installationPath"]));
    if found.map_or(true, |path| path.trim().is_empty()) {
        missing.push("The MSVC build tools are missing: Visual Studio Build Tools, \"Desktop development with C++\".".into());
    }
    missing
}

/// The first two numbers in the output of `program --version`.
fn version(program: &str) -> Option<(u32, u32)> {
    first_two(&output(Command::new(program).arg("--version")).ok()?)
}

fn first_two(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::first_two;

    #[test]
    fn version_is_parsed_from_output() {
        assert_eq!(first_two("rustc 1.95.0 (f2d3ce0bd 2026-03-21)"), Some((1, 95)));
        assert_eq!(first_two("v20.20.2\n"), Some((20, 20)));
        assert_eq!(first_two("none"), None);
    }
}
