//! What an earlier run left open keeps back what it is about. Everybody else can be sent, and no run is said to be under way.

use serde_json::{Value, json};

use crate::leave;
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
    let start = json!({ "planId": rows.last(), "keys": keys, "confirmations": { "shrunk_source": true, "resend": true } });
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
    // The question names what left, as the owner reads it: so much of that type, for that month.
    let pay = json!({ "pay_type": own["benefit"]["pay_type"]["name"], "month": month, "amount": own["benefit"]["wanted"] });
    let write = json!({ "run_id": run, "key": own["key"], "known": "not_shown", "pay": pay });
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
    page.get("run_resolve_manually", json!({ "runId": run, "key": own["key"], "there": false }));
    let third = plan(&page, &month);
    let row = third.iter().find(|row| row["key"] == own["key"]).unwrap();
    assert_eq!((&row["kind"], &row["open"]), (&json!("create"), &Value::Null));
}

const PEOPLE: &str = "sample";

/// The app opened again after it was killed behind so many rows of a run, with what was done meanwhile in the services.
fn killed(page: &Page, plan: &Value, keys: &[String], rows: u64, undo: impl FnOnce(&mut Value)) -> (Page, Value) {
    let start = json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } });
    let (run, standing) = page.start_and_stand(start, rows);
    let after = page.after(undo);
    drop(standing);
    page.finish(&run);
    after.sample();
    (after, run)
}

fn keys_of(plan: &Value, which: impl Fn(&Value) -> bool) -> Vec<String> {
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| which(row));
    rows.map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

fn is_sendable(row: &Value) -> bool {
    let waits = row["day"]["hold"] == true || row["benefit"]["hold"] == true;
    row["open"].is_null() && !waits && ["create", "update", "remove"].contains(&row["kind"].as_str().unwrap())
}

/// The rows that wait for an open write of a run, by their keys. Each says so first.
fn barred(plan: &Value, run: &Value) -> Vec<String> {
    let keys = keys_of(plan, |row| row["open"]["run_id"] == *run);
    for row in plan["changes"].as_array().unwrap().iter().filter(|row| !row["open"].is_null()) {
        assert_eq!((&row["kind"], &row["findings"][0]["code"]), (&json!("blocked"), &json!("open_before")), "{row:#}");
    }
    keys
}

/// Sends all that can be sent: each is confirmed. What was open is settled by reading, and offered again.
fn others_go_and_the_open_row_after_it_was_read(page: &Page, run: &Value, open: &[String], plan: impl Fn() -> Value) {
    let now = plan();
    assert_eq!(barred(&now, run), open, "{:#}", now["changes"]);
    let others = keys_of(&now, is_sendable);
    assert!(others.len() > 1, "{now:#}");
    let ended = page.send_rows(&now, &others, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), others.len())].into(), "{ended:#}");
    page.get("run_reconcile", json!({ "runId": run }));
    let settled = page.finish(run);
    let row = settled["rows"].as_array().unwrap().iter().find(|row| row["key"] == open[0]).unwrap();
    assert_eq!(row["outcome"], "failed", "{row:#}");
    let last = plan();
    assert_eq!((barred(&last, run), keys_of(&last, is_sendable)), (Vec::new(), open.to_vec()));
    let ended = page.send_rows(&last, open, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), 1)].into(), "{ended:#}");
}

#[test]
fn person_with_an_open_write_waits_and_everybody_else_goes() {
    let page = page();
    page.sample();
    let prepare = |page: &Page| page.get("plan_prepare", json!({ "integrationId": PEOPLE, "export": "employees" }));
    let plan = prepare(&page);
    let new = keys_of(&plan, |row| row["kind"] == "create");
    let before: Vec<Value> = page.company()["kleer"]["companies"][0]["users"].as_array().unwrap().clone();
    let is_new = |user: &Value| !before.iter().any(|old| old["id"] == user["id"]);
    let (page, run) = killed(&page, &plan, &new, 2, |company| {
        let kleer = &mut company["kleer"]["companies"][0];
        let last = kleer["users"].as_array().unwrap().iter().rfind(|user| is_new(user)).unwrap()["id"].clone();
        kleer["users"].as_array_mut().unwrap().retain(|user| user["id"] != last);
        kleer["payroll_users"].as_array_mut().unwrap().retain(|agreement| agreement["user"]["id"] != last);
    });
    others_go_and_the_open_row_after_it_was_read(&page, &run, &new[1..2], || prepare(&page));
}

#[test]
fn day_with_an_open_write_waits_and_every_other_day_goes() {
    let page = page();
    let sample = page.sample();
    let prepare = |page: &Page| leave::plan(page, &sample, leave::month(0));
    leave::map_as_proposed(&page, &sample, &prepare(&page));
    let plan = prepare(&page);
    let days = keys_of(&plan, |row| is_sendable(row) && row["kind"] == "create");
    let (page, run) = killed(&page, &plan, &days, 2, |company| {
        company["kleer"]["companies"][0]["events"].as_array_mut().unwrap().pop().unwrap();
    });
    others_go_and_the_open_row_after_it_was_read(&page, &run, &days[1..2], || prepare(&page));
}

/// Whom rows pay, and by which type. A type that was made since has another key.
fn pays(plan: &Value, which: impl Fn(&Value) -> bool) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| row["benefit"]["state"] != "type_to_make" && which(row));
    rows.map(|row| (text(&row["target_id"]), text(&row["benefit"]["pay_type"]["name"]))).collect()
}

#[test]
fn restored_back_up_with_an_open_write_bars_what_it_concerns() {
    let page = page();
    page.sample();
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["proposed"].clone();
    let first = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let types = keys_of(&first, |row| is_sendable(row) && row["benefit"]["state"] == "type_to_make");
    let amounts = keys_of(&first, |row| is_sendable(row) && row["benefit"]["state"] != "type_to_make");
    let all: Vec<String> = types.iter().chain(&amounts).cloned().collect();
    let wanted = pays(&first, is_sendable);
    // The computer dies behind the second amount, and Personio does not show it any more.
    let (died, run) = killed(&page, &first, &all, types.len() as u64 + 2, |company| {
        company["personio"]["compensations"].as_array_mut().unwrap().pop().unwrap();
    });
    let file = died.folder.path().join("back-up.db");
    died.behind().data_back_up(&file).unwrap();
    // A new computer knows the services, and gets the back-up.
    let new = died.on_another_computer();
    new.behind().data_restore_open(&file).unwrap();
    new.get("data_restore", json!({}));
    new.sample();
    let prepare = || new.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let again = prepare();
    assert_eq!(barred(&again, &run).len(), 1, "{:#}", again["changes"]);
    assert_eq!(pays(&again, |row| !row["open"].is_null()), wanted[1..2]);
    assert_eq!(pays(&again, is_sendable), wanted[2..], "the first is there, and everybody else can be sent");
    let others = keys_of(&again, is_sendable);
    let ended = new.send_rows(&again, &others, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), others.len())].into(), "{ended:#}");
    // Personio shows no pay of the person at all, so a read cannot settle what came along. The owner can, and then it is sent once.
    new.get("run_reconcile", json!({ "runId": run }));
    let settled = new.finish(&run);
    let key = &all[types.len() + 1];
    let row = settled["rows"].as_array().unwrap().iter().find(|row| row["key"] == *key).unwrap();
    assert_eq!((&row["outcome"], &row["reason"]), (&json!("unknown"), &json!("cannot_be_seen")), "{row:#}");
    assert_eq!(barred(&prepare(), &run).len(), 1);
    new.get("run_resolve_manually", json!({ "runId": run, "key": key, "there": false }));
    let paid = || new.company()["personio"]["compensations"].as_array().unwrap().len();
    let (before, last) = (paid(), prepare());
    assert_eq!((barred(&last, &run), pays(&last, is_sendable)), (Vec::new(), wanted[1..2].to_vec()));
    new.send_rows(&last, &keys_of(&last, is_sendable), true);
    assert_eq!((paid(), pays(&prepare(), is_sendable)), (before + 1, Vec::new()));
}
