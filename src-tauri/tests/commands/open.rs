//! What an earlier run left open keeps back what it is about. Everybody else can be sent, and no run is said to be under way.

use serde_json::{Value, json};

use crate::page::{Page, page};

const LIST: &str = "sample-benefits";

/// The sample company with credentials that may read one legal entity only. Katharina belongs to the other.
fn limited() -> (Page, Value) {
    let page = page();
    page.sample();
    let page = page.after(|company| company["personio"]["credentials"][0]["legal_entities"] = json!(["170"]));
    page.sample();
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["proposed"].clone();
    (page, month)
}

fn plan(page: &Page, month: &Value) -> Vec<Value> {
    let plan = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let mut rows = plan["changes"].as_array().unwrap().clone();
    rows.push(plan["id"].clone());
    rows
}

/// Sends rows, and says of which run they are.
fn send(page: &Page, rows: &[Value], keys: &[&Value]) -> (Value, Value) {
    let start = json!({ "planId": rows.last(), "keys": keys, "despiteBrake": true, "despiteResend": true });
    let run = page.get("run_start", start);
    let ended = page.finish(&run);
    (run, ended)
}

fn is_hers(row: &&Value) -> bool {
    row["target_id"] == "3043"
}

#[test]
fn review_asks_about_an_open_row_and_sends_the_others() {
    let (page, month) = limited();
    let first = plan(&page, &month);
    let hers: Vec<&Value> = first.iter().filter(is_hers).collect();
    assert!(hers.iter().any(|row| row["benefit"]["outside"] == true && row["benefit"]["hold"] == true), "{hers:#?}");
    // The owner ticks one of hers on purpose. Personio takes it, and does not show it.
    let own = hers.iter().find(|row| row["kind"] == "create" && !row["benefit"]["pay_type"]["id"].is_null()).unwrap();
    let (run, ended) = send(&page, &first, &[&own["key"]]);
    assert_eq!((&ended["summary"]["state"], &ended["rows"][0]["reason"]), (&json!("done"), &json!("cannot_be_seen")), "{ended:#}");

    let second = plan(&page, &month);
    let row = second.iter().find(|row| row["key"] == own["key"]).unwrap();
    let write = json!({ "run_id": run, "key": own["key"], "known": "not_shown" });
    assert_eq!((&row["kind"], &row["open"], &row["findings"][0]["code"]), (&json!("blocked"), &write, &json!("open_before")));
    let is_free = |row: &&Value| row["kind"] == "create" && row["open"].is_null() && row["benefit"]["hold"] == false;
    let others: Vec<&Value> = second.iter().filter(is_free).map(|row| &row["key"]).collect();
    assert!(others.len() > 10, "most are free: {}", others.len());
    let (_, ended) = send(&page, &second, &others);
    let outcomes: Vec<&Value> = ended["rows"].as_array().unwrap().iter().map(|row| &row["outcome"]).collect();
    assert_eq!(outcomes, vec![&json!("confirmed"); others.len()], "{:#}", ended["summary"]);
    // Nothing is under way, and the error does not say so.
    let refused = page.error("integration_remove", json!({ "integrationId": LIST }));
    assert_eq!((&refused["code"], &refused["hint"]), (&json!("run_unsettled"), &run));
    // Once the owner said that it is not there, the next review offers it.
    page.get("run_word", json!({ "runId": run, "key": own["key"], "there": false }));
    let third = plan(&page, &month);
    let row = third.iter().find(|row| row["key"] == own["key"]).unwrap();
    assert_eq!((&row["kind"], &row["open"]), (&json!("create"), &Value::Null));
}
