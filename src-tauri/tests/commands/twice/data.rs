//! Scenes about the data that the app keeps: people to erase, runs and copies to keep or to delete, a back-up to take in.

use serde_json::{Value, json};

use super::scenes::{Answers, overview_left, people_to_send, with};
use crate::page::{Page, page};

/// The sample company, exported once.
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

/// Who is known, and whom the runs name.
pub fn people_left(page: &Page, _: &Value, _: Answers) -> Value {
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

/// Copies of the data file that an earlier back-up and an earlier version left behind.
const COPIES: [&str; 2] = ["paybridge-before-restore-20200101T000000Z.db", "paybridge-version-3-20200102T000000Z.db"];

fn leave_copies(page: &Page) {
    for name in COPIES {
        std::fs::write(page.folder.path().join("data").join(name), "a copy").unwrap();
    }
}

/// A run that is kept, and copies that are too old.
pub fn months_to_keep() -> (Page, Value) {
    let (page, _) = exported();
    leave_copies(&page);
    (page, json!({ "months": 12 }))
}

pub fn data_copy() -> (Page, Value) {
    with(|page| {
        leave_copies(page);
        json!({ "name": COPIES[0] })
    })
}

/// What is kept, and which copies there are.
pub fn data_left(page: &Page, _: &Value, _: Answers) -> Value {
    let data = page.get("data_overview", json!({}));
    let kinds: Vec<&Value> = data["copies"].as_array().unwrap().iter().map(|copy| &copy["kind"]).collect();
    json!([data["keep_months"], data["runs"], kinds])
}

/// A back-up of another computer that was looked at.
pub fn back_up() -> (Page, Value) {
    let (elsewhere, _) = exported();
    let page = page();
    let file = page.folder.path().join("back-up.db");
    elsewhere.behind().data_back_up(&file).unwrap();
    page.behind().data_restore_open(&file).unwrap();
    (page, json!({}))
}

/// What there is after a back-up was taken in.
pub fn restored_left(page: &Page, arguments: &Value, answers: Answers) -> Value {
    json!([overview_left(page, arguments, answers), data_left(page, arguments, answers), people_left(page, arguments, answers)])
}

/// How taking the back-up in ends now.
pub fn offer_left(page: &Page, _: &Value, _: Answers) -> Value {
    json!(page.refusal("data_restore", json!({})))
}
