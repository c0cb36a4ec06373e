//! The shrink guard, for a source that lost many people between two runs.

use serde_json::{Value, json};

use crate::page::{Page, alexis_id, outcomes, page, sendable};

/// After a run, Alexis HR loses people, and one other person changes.
fn shrunk(by: u32) -> (Page, Value) {
    let page = page();
    let sample = page.open_sample();
    page.send(&page.plan(&sample, "employees"));
    let page = page.reopen_after(|company| {
        let removed: Vec<String> = (8..8 + by).map(alexis_id).collect();
        for rows in company["alexis"]["rows"].as_object_mut().unwrap().values_mut() {
            let is_removed = |row: &Value| ["id", "employeeId"].iter().any(|field| removed.iter().any(|id| row[*field] == *id));
            rows.as_array_mut().unwrap().retain(|row| !is_removed(row));
        }
        crate::page::employee(company, 1)["tax"] = json!({ "table": 30, "column": 1 });
    });
    let sample = page.open_sample();
    (page, sample)
}

fn start(plan: &Value, shrink_confirmed: bool) -> Value {
    json!({ "planId": plan["id"], "keys": sendable(plan), "confirmations": { "shrunk_source": shrink_confirmed, "resend": false } })
}

#[test]
fn shrunk_source_needs_confirmation() {
    let (page, sample) = shrunk(6);
    let plan = page.plan(&sample, "employees");
    assert_eq!(plan["shrink_guard"], json!({ "before": 25, "now": 19, "limit": 20 }));
    assert!(!sendable(&plan).is_empty());
    assert_eq!(page.error_code("run_start", start(&plan, false)), "invalid_input");
    assert_eq!(page.get("plan", json!({ "planId": plan["id"] })), plan, "the refusal leaves the plan as it was");

    let run = page.send_rows(&plan, &sendable(&plan), true);
    assert_eq!(outcomes(&run).keys().collect::<Vec<_>>(), ["confirmed"]);
    assert_eq!(page.plan(&sample, "employees")["shrink_guard"], Value::Null, "what was agreed to is the measure now");
}

#[test]
fn small_decrease_needs_no_confirmation() {
    let (page, sample) = shrunk(5);
    assert_eq!(page.plan(&sample, "employees")["shrink_guard"], Value::Null);
}

#[test]
fn shrink_limit_is_a_setting() {
    let (page, sample) = shrunk(5);
    page.set(&sample, &[("shrink_limit", json!(10))]);
    let plan = page.plan(&sample, "employees");
    assert_eq!(plan["shrink_guard"], json!({ "before": 25, "now": 20, "limit": 10 }));
    assert_eq!(page.error_code("run_start", start(&plan, false)), "invalid_input");
}
