//! Who may use whom.

use serde_json::Value;

use crate::{
    command::{cargo, output},
    failure::Failure,
    workspace::Workspace,
};

/// Each member of the workspace, and the members it may use.
const MEMBERS: [(&str, &[&str]); 18] = [
    ("paybridge", &["contract", "app"]),
    ("contract", &["app"]),
    ("app", &["exports", "connectors", "store", "intake", "mail", "domain", "sandbox"]),
    ("exports", &["connectors", "store", "domain"]),
    ("connectors", &["domain"]),
    ("store", &["domain"]),
    ("intake", &["domain"]),
    ("mail", &["domain"]),
    ("domain", &[]),
    // A simulator that shares the client's types would share its mistakes.
    ("sandbox", &[]),
    ("xtask", &[]),
    ("tests", &["app", "exports", "connectors", "store", "intake", "mail", "domain", "sandbox", "secret_scan", "smtp", "assertions"]),
    // What the fuzzer feeds: everything that reads what others wrote.
    ("fuzzing", &["app", "connectors", "intake", "mail", "domain"]),
    ("bench", &["tests", "app", "exports", "connectors", "store", "domain", "sandbox"]),
    // Nothing of ours is in it.
    ("empty-window", &[]),
    // A mail server is no simulator of ours: it is a real one, started.
    ("smtp", &[]),
    // What the tests search with.
    ("secret_scan", &[]),
    // What the tests check with.
    ("assertions", &[]),
];

/// Crates that only some members may use; tests may use them anywhere.
const KEPT: [(&str, &[&str]); 12] = [
    ("tauri", &["paybridge", "empty-window"]),
    ("rusqlite", &["store", "tests", "bench"]),
    ("keyring", &["store", "tests"]),
    ("reqwest", &["connectors", "tests"]),
    ("lettre", &["mail"]),
    ("axum", &["sandbox"]),
    // Other ways to the network, which nobody needs beside those two.
    ("hyper", &["sandbox"]),
    ("ureq", &[]),
    ("curl", &[]),
    ("isahc", &[]),
    ("tungstenite", &[]),
    ("tokio-tungstenite", &[]),
];

/// Reads the manifests as cargo does, and fails with a line for each that breaks a rule.
pub fn dependencies(workspace: &Workspace) -> Result<(), Failure> {
    let text = output(cargo(&workspace.root).args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| Failure::Answer(format!("cargo metadata: {error}")))?;
    Failure::unless_empty(violations(&metadata))
}

fn violations(metadata: &Value) -> Vec<String> {
    let mut violations = Vec::new();
    for package in list(&metadata["packages"]) {
        let member = word(&package["name"]);
        let Some((_, may_use)) = MEMBERS.iter().find(|(name, _)| *name == member) else {
            violations.push(format!("{member} has no line in the table of who may use whom"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let used = word(&dependency["name"]);
            let for_tests = dependency["kind"] == "dev";
            let is_member = MEMBERS.iter().any(|(name, _)| *name == used);
            // A connector is tested against the sandbox, what sends mail against a mail server.
            let tested_against =
                for_tests && (used == "assertions" || ["sandbox", "smtp", "secret_scan"].contains(&used) && member != "domain");
            if is_member && used != member && !may_use.contains(&used) && !tested_against {
                violations.push(format!("{member} may not use {used}"));
            }
            let keepers = KEPT.iter().find(|(name, _)| used == *name || used.starts_with(&format!("{name}-")));
            if keepers.is_some_and(|(_, keepers)| !keepers.contains(&member) && !for_tests) {
                violations.push(format!("{member} may not use {used}"));
            }
        }
    }
    violations
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::violations;

    #[test]
    fn the_wrong_way_round_is_found() {
        let uses = |name: &str, used: &str, kind: Option<&str>| json!({"packages": [{"name": name, "dependencies": [{"name": used, "kind": kind}]}]});
        assert_eq!(violations(&uses("app", "exports", None)), Vec::<String>::new());
        assert_eq!(violations(&uses("connectors", "sandbox", Some("dev"))), Vec::<String>::new());
        assert_eq!(violations(&uses("sandbox", "domain", Some("dev"))), ["sandbox may not use domain"]);
        assert_eq!(violations(&uses("domain", "store", None)), ["domain may not use store"]);
        assert_eq!(violations(&uses("mail", "smtp", Some("dev"))), Vec::<String>::new());
        assert_eq!(violations(&uses("mail", "smtp", None)), ["mail may not use smtp"]);
        assert_eq!(violations(&uses("app", "lettre", None)), ["app may not use lettre"]);
        assert_eq!(violations(&uses("app", "tauri-plugin-log", None)), ["app may not use tauri-plugin-log"]);
        assert_eq!(violations(&uses("stranger", "serde", None)), ["stranger has no line in the table of who may use whom"]);
    }
}
