//! The allowed dependencies between the crates.

use serde_json::Value;

use crate::{
    command::{cargo, output},
    failure::Failure,
    workspace::Workspace,
};

/// Each member of the workspace, with the members that it may use.
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
    // The fuzzed crates: everything that reads foreign data.
    ("fuzzing", &["app", "connectors", "intake", "mail", "domain"]),
    ("bench", &["tests", "app", "exports", "connectors", "store", "domain", "sandbox"]),
    // An empty window without any code of the app.
    ("empty-window", &[]),
    // Starts a real mail server. It is not a simulator.
    ("smtp", &[]),
    // Searches for secrets in tests.
    ("secret_scan", &[]),
    // Assertions for tests.
    ("assertions", &[]),
];

/// Crates that only some members may use. Tests may use them anywhere.
const RESTRICTED: [(&str, &[&str]); 12] = [
    ("tauri", &["paybridge", "empty-window"]),
    ("rusqlite", &["store", "tests", "bench"]),
    ("keyring", &["store", "tests"]),
    ("reqwest", &["connectors", "tests"]),
    ("lettre", &["mail"]),
    ("axum", &["sandbox"]),
    // Other ways to the network. No member needs them.
    ("hyper", &["sandbox"]),
    ("ureq", &[]),
    ("curl", &[]),
    ("isahc", &[]),
    ("tungstenite", &[]),
    ("tokio-tungstenite", &[]),
];

/// Reads the manifests with cargo, and fails with a line for each violation.
pub fn dependencies(workspace: &Workspace) -> Result<(), Failure> {
    let output = output(cargo(&workspace.root).args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&output).map_err(|error| Failure::Output(format!("cargo metadata: {error}")))?;
    Failure::unless_empty(violations(&metadata))
}

fn violations(metadata: &Value) -> Vec<String> {
    let mut violations = Vec::new();
    for package in list(&metadata["packages"]) {
        let member = text(&package["name"]);
        let Some((_, may_use)) = MEMBERS.iter().find(|(name, _)| *name == member) else {
            violations.push(format!("{member} has no line in the table of who may use whom"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let used = text(&dependency["name"]);
            let for_tests = dependency["kind"] == "dev";
            let is_member = MEMBERS.iter().any(|(name, _)| *name == used);
            // Connectors are tested against the sandbox, and mail against a mail server.
            let is_test_helper =
                for_tests && (used == "assertions" || ["sandbox", "smtp", "secret_scan"].contains(&used) && member != "domain");
            if is_member && used != member && !may_use.contains(&used) && !is_test_helper {
                violations.push(format!("{member} may not use {used}"));
            }
            let restriction = RESTRICTED.iter().find(|(name, _)| used == *name || used.starts_with(&format!("{name}-")));
            if restriction.is_some_and(|(_, members)| !members.contains(&member) && !for_tests) {
                violations.push(format!("{member} may not use {used}"));
            }
        }
    }
    violations
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::violations;

    #[test]
    fn forbidden_dependency_is_found() {
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
