//! How far both sides are apart.

use serde_json::{Value, json};

use crate::page::{Page, alexis_id, page, sendable};

fn check(page: &Page, sample: &Value) -> Value {
    let card = page.get("drift_check", json!({ "integrationId": sample }));
    assert_eq!(page.get("overview", json!({}))["integrations"][0], card, "the overview shows the same");
    card["drift"].clone()
}

#[test]
fn nobody_looked_yet() {
    let page = page();
    page.sample();
    assert_eq!(page.get("overview", json!({}))["integrations"][0]["drift"], Value::Null);
}

#[test]
fn an_export_lessens_it() {
    let page = page();
    let sample = page.sample();
    let before = check(&page, &sample);
    let plan = page.plan(&sample, "employees");
    let sent = sendable(&plan).len();
    assert_eq!((&before["differs"], &before["blocked"]), (&json!(sent + 3), &json!(3)));
    assert!(before["since"].is_string(), "{before}");

    page.send(&plan);
    let told = page.get("overview", json!({}))["integrations"][0]["drift"].clone();
    let after = check(&page, &sample);
    assert_eq!((&after["differs"], &after["blocked"]), (&json!(3), &json!(3)), "{after}");
    assert_eq!(told["differs"], after["differs"], "the card says so without another look");
    // What was only of the review may still be counted; whom the next look finds something about, never fewer.
    let notices = |drift: &Value| drift["notices"].as_u64().unwrap();
    assert!(notices(&after) > notices(&before), "{before} {after}");
    assert!(notices(&told) >= notices(&after), "who has something to see about them is not simply in step: {told} {after}");
    assert_eq!(after["since"], before["since"], "they have differed without a break");
}

#[test]
fn in_step_there_is_no_since() {
    let page = page();
    let sample = page.sample();
    // Oskar and Saga alone.
    page.set(&sample, &[("scope", json!({ "kind": "people", "ids": [alexis_id(8), alexis_id(25)] }))]);
    let drift = check(&page, &sample);
    assert_eq!((&drift["differs"], &drift["blocked"], &drift["since"]), (&json!(0), &json!(0), &Value::Null));
    assert!(drift["checked_at"].is_string());
}

#[test]
fn where_kleer_leads_it_is_looked_at_from_there() {
    let page = page();
    let sample = page.sample();
    page.set(&sample, &[("lead", json!({ "kind": "kleer" }))]);
    let drift = check(&page, &sample);
    let plan = page.plan(&sample, "employee_import");
    let differs = plan["changes"].as_array().unwrap().iter();
    let differs = differs.filter(|row| row["kind"] != "in_step" || !row["kept"].as_array().unwrap().is_empty()).count();
    assert_eq!(drift["differs"], json!(differs));
}
