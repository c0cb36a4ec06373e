//! Basic commands: the first start, the sample company, errors, preferences and third parties.

use serde_json::{Value, json};

use crate::page::page;

#[test]
fn new_folder_has_no_integrations() {
    let page = page();
    assert_eq!(page.call("overview", json!({})).unwrap(), json!({ "integrations": [] }));
    assert!(page.folder.path().join("data/paybridge.db").exists());
}

#[test]
fn sample_company_has_a_plan() {
    let page = page();
    let plan = page.plan(&page.open_sample(), "employees");
    assert_eq!(plan["counts"]["create"], 3);
    assert_eq!(plan["counts"]["blocked"], 3);
    assert_eq!((&plan["first_run"], &plan["shrink_guard"], &plan["out_of_scope"]), (&json!(true), &Value::Null, &json!(0)));
    assert!(page.get("plan", json!({ "planId": plan["id"] })) == plan, "the stored plan is the shown one");
    assert_eq!(page.get("overview", json!({}))["integrations"][0]["sample"], true);
}

#[test]
fn error_has_a_code() {
    let page = page();
    assert_eq!(page.error_code("integration", json!({ "integrationId": "nobody" })), "gone");
    let draft = json!({ "address": "http://api.example", "credentials": { "kind": "alexis_token", "token": "t" } });
    assert_eq!(page.error_code("connection_check", json!({ "draft": draft })), "address_invalid");
}

#[test]
fn preferences_are_stored() {
    let page = page();
    let wanted = json!({ "language": "sv", "theme": "dark" });
    page.get("preferences_save", json!({ "preferences": wanted }));
    assert_eq!(page.get("preferences", json!({})), wanted);
}

#[test]
fn third_parties_are_listed_with_licences() {
    let list = page().get("third_party", json!({}));
    let lines: Vec<&str> = list.as_str().unwrap().lines().collect();
    for (name, licence) in [
        ("tauri", "Apache-2.0"),
        ("rustls", "Apache-2.0"),
        ("rusqlite", "MIT"),
        ("react", "MIT"),
        ("@fontsource-variable/source-sans-3", "OFL-1.1"),
    ] {
        let index = lines.iter().position(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
        let index = index.unwrap_or_else(|| panic!("{name} is missing"));
        assert!(lines[index + 1].contains(licence), "{name}: {}", lines[index + 1]);
    }
}

#[test]
fn run_without_rows_is_refused() {
    let page = page();
    let plan = page.plan(&page.open_sample(), "employees");
    let arguments =
        json!({ "planId": plan["id"], "keys": ["source:nobody"], "confirmations": { "shrunk_source": false, "resend": false } });
    assert_eq!(page.error_code("run_start", arguments), "nothing_chosen");
}

#[test]
fn unknown_export_is_refused() {
    let page = page();
    let error = page.call("plan_prepare", json!({ "integrationId": page.open_sample(), "export": "everything" })).unwrap_err();
    assert!(error.to_string().contains("export"), "{error}");
}
