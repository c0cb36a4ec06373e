//! Fixtures for the commands about stored data: erasure, retention, copies of the data file and back-ups.

use serde_json::{Value, json};

use super::fixtures::{Answers, overview_state, people_to_send, with};
use crate::page::{Page, page};

/// The sample company after one export.
fn exported() -> (Page, Value) {
    let (page, start) = people_to_send();
    let run = page.get("run_start", start);
    page.finish(&run);
    (page, run)
}

/// The first person of a run.
pub fn person_to_erase() -> (Page, Value) {
    let (page, run) = exported();
    let name = page.get("run", json!({ "runId": run }))["rows"][0]["name"].clone();
    let found = page.get("data_people", json!({ "text": name }));
    assert_eq!(found.as_array().unwrap().len(), 1, "{name}");
    (page, json!({ "people": [found[0]["person"]] }))
}

/// The known people, and the rows of all runs.
pub fn people_state(page: &Page, _: &Value, _: Answers) -> Value {
    let known = page.get("data_people", json!({ "text": "nordlicht" }));
    let names: Vec<&Value> = known.as_array().unwrap().iter().map(|person| &person["names"]).collect();
    let filter = json!({ "integration_id": null, "needs_attention": false, "text": "", "limit": 10, "offset": 0 });
    let history = page.get("history", json!({ "filter": filter }));
    let row = |row: &Value| json!([row["name"], row["outcome"], row["fields"]]);
    let rows = |run: &Value| -> Vec<Value> {
        page.get("run", json!({ "runId": run["id"] }))["rows"].as_array().unwrap().iter().map(row).collect()
    };
    json!([names, history["runs"].as_array().unwrap().iter().map(rows).collect::<Vec<_>>()])
}

/// Copies of the data file from an earlier restore and an earlier version.
const COPIES: [&str; 2] = ["paybridge-before-restore-20200101T000000Z.db", "paybridge-version-3-20200102T000000Z.db"];

fn write_copies(page: &Page) {
    for name in COPIES {
        std::fs::write(page.folder.path().join("data").join(name), "a copy").unwrap();
    }
}

/// A run within the retention period, and copies outside of it.
pub fn months_to_keep() -> (Page, Value) {
    let (page, _) = exported();
    write_copies(&page);
    (page, json!({ "months": 12 }))
}

pub fn data_copy() -> (Page, Value) {
    with(|page| {
        write_copies(page);
        json!({ "name": COPIES[0] })
    })
}

/// The retention, the number of runs, and the kinds of the copies.
pub fn data_state(page: &Page, _: &Value, _: Answers) -> Value {
    let data = page.get("data_overview", json!({}));
    let kinds: Vec<&Value> = data["copies"].as_array().unwrap().iter().map(|copy| &copy["kind"]).collect();
    json!([data["keep_months"], data["runs"], kinds])
}

/// An opened back-up of another computer.
pub fn back_up() -> (Page, Value) {
    let (other, _) = exported();
    let page = page();
    let file = page.folder.path().join("back-up.db");
    other.app().data_back_up(&file).unwrap();
    page.app().data_restore_open(&file).unwrap();
    (page, json!({}))
}

/// The data after a restore.
pub fn restored_state(page: &Page, arguments: &Value, answers: Answers) -> Value {
    json!([overview_state(page, arguments, answers), data_state(page, arguments, answers), people_state(page, arguments, answers)])
}

/// The error code of a restore.
pub fn restore_state(page: &Page, _: &Value, _: Answers) -> Value {
    json!(page.error_code("data_restore", json!({})))
}
