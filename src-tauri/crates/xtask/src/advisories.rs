//! `cargo xtask advisories`: checks the built-in packages against the lists of known vulnerabilities. It needs the network, because the
//! lists change every day. When a list cannot be fetched, the command fails: it never passes without a check.

use std::process::{Command, ExitCode};

use crate::{
    command::{cargo, npm, run, succeeds},
    failure::Failure,
    tally::Tally,
    workspace::Workspace,
};

/// The version whose format `deny.toml` has.
const CARGO_DENY: &str = "0.20.2";

/// Checks licences, bans and sources with cargo-deny, and then the vulnerabilities of the Rust and npm packages.
pub fn advisories(workspace: &Workspace) -> ExitCode {
    let mut tally = Tally::default();
    if tally.step("cargo-deny", || install_cargo_deny(workspace)) {
        tally.step("Rust: licences, bans and sources", || deny(workspace, &["licenses", "bans", "sources"]));
        tally.step("Rust: known faults", || {
            let message = "Either there is a known fault, or the list of them could not be fetched: the lines above say which. \
                             Without the list nothing is known, and nothing has passed.";
            deny(workspace, &["advisories"]).map_err(|_| Failure::Missing(message.to_owned()))
        });
    }
    tally.step("page: known faults", || audit(workspace));
    tally.close()
}

fn install_cargo_deny(workspace: &Workspace) -> Result<(), Failure> {
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
    check_audit(&String::from_utf8_lossy(&output.stdout))
}

/// Fails on a vulnerability, and on a report without a count: then the service was not reached.
fn check_audit(report: &str) -> Result<(), Failure> {
    let report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
    match report["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => Ok(()),
        Some(faults) => Err(Failure::Rules(vec![format!("{faults} known faults in the page's packages: run `npm audit` in ui")])),
        None => Err(Failure::Missing(format!("npm's list of known faults could not be asked: {}", report["message"]))),
    }
}

#[cfg(test)]
mod tests {
    use super::check_audit;

    #[test]
    fn what_was_not_looked_at_has_not_passed() {
        assert!(check_audit(r#"{"metadata": {"vulnerabilities": {"total": 0}}}"#).is_ok());
        for report in [r#"{"metadata": {"vulnerabilities": {"total": 2}}}"#, r#"{"message": "405 Method Not Allowed"}"#, "", "no JSON"] {
            assert!(check_audit(report).is_err(), "{report}");
        }
    }
}
