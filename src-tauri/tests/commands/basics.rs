//! The ways in: what there is, what is refused, and what an error looks like.

use serde_json::{Value, json};

use crate::page::page;

#[test]
fn a_new_folder_has_no_integrations() {
    let page = page();
    assert_eq!(page.ask("overview", json!({})).unwrap(), json!({ "integrations": [] }));
    assert!(page.folder.path().join("data/paybridge.db").exists());
}

#[test]
fn the_sample_company_is_planned_and_shown() {
    let page = page();
    let plan = page.plan(&page.sample(), "employees");
    assert_eq!(plan["counts"]["create"], 3);
    assert_eq!(plan["counts"]["blocked"], 3);
    assert_eq!((&plan["first_run"], &plan["shrink_guard"], &plan["out_of_scope"]), (&json!(true), &Value::Null, &json!(0)));
    assert!(page.get("plan", json!({ "planId": plan["id"] })) == plan, "the stored plan is the shown one");
    assert_eq!(page.get("overview", json!({}))["integrations"][0]["sample"], true);
}

#[test]
fn an_error_is_a_code_a_message_and_a_hint() {
    let page = page();
    assert_eq!(page.refusal("integration", json!({ "integrationId": "nobody" })), "gone");
    let draft = json!({ "address": "http://api.example", "credentials": { "kind": "alexis_token", "token": "t" } });
    assert_eq!(page.refusal("connection_check", json!({ "draft": draft })), "address_invalid");
}

#[test]
fn preferences_are_kept() {
    let page = page();
    let wanted = json!({ "language": "sv", "theme": "dark" });
    page.get("preferences_save", json!({ "preferences": wanted }));
    assert_eq!(page.get("preferences", json!({})), wanted);
}

#[test]
fn the_works_of_others_are_named_with_their_licences() {
    let told = page().get("third_party", json!({}));
    let lines: Vec<&str> = told.as_str().unwrap().lines().collect();
    for (name, licence) in [
        ("tauri", "Apache-2.0"),
        ("rustls", "Apache-2.0"),
        ("rusqlite", "MIT"),
        ("react", "MIT"),
        ("@fontsource-variable/source-sans-3", "OFL-1.1"),
    ] {
        let at = lines.iter().position(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
        let at = at.unwrap_or_else(|| panic!("{name} is missing"));
        assert!(lines[at + 1].contains(licence), "{name}: {}", lines[at + 1]);
    }
}

#[test]
fn a_run_without_rows_is_refused() {
    let page = page();
    let plan = page.plan(&page.sample(), "employees");
    let arguments =
        json!({ "planId": plan["id"], "keys": ["source:nobody"], "confirmations": { "shrunk_source": false, "resend": false } });
    assert_eq!(page.refusal("run_start", arguments), "nothing_chosen");
}

#[test]
fn a_job_that_there_is_not_is_refused() {
    let page = page();
    let refusal = page.ask("plan_prepare", json!({ "integrationId": page.sample(), "export": "everything" })).unwrap_err();
    assert!(refusal.to_string().contains("export"), "{refusal}");
}
