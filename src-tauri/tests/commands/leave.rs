//! The export of the sample company's leave from Alexis HR to Kleer.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::page::{Page, outcomes, page};

fn today() -> NaiveDate {
    #[allow(clippy::disallowed_methods, reason = "the sample company lives in the present month")]
    let today = chrono::Local::now().date_naive();
    today
}

/// The first and the last day of a month. 0 is this month, and -1 is the last.
pub fn month(months: i32) -> (NaiveDate, NaiveDate) {
    let first = today().with_day(1).unwrap();
    let from = if months < 0 { first - Months::new(months.unsigned_abs()) } else { first + Months::new(months.unsigned_abs()) };
    (from, from + Months::new(1) - Days::new(1))
}

pub fn plan(page: &Page, integration: &Value, (from, to): (NaiveDate, NaiveDate)) -> Value {
    page.get("plan_leave", json!({ "integrationId": integration, "from": from, "to": to }))
}

/// Maps every leave type as proposed. A type without a proposal is not sent.
pub fn map_as_proposed(page: &Page, integration: &Value, plan: &Value) {
    for kind in plan["leave"]["types"].as_array().unwrap() {
        let rule = match &kind["proposal"] {
            Value::Null => json!({ "kind": "do_not_send" }),
            activity => json!({ "kind": "send", "activity": activity["id"], "name": activity["name"] }),
        };
        page.get("leave_rule", json!({ "integrationId": integration, "leaveType": kind["id"], "rule": rule }));
    }
}

fn rows(plan: &Value) -> &Vec<Value> {
    plan["changes"].as_array().unwrap()
}

fn keys(plan: &Value, which: impl Fn(&Value) -> bool) -> Vec<String> {
    let is_sendable = |row: &&Value| ["create", "update", "remove"].contains(&row["kind"].as_str().unwrap());
    rows(plan).iter().filter(is_sendable).filter(|row| which(row)).map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

/// Whether the row is selected at first.
pub fn is_preselected(row: &Value) -> bool {
    row["day"]["hold"] == false
}

fn codes(row: &Value) -> Vec<&str> {
    row["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn leave_is_mapped_planned_and_confirmed() {
    let page = page();
    let sample = page.open_sample();
    let unmapped = plan(&page, &sample, month(0));
    assert_eq!(keys(&unmapped, |_| true), Vec::<String>::new(), "nobody decided what becomes of a kind of leave");
    assert!(rows(&unmapped).iter().any(|row| codes(row).contains(&"leave_type_unmapped")));
    map_as_proposed(&page, &sample, &unmapped);

    let mapped = plan(&page, &sample, month(0));
    assert!(!rows(&mapped).iter().any(|row| codes(row).contains(&"leave_type_unmapped")));
    let chosen = keys(&mapped, is_preselected);
    assert!(chosen.len() > 3, "{mapped:#}");
    let run = page.send_rows(&mapped, &chosen, false);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), chosen.len())]), "{run:#}");
    assert_eq!(run["summary"]["export"], "leave");

    let again = plan(&page, &sample, month(0));
    assert_eq!(keys(&again, is_preselected), Vec::<String>::new());
    assert!(again["leave"]["held_before"].as_u64().unwrap() >= chosen.len() as u64);
}

#[test]
fn changed_and_withdrawn_leave_is_updated_and_removed() {
    let page = page();
    let sample = page.open_sample();
    map_as_proposed(&page, &sample, &plan(&page, &sample, month(0)));
    let first = plan(&page, &sample, month(0));
    page.send_rows(&first, &keys(&first, is_preselected), false);

    // Half a day becomes two hours, and one leave is withdrawn.
    let later = page.reopen_after(|company| {
        let transactions = company["alexis"]["rows"]["leave-transaction"].as_array_mut().unwrap();
        let dentist = transactions.iter_mut().find(|row| row["description"] == "tandläkare").unwrap();
        dentist["hours"] = json!(2);
        let fever = transactions.iter().find(|row| row["description"] == "feber").unwrap()["parent"]["id"].clone();
        transactions.retain(|row| row["parent"]["id"] != fever);
        company["alexis"]["rows"]["leave"].as_array_mut().unwrap().retain(|row| row["id"] != fever);
    });
    let second = plan(&later, &sample, month(0));
    let kinds: Vec<(&Value, &Value)> = rows(&second)
        .iter()
        .filter(|row| row["kind"] == "update" || row["kind"] == "remove")
        .map(|row| (&row["name"], &row["kind"]))
        .collect();
    assert_eq!(kinds, [(&json!("Saga Holmqvist"), &json!("remove")), (&json!("Sofia Grahn"), &json!("update"))]);
    let run = later.send_rows(&second, &keys(&second, is_preselected), false);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), 2)]), "{run:#}");
    assert_eq!(keys(&plan(&later, &sample, month(0)), is_preselected), Vec::<String>::new());
}

#[test]
fn closed_period_moves_late_changes_to_the_next() {
    let page = page();
    let sample = page.open_sample();
    map_as_proposed(&page, &sample, &plan(&page, &sample, month(-1)));
    map_as_proposed(&page, &sample, &plan(&page, &sample, month(0)));
    let (from, to) = month(-1);
    let periods = page.get("period_close", json!({ "integrationId": sample, "from": from, "to": to }));
    assert_eq!(periods["closed"][0]["period"], json!({ "from": from, "to": to }));
    assert_eq!(periods["proposed"], json!({ "from": month(0).0, "to": month(0).1 }), "the last month is done with");

    let closed = plan(&page, &sample, month(-1));
    assert_eq!(keys(&closed, |_| true), Vec::<String>::new());
    assert!(rows(&closed).iter().any(|row| codes(row).contains(&"leave_period_closed")));

    let next = plan(&page, &sample, month(0));
    let late = keys(&next, |row| row["day"]["late"] == true);
    assert!(!late.is_empty());
    assert!(
        assertions::all(rows(&next).iter().filter(|row| row["day"]["late"] == true), |row| row["day"]["hold"] == true),
        "never ticked by itself"
    );
    let run = page.send_rows(&next, &late, false);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), late.len())]), "{run:#}");

    let opened = page.get("period_open", json!({ "integrationId": sample, "from": from, "to": to }));
    assert_eq!(opened["closed"], json!([]));
}

#[test]
fn locked_day_correction_is_done_after_the_next_read() {
    let page = page();
    let sample = page.open_sample();
    let all = [month(-1), month(0), month(1)];
    for month in all {
        map_as_proposed(&page, &sample, &plan(&page, &sample, month));
    }
    let plans: Vec<Value> = all.iter().map(|month| plan(&page, &sample, *month)).collect();
    let locked: Vec<&Value> = plans.iter().flat_map(rows).filter(|row| codes(row).contains(&"leave_day_locked")).collect();
    assert!(assertions::all(locked.iter(), |row| row["kind"] == "blocked"));
    let listed = page.get("corrections", json!({ "integrationId": sample }));
    assert_eq!(listed.as_array().unwrap().len(), locked.len());
    let [first, ..] = listed.as_array().unwrap().as_slice() else { panic!("the sample company has a locked day") };
    assert_eq!(first["done_at"], Value::Null);
    let overview = page.get("overview", json!({}));
    let needs = overview["integrations"][0]["needs"].as_array().unwrap();
    assert!(needs.contains(&json!({ "kind": "corrections", "count": locked.len() })), "{needs:?}");

    // The day is entered by hand in Kleer.
    let day = &first["change"]["day"];
    let (date, activity) = (day["date"].clone(), day["activity"].clone());
    let user: i64 = first["change"]["target_id"].as_str().unwrap().parse().unwrap();
    let hours =
        first["change"]["fields"].as_array().unwrap().iter().find(|field| field["field"] == "leave_hours").unwrap()["new"]["value"].clone();
    let later = page.reopen_after(|company| {
        let events = company["kleer"]["companies"][0]["events"].as_array_mut().unwrap();
        let mut by_hand = events.first().cloned().expect("an event made by hand");
        by_hand["id"] = json!(99_001);
        by_hand["user"] = json!(user);
        by_hand["activity"] = activity.clone();
        by_hand["date"] = date.clone();
        by_hand["hours"] = hours.clone();
        by_hand["foreign_id"] = json!("");
        events.push(by_hand);
    });
    let date: NaiveDate = serde_json::from_value(date.clone()).unwrap();
    let month_of_date = all.into_iter().find(|(from, to)| *from <= date && date <= *to).unwrap();
    plan(&later, &sample, month_of_date);
    let listed = later.get("corrections", json!({ "integrationId": sample }));
    let key = &first["change"]["key"];
    let done = listed.as_array().unwrap().iter().find(|row| row["change"]["key"] == *key).unwrap();
    assert_ne!(done["done_at"], Value::Null, "{listed:#}");
}

#[test]
fn correction_of_an_unread_person_stays_open() {
    let page = page();
    let sample = page.open_sample();
    for months in [-1, 0] {
        map_as_proposed(&page, &sample, &plan(&page, &sample, month(months)));
    }
    plan(&page, &sample, month(-1));
    let listed = page.get("corrections", json!({ "integrationId": sample }));
    let change = listed[0]["change"].clone();
    let pair = json!({ "integrationId": sample, "alexis": change["source_id"], "kleer": change["target_id"] });
    page.get("link_reject", pair);
    let later = page.reopen_after(|company| {
        for resource in ["leave", "leave-transaction"] {
            company["alexis"]["rows"][resource] = json!([]);
        }
    });
    plan(&later, &sample, month(-1));
    let listed = later.get("corrections", json!({ "integrationId": sample }));
    let correction = listed.as_array().unwrap().iter().find(|row| row["change"]["key"] == change["key"]).expect("still there");
    assert_eq!(correction["done_at"], Value::Null, "nobody read it done");
}

#[test]
fn shrunk_leave_needs_confirmation() {
    let page = page();
    let sample = page.open_sample();
    map_as_proposed(&page, &sample, &plan(&page, &sample, month(0)));
    let first = plan(&page, &sample, month(0));
    assert_eq!(first["shrink_guard"], Value::Null);
    page.send_rows(&first, &keys(&first, is_preselected), false);
    let later = page.reopen_after(|company| {
        for resource in ["leave", "leave-transaction"] {
            company["alexis"]["rows"][resource] = json!([]);
        }
    });
    let gone = plan(&later, &sample, month(0));
    let removals = keys(&gone, |row| row["kind"] == "remove");
    assert!(!removals.is_empty());
    assert_eq!(gone["shrink_guard"]["now"], 0);
    let start = json!({ "planId": gone["id"], "keys": removals, "confirmations": { "shrunk_source": false, "resend": false } });
    assert_eq!(later.error_code("run_start", start), "invalid_input");
    let run = later.send_rows(&gone, &removals, true);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), removals.len())]));
}

#[test]
fn invalid_periods_and_ids_are_refused() {
    let page = page();
    let sample = page.open_sample();
    let (from, to) = month(0);
    assert_eq!(page.error_code("plan_leave", json!({ "integrationId": sample, "from": to, "to": from })), "invalid_input");
    let far = from + Days::new(400);
    assert_eq!(page.error_code("plan_leave", json!({ "integrationId": sample, "from": from, "to": far })), "invalid_input");
    assert_eq!(page.error_code("plan_prepare", json!({ "integrationId": sample, "export": "leave" })), "invalid_input");
    assert_eq!(page.error_code("period_close", json!({ "integrationId": sample, "from": to, "to": from })), "invalid_input");
    assert_eq!(page.error_code("corrections", json!({ "integrationId": "nobody" })), "gone");
}
