//! What every file of ours keeps to.

use std::{fs, path::Path, process::Command};

use crate::{command::output, failure::Failure, workspace::Workspace};

/// The longest a source file may be.
const LINES: usize = 500;

/// Files that nobody writes by hand.
const GENERATED: [&str; 5] = ["Cargo.lock", "package-lock.json", "generated/client.ts", "generated/types.ts", ".snap"];

const SOURCES: [&str; 14] = ["rs", "toml", "ts", "tsx", "mjs", "js", "css", "html", "json", "sql", "md", "yml", "sh", "run"];

/// How a connection is opened without the two ways out.
const SOCKETS: [&str; 7] = ["TcpStream", "TcpListener", "TcpSocket", "UdpSocket", "UnixStream", "to_socket_addrs", "lookup_host"];

/// Fails with a line for each place that breaks a rule.
pub fn house(workspace: &Workspace) -> Result<(), Failure> {
    let listed = output(Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(&workspace.root))?;
    let mut violations = Vec::new();
    for name in listed.lines().filter(|name| is_ours(name)) {
        let path = workspace.root.join(name);
        // A file that is deleted, and not yet committed so, is still listed.
        if path.exists() {
            let text = fs::read_to_string(&path).map_err(Failure::file(&path))?;
            violations.extend(of_file(name, &text));
        }
    }
    Failure::unless_empty(violations)
}

fn is_ours(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    !GENERATED.iter().any(|end| name.ends_with(end)) && (ending.is_some_and(|ending| SOURCES.contains(&ending)) || name == ".ci/run")
}

fn of_file(name: &str, text: &str) -> Vec<String> {
    // In two parts, so that this file keeps to its own rules.
    let outside = concat!("..", "/shared");
    let unfinished = concat!("TO", "DO");
    let mut violations = Vec::new();
    let lines = text.lines().count();
    if lines > LINES {
        violations.push(format!("{name}: {lines} lines; {LINES} is the most"));
    }
    for (number, line) in (1..).zip(text.lines()) {
        if name != ".ci/run" && line.contains(outside) {
            violations.push(format!("{name}:{number}: reaches outside the repository"));
        }
        if line.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == unfinished) {
            violations.push(format!("{name}:{number}: {unfinished}"));
        }
        if is_outside_http(name) && line.contains("reqwest") {
            violations.push(format!("{name}:{number}: only the connectors' http module speaks HTTP"));
        }
        if is_product(name) && SOCKETS.iter().any(|word| line.contains(word)) {
            violations.push(format!("{name}:{number}: only the connectors' http module and the mail crate open connections"));
        }
    }
    violations
}

/// The crates that the owner's data passes through, but for the two ways out. The simulated services stand alone.
fn is_product(name: &str) -> bool {
    let ways_out = ["src-tauri/crates/connectors/src/http/", "src-tauri/crates/mail/src/"];
    let others = ["src-tauri/crates/sandbox/", "src-tauri/crates/xtask/", "src-tauri/crates/bench/"];
    let of_program = name.starts_with("src-tauri/src/") || (name.starts_with("src-tauri/crates/") && name.contains("/src/"));
    of_program && !ways_out.iter().chain(&others).any(|start| name.starts_with(start))
}

fn is_outside_http(name: &str) -> bool {
    name.starts_with("src-tauri/crates/connectors/src/") && !name.starts_with("src-tauri/crates/connectors/src/http/")
}

#[cfg(test)]
mod tests {
    use super::of_file;

    #[test]
    fn long_unfinished_and_outside_is_found() {
        assert!(of_file("a.rs", "fn a() {} // todo_list\n").is_empty());
        assert_eq!(of_file("a.rs", &"\n".repeat(501)), ["a.rs: 501 lines; 500 is the most"]);
        let unfinished = format!("// {}: more", concat!("TO", "DO"));
        assert_eq!(of_file("a.rs", &unfinished).len(), 1);
        let outside = format!("see {}", concat!("..", "/shared/x"));
        assert_eq!(of_file("README.md", &outside).len(), 1);
        assert!(of_file(".ci/run", &outside).is_empty());
        assert_eq!(of_file("src-tauri/crates/connectors/src/kleer/client.rs", "use reqwest::Client;").len(), 1);
        for way in ["src-tauri/crates/app/src/app.rs", "src-tauri/src/lib.rs", "src-tauri/crates/connectors/src/kleer/client.rs"] {
            assert_eq!(of_file(way, "use std::net::TcpStream;").len(), 1, "{way}");
        }
        for way in ["src-tauri/crates/mail/src/connection.rs", "src-tauri/crates/sandbox/src/router.rs", "src-tauri/tests/commands/page.rs"]
        {
            assert!(of_file(way, "use std::net::TcpStream;").is_empty(), "{way}");
        }
    }
}
