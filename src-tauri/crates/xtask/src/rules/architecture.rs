//! Rules for every source file: its length, no unfinished parts, no path outside the repository, no network outside two modules.

use std::{fs, path::Path, process::Command};

use crate::{command::output, failure::Failure, workspace::Workspace};

/// The maximum number of lines of a source file.
const MAX_LINES: usize = 500;

const GENERATED: [&str; 5] = ["Cargo.lock", "package-lock.json", "generated/client.ts", "generated/types.ts", ".snap"];

const SOURCES: [&str; 14] = ["rs", "toml", "ts", "tsx", "mjs", "js", "css", "html", "json", "sql", "md", "yml", "sh", "run"];

/// Names that open a connection. Only the HTTP module and the mail crate may use them.
const SOCKETS: [&str; 7] = ["TcpStream", "TcpListener", "TcpSocket", "UdpSocket", "UnixStream", "to_socket_addrs", "lookup_host"];

/// Fails with a line for each violation.
pub fn architecture(workspace: &Workspace) -> Result<(), Failure> {
    let listed = output(Command::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).current_dir(&workspace.root))?;
    let mut violations = Vec::new();
    for name in listed.lines().filter(|name| is_source(name)) {
        let path = workspace.root.join(name);
        // Git still lists a deleted file until the deletion is committed.
        if path.exists() {
            let text = fs::read_to_string(&path).map_err(Failure::file(&path))?;
            violations.extend(file_violations(name, &text));
        }
    }
    Failure::unless_empty(violations)
}

fn is_source(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    !GENERATED.iter().any(|end| name.ends_with(end))
        && (extension.is_some_and(|extension| SOURCES.contains(&extension)) || name == ".ci/run")
}

fn file_violations(name: &str, text: &str) -> Vec<String> {
    // The patterns are split, so that this file does not violate its own rules.
    let outside = concat!("..", "/shared");
    let unfinished = concat!("TO", "DO");
    let mut violations = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES {
        violations.push(format!("{name}: {lines} lines; {MAX_LINES} is the most"));
    }
    for (number, line) in (1..).zip(text.lines()) {
        if name != ".ci/run" && line.contains(outside) {
            violations.push(format!("{name}:{number}: reaches outside the repository"));
        }
        if line.split(|character: char| !character.is_alphanumeric()).any(|word| word == unfinished) {
            violations.push(format!("{name}:{number}: {unfinished}"));
        }
        if is_outside_http(name) && line.contains("reqwest") {
            violations.push(format!("{name}:{number}: only the connectors' http module speaks HTTP"));
        }
        if is_product(name) && SOCKETS.iter().any(|socket| line.contains(socket)) {
            violations.push(format!("{name}:{number}: only the connectors' http module and the mail crate open connections"));
        }
    }
    violations
}

/// Whether a file belongs to the crates that handle the owner's data, without the two modules that open connections. The simulators
/// do not handle it.
fn is_product(name: &str) -> bool {
    let with_network = ["src-tauri/crates/connectors/src/http/", "src-tauri/crates/mail/src/"];
    let others = ["src-tauri/crates/sandbox/", "src-tauri/crates/xtask/", "src-tauri/crates/bench/"];
    let of_program = name.starts_with("src-tauri/src/") || (name.starts_with("src-tauri/crates/") && name.contains("/src/"));
    of_program && !with_network.iter().chain(&others).any(|start| name.starts_with(start))
}

fn is_outside_http(name: &str) -> bool {
    name.starts_with("src-tauri/crates/connectors/src/") && !name.starts_with("src-tauri/crates/connectors/src/http/")
}

#[cfg(test)]
mod tests {
    use super::file_violations;

    #[test]
    fn violations_of_each_rule_are_found() {
        assert!(file_violations("a.rs", "fn a() {} // todo_list\n").is_empty());
        assert_eq!(file_violations("a.rs", &"\n".repeat(501)), ["a.rs: 501 lines; 500 is the most"]);
        let unfinished = format!("// {}: more", concat!("TO", "DO"));
        assert_eq!(file_violations("a.rs", &unfinished).len(), 1);
        let outside = format!("see {}", concat!("..", "/shared/x"));
        assert_eq!(file_violations("README.md", &outside).len(), 1);
        assert!(file_violations(".ci/run", &outside).is_empty());
        assert_eq!(file_violations("src-tauri/crates/connectors/src/kleer/client.rs", "use reqwest::Client;").len(), 1);
        for file in ["src-tauri/crates/app/src/app.rs", "src-tauri/src/lib.rs", "src-tauri/crates/connectors/src/kleer/client.rs"] {
            assert_eq!(file_violations(file, "use std::net::TcpStream;").len(), 1, "{file}");
        }
        for file in
            ["src-tauri/crates/mail/src/connection.rs", "src-tauri/crates/sandbox/src/router.rs", "src-tauri/tests/commands/page.rs"]
        {
            assert!(file_violations(file, "use std::net::TcpStream;").is_empty(), "{file}");
        }
    }
}
