//! An open write of an earlier run blocks the same person, day or payment. Everything else can be sent, and no run counts as active.

use serde_json::{Value, json};

use crate::leave;
use crate::page::{Page, page};

const LIST: &str = "sample-benefits";

/// The sample company, whose Personio credentials may read only one legal entity. Katharina belongs to the other one.
fn limited() -> (Page, Value) {
    let page = page();
    page.open_sample();
    let page = page.reopen_after(|company| company["personio"]["credentials"][0]["legal_entities"] = json!(["170"]));
    page.open_sample();
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["proposed"].clone();
    (page, month)
}

/// The rows of a plan, and last the plan's id.
fn plan(page: &Page, month: &Value) -> Vec<Value> {
    let plan = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let mut rows = plan["changes"].as_array().unwrap().clone();
    rows.push(plan["id"].clone());
    rows
}

/// Sends rows. Returns the run's id and the ended run.
fn send(page: &Page, rows: &[Value], keys: &[&Value]) -> (Value, Value) {
    let start = json!({ "planId": rows.last(), "keys": keys, "confirmations": { "shrunk_source": true, "resend": true } });
    let run = page.get("run_start", start);
    let ended = page.finish(&run);
    (run, ended)
}

fn is_katharinas(row: &&Value) -> bool {
    row["target_id"] == "3043"
}

#[test]
fn open_payment_is_blocked_alone_until_it_is_resolved() {
    let (page, month) = limited();
    let first = plan(&page, &month);
    let hers: Vec<&Value> = first.iter().filter(is_katharinas).collect();
    assert!(hers.iter().any(|row| row["benefit"]["outside"] == true && row["benefit"]["hold"] == true), "{hers:#?}");
    // The owner selects one of Katharina's rows. Personio accepts it and does not show it.
    let own = hers.iter().find(|row| row["kind"] == "create" && !row["benefit"]["pay_type"]["id"].is_null()).unwrap();
    let (run, ended) = send(&page, &first, &[&own["key"]]);
    assert_eq!((&ended["summary"]["state"], &ended["rows"][0]["reason"]), (&json!("done"), &json!("cannot_be_seen")), "{ended:#}");

    let second = plan(&page, &month);
    let row = second.iter().find(|row| row["key"] == own["key"]).unwrap();
    // The question names the sent payment in the owner's terms: type, amount and month.
    let pay = json!({ "pay_type": own["benefit"]["pay_type"]["name"], "month": month, "amount": own["benefit"]["wanted"] });
    let write = json!({ "run_id": run, "key": own["key"], "known": "not_shown", "pay": pay });
    assert_eq!((&row["kind"], &row["open"], &row["findings"][0]["code"]), (&json!("blocked"), &write, &json!("open_before")));
    let is_free = |row: &&Value| row["kind"] == "create" && row["open"].is_null() && row["benefit"]["hold"] == false;
    let others: Vec<&Value> = second.iter().filter(is_free).map(|row| &row["key"]).collect();
    assert!(others.len() > 10, "most are free: {}", others.len());
    let (_, ended) = send(&page, &second, &others);
    let outcomes: Vec<&Value> = ended["rows"].as_array().unwrap().iter().map(|row| &row["outcome"]).collect();
    assert_eq!(outcomes, vec![&json!("confirmed"); others.len()], "{:#}", ended["summary"]);
    // No run is active, so the error does not claim that one is.
    let refused = page.error("integration_remove", json!({ "integrationId": LIST }));
    assert_eq!((&refused["code"], &refused["hint"]), (&json!("run_unsettled"), &run));
    // After the owner's statement that the payment does not exist, the next review offers it again.
    page.get("run_resolve_manually", json!({ "runId": run, "key": own["key"], "there": false }));
    let third = plan(&page, &month);
    let row = third.iter().find(|row| row["key"] == own["key"]).unwrap();
    assert_eq!((&row["kind"], &row["open"]), (&json!("create"), &Value::Null));
}

const PEOPLE: &str = "sample";

/// Kills the app after a number of sent rows, applies `undo` to the services, and opens the app again.
fn killed(page: &Page, plan: &Value, keys: &[String], rows: u64, undo: impl FnOnce(&mut Value)) -> (Page, Value) {
    let start = json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } });
    let (run, paused) = page.start_and_pause(start, rows);
    let reopened = page.reopen_after(undo);
    drop(paused);
    page.finish(&run);
    reopened.open_sample();
    (reopened, run)
}

fn keys_of(plan: &Value, which: impl Fn(&Value) -> bool) -> Vec<String> {
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| which(row));
    rows.map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

fn is_sendable(row: &Value) -> bool {
    let is_held_back = row["day"]["hold"] == true || row["benefit"]["hold"] == true;
    row["open"].is_null() && !is_held_back && ["create", "update", "remove"].contains(&row["kind"].as_str().unwrap())
}

/// The keys of the rows that an open write of the run blocks. The first finding of each must say so.
fn blocked_by(plan: &Value, run: &Value) -> Vec<String> {
    let keys = keys_of(plan, |row| row["open"]["run_id"] == *run);
    for row in plan["changes"].as_array().unwrap().iter().filter(|row| !row["open"].is_null()) {
        assert_eq!((&row["kind"], &row["findings"][0]["code"]), (&json!("blocked"), &json!("open_before")), "{row:#}");
    }
    keys
}

/// Sends all sendable rows and expects that each is confirmed. Then reconciles the open row, which must be offered again.
fn send_others_then_reconcile(page: &Page, run: &Value, open: &[String], plan: impl Fn() -> Value) {
    let now = plan();
    assert_eq!(blocked_by(&now, run), open, "{:#}", now["changes"]);
    let others = keys_of(&now, is_sendable);
    assert!(others.len() > 1, "{now:#}");
    let ended = page.send_rows(&now, &others, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), others.len())].into(), "{ended:#}");
    page.get("run_reconcile", json!({ "runId": run }));
    let settled = page.finish(run);
    let row = settled["rows"].as_array().unwrap().iter().find(|row| row["key"] == open[0]).unwrap();
    assert_eq!(row["outcome"], "failed", "{row:#}");
    let last = plan();
    assert_eq!((blocked_by(&last, run), keys_of(&last, is_sendable)), (Vec::new(), open.to_vec()));
    let ended = page.send_rows(&last, open, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), 1)].into(), "{ended:#}");
}

#[test]
fn person_with_open_write_is_blocked_alone() {
    let page = page();
    page.open_sample();
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
    send_others_then_reconcile(&page, &run, &new[1..2], || prepare(&page));
}

#[test]
fn day_with_open_write_is_blocked_alone() {
    let page = page();
    let sample = page.open_sample();
    let prepare = |page: &Page| leave::plan(page, &sample, leave::month(0));
    leave::map_as_proposed(&page, &sample, &prepare(&page));
    let plan = prepare(&page);
    let days = keys_of(&plan, |row| is_sendable(row) && row["kind"] == "create");
    let (page, run) = killed(&page, &plan, &days, 2, |company| {
        company["kleer"]["companies"][0]["events"].as_array_mut().unwrap().pop().unwrap();
    });
    send_others_then_reconcile(&page, &run, &days[1..2], || prepare(&page));
}

/// The person and the compensation type of each row. Keys cannot identify payments here, because they change once the type exists.
fn payments(plan: &Value, which: impl Fn(&Value) -> bool) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| row["benefit"]["state"] != "type_to_make" && which(row));
    rows.map(|row| (text(&row["target_id"]), text(&row["benefit"]["pay_type"]["name"]))).collect()
}

#[test]
fn restored_open_write_blocks_its_payment() {
    let page = page();
    page.open_sample();
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["proposed"].clone();
    let first = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let types = keys_of(&first, |row| is_sendable(row) && row["benefit"]["state"] == "type_to_make");
    let amounts = keys_of(&first, |row| is_sendable(row) && row["benefit"]["state"] != "type_to_make");
    let all: Vec<String> = types.iter().chain(&amounts).cloned().collect();
    let wanted = payments(&first, is_sendable);
    // The app is killed after the second amount, and the amount is missing in Personio.
    let (old, run) = killed(&page, &first, &all, types.len() as u64 + 2, |company| {
        company["personio"]["compensations"].as_array_mut().unwrap().pop().unwrap();
    });
    let file = old.folder.path().join("back-up.db");
    old.app().data_back_up(&file).unwrap();
    // A new computer with the same services restores the back-up.
    let new = old.on_another_computer();
    new.app().data_restore_open(&file).unwrap();
    new.get("data_restore", json!({}));
    new.open_sample();
    let prepare = || new.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    let again = prepare();
    assert_eq!(blocked_by(&again, &run).len(), 1, "{:#}", again["changes"]);
    assert_eq!(payments(&again, |row| !row["open"].is_null()), wanted[1..2]);
    assert_eq!(payments(&again, is_sendable), wanted[2..], "the first is there, and everybody else can be sent");
    let others = keys_of(&again, is_sendable);
    let ended = new.send_rows(&again, &others, true);
    assert_eq!(crate::page::outcomes(&ended), [("confirmed".to_owned(), others.len())].into(), "{ended:#}");
    // Personio shows no payment of this person, so a read cannot settle the restored write. The owner settles it, and then it is sent once.
    new.get("run_reconcile", json!({ "runId": run }));
    let settled = new.finish(&run);
    let key = &all[types.len() + 1];
    let row = settled["rows"].as_array().unwrap().iter().find(|row| row["key"] == *key).unwrap();
    assert_eq!((&row["outcome"], &row["reason"]), (&json!("unknown"), &json!("cannot_be_seen")), "{row:#}");
    assert_eq!(blocked_by(&prepare(), &run).len(), 1);
    new.get("run_resolve_manually", json!({ "runId": run, "key": key, "there": false }));
    let payment_count = || new.company()["personio"]["compensations"].as_array().unwrap().len();
    let (before, last) = (payment_count(), prepare());
    assert_eq!((blocked_by(&last, &run), payments(&last, is_sendable)), (Vec::new(), wanted[1..2].to_vec()));
    new.send_rows(&last, &keys_of(&last, is_sendable), true);
    assert_eq!((payment_count(), payments(&prepare(), is_sendable)), (before + 1, Vec::new()));
}
