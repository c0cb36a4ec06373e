//! `cargo xtask advisories`: what is known against the packages that are built in. It needs the network: the lists of known
//! faults change every day. Where they cannot be reached it fails and says so; it never passes by not looking.

use std::process::{Command, ExitCode};

use crate::{
    command::{cargo, npm, run, succeeds},
    failure::Failure,
    tally::Tally,
    workspace::Workspace,
};

/// The version whose words `deny.toml` speaks.
const CARGO_DENY: &str = "0.20.2";

/// Licences, bans and sources as cargo-deny sees them, then the known faults of Rust's and the page's packages.
pub fn advisories(workspace: &Workspace) -> ExitCode {
    let mut tally = Tally::default();
    if tally.step("cargo-deny", || installed(workspace)) {
        tally.step("Rust: licences, bans and sources", || deny(workspace, &["licenses", "bans", "sources"]));
        tally.step("Rust: known faults", || {
            let unreached = "Either there is a known fault, or the list of them could not be fetched: the lines above say which. \
                             Without the list nothing is known, and nothing has passed.";
            deny(workspace, &["advisories"]).map_err(|_| Failure::Missing(unreached.to_owned()))
        });
    }
    tally.step("page: known faults", || audit(workspace));
    tally.close()
}

fn installed(workspace: &Workspace) -> Result<(), Failure> {
    if succeeds(cargo(&workspace.root).args(["deny", "--version"])) {
        return Ok(());
    }
    println!("installing cargo-deny {CARGO_DENY}: this takes some minutes");
    run(cargo(&workspace.root).args(["install", "cargo-deny", "--version", CARGO_DENY, "--locked"]))
}

fn deny(workspace: &Workspace, checks: &[&str]) -> Result<(), Failure> {
    run(cargo(&workspace.root).args(["deny", "check"]).args(checks))
}

fn audit(workspace: &Workspace) -> Result<(), Failure> {
    let mut command: Command = npm("npm", &workspace.ui());
    let output = command.args(["audit", "--omit", "dev", "--json"]).output();
    let output = output.map_err(|source| Failure::Start { program: "npm audit".to_owned(), source })?;
    judged(&String::from_utf8_lossy(&output.stdout))
}

/// An answer without a count of faults is no answer: the service was not reached.
fn judged(answer: &str) -> Result<(), Failure> {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap_or_default();
    match answer["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => Ok(()),
        Some(faults) => Err(Failure::Rules(vec![format!("{faults} known faults in the page's packages: run `npm audit` in ui")])),
        None => Err(Failure::Missing(format!("npm's list of known faults could not be asked: {}", answer["message"]))),
    }
}

#[cfg(test)]
mod tests {
    use super::judged;

    #[test]
    fn what_was_not_looked_at_has_not_passed() {
        assert!(judged(r#"{"metadata": {"vulnerabilities": {"total": 0}}}"#).is_ok());
        for answer in [r#"{"metadata": {"vulnerabilities": {"total": 2}}}"#, r#"{"message": "405 Method Not Allowed"}"#, "", "no JSON"] {
            assert!(judged(answer).is_err(), "{answer}");
        }
    }
}
