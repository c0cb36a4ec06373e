//! The drift check, and the drift on the overview.

use serde_json::{Value, json};

use crate::page::{Page, alexis_id, page, sendable};

fn check(page: &Page, sample: &Value) -> Value {
    let card = page.get("drift_check", json!({ "integrationId": sample }));
    assert_eq!(page.get("overview", json!({}))["integrations"][0], card, "the overview shows the same");
    card["drift"].clone()
}

#[test]
fn unchecked_integration_has_no_drift() {
    let page = page();
    page.open_sample();
    assert_eq!(page.get("overview", json!({}))["integrations"][0]["drift"], Value::Null);
}

#[test]
fn export_reduces_the_drift() {
    let page = page();
    let sample = page.open_sample();
    let before = check(&page, &sample);
    let plan = page.plan(&sample, "employees");
    let sent = sendable(&plan).len();
    assert_eq!((&before["differs"], &before["blocked"]), (&json!(sent + 3), &json!(3)));
    assert!(before["since"].is_string(), "{before}");

    page.send(&plan);
    let shown = page.get("overview", json!({}))["integrations"][0]["drift"].clone();
    let after = check(&page, &sample);
    assert_eq!((&after["differs"], &after["blocked"]), (&json!(3), &json!(3)), "{after}");
    assert_eq!(shown["differs"], after["differs"], "the card says so without another look");
    // The overview may still count notices of the review only. It never counts fewer than the next check finds.
    let notices = |drift: &Value| drift["notices"].as_u64().unwrap();
    assert!(notices(&after) > notices(&before), "{before} {after}");
    assert!(notices(&shown) >= notices(&after), "who has something to see about them is not simply in step: {shown} {after}");
    assert_eq!(after["since"], before["since"], "they have differed without a break");
}

#[test]
fn drift_in_sync_has_no_start() {
    let page = page();
    let sample = page.open_sample();
    // Oskar and Saga only.
    page.set(&sample, &[("scope", json!({ "kind": "people", "ids": [alexis_id(8), alexis_id(25)] }))]);
    let drift = check(&page, &sample);
    assert_eq!((&drift["differs"], &drift["blocked"], &drift["since"]), (&json!(0), &json!(0), &Value::Null));
    assert!(drift["checked_at"].is_string());
}

#[test]
fn drift_is_checked_from_the_source_of_truth() {
    let page = page();
    let sample = page.open_sample();
    page.set(&sample, &[("lead", json!({ "kind": "kleer" }))]);
    let drift = check(&page, &sample);
    let plan = page.plan(&sample, "employee_import");
    let differs = plan["changes"].as_array().unwrap().iter();
    let differs = differs.filter(|row| row["kind"] != "in_step" || !row["kept"].as_array().unwrap().is_empty()).count();
    assert_eq!(drift["differs"], json!(differs));
}
