//! The owner's decisions in a plan under review.

use serde_json::{Value, json};

use crate::page::{Page, agreement, employee, outcomes, page, row_of, sendable, user};

/// After a run, Freja Lund's tax table changes on both sides.
pub fn changed_on_both_sides() -> (Page, Value) {
    let page = page();
    let sample = page.open_sample();
    page.send(&page.plan(&sample, "employees"));
    let page = page.reopen_after(|company| {
        employee(company, 23)["tax"] = json!({ "table": 36, "column": 1 });
        agreement(company, 523)["tax-table"] = json!(35);
    });
    let sample = page.open_sample();
    (page, sample)
}

pub fn decide(plan: &Value, take_source: bool) -> Value {
    json!({ "planId": plan["id"], "key": row_of(plan, "Freja Lund")["key"], "field": "tax_table", "takeSource": take_source })
}

#[test]
fn conflict_is_not_sent_before_a_decision() {
    let (page, sample) = changed_on_both_sides();
    let plan = page.plan(&sample, "employees");
    let freja = row_of(&plan, "Freja Lund");
    assert_eq!(freja["kind"], "conflict", "{freja}");
    assert_eq!((&freja["conflicts"][0]["old"]["value"], &freja["conflicts"][0]["new"]["value"]), (&json!(35), &json!(36)));
    let arguments = json!({ "planId": plan["id"], "keys": [freja["key"]], "confirmations": { "shrunk_source": false, "resend": false } });
    assert_eq!(page.error_code("run_start", arguments), "nothing_chosen");
}

#[test]
fn decision_for_the_source_sends_its_value() {
    let (page, sample) = changed_on_both_sides();
    let plan = page.plan(&sample, "employees");
    let decided = page.get("plan_decide", decide(&plan, true));
    assert_eq!(row_of(&decided, "Freja Lund")["kind"], "update");
    assert_eq!(page.get("plan", json!({ "planId": plan["id"] })), decided, "the decision is in the stored plan");
    let again = page.plan(&sample, "employees");
    assert_eq!(row_of(&again, "Freja Lund"), row_of(&decided, "Freja Lund"), "it is not asked a second time");

    let run = page.send(&again);
    assert_eq!(outcomes(&run).keys().collect::<Vec<_>>(), ["confirmed"]);
    assert_eq!(agreement(&mut page.company(), 523)["tax-table"], 36);
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Freja Lund")["kind"], "in_step");
}

#[test]
fn decision_for_the_target_keeps_its_value() {
    let (page, sample) = changed_on_both_sides();
    let plan = page.plan(&sample, "employees");
    let decided = page.get("plan_decide", decide(&plan, false));
    let freja = row_of(&decided, "Freja Lund");
    assert_eq!((&freja["kind"], &freja["kept"][0]["why"]), (&json!("in_step"), &json!("decided")));
    assert_eq!(page.error_code("plan_decide", decide(&decided, true)), "gone");
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Freja Lund"), freja, "it is remembered");

    // The decision is about these two values. Another value is a new conflict.
    let page = page.reopen_after(|company| employee(company, 23)["tax"] = json!({ "table": 37, "column": 1 }));
    let sample = page.open_sample();
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Freja Lund")["kind"], "conflict");
}

#[test]
fn sent_plan_cannot_be_changed() {
    let (page, sample) = changed_on_both_sides();
    // Ebba's change gives the plan a sendable row beside the conflict.
    let page = page.reopen_after(|company| employee(company, 1)["tax"] = json!({ "table": 30, "column": 1 }));
    let plan = page.plan(&sample, "employees");
    assert!(!sendable(&plan).is_empty());
    page.send(&plan);
    assert_eq!(page.error_code("plan_decide", decide(&plan, true)), "gone");
    let next = page.plan(&sample, "employees");
    assert_eq!(row_of(&next, "Freja Lund")["kind"], "conflict", "and nothing was remembered of it");
}

#[test]
fn name_split_is_the_owners_choice() {
    let page = page();
    page.open_sample();
    let page = page.reopen_after(|company| user(company, 601)["name"] = json!("Bertil Anders Ask"));
    let sample = page.open_sample();
    let plan = page.plan(&sample, "employee_import");
    let bertil = row_of(&plan, "Bertil Anders Ask");
    assert_eq!(bertil["kind"], "create", "{bertil}");
    let cuts = bertil["splits"].as_array().unwrap();
    let first = |row: &Value| {
        let fields = row["fields"].as_array().unwrap();
        fields.iter().find(|field| field["field"] == "first_name").unwrap()["new"]["value"].clone()
    };
    let other = cuts.iter().position(|cut| cut["first"] != first(bertil)).expect("another cut");
    let cut = json!({ "planId": plan["id"], "key": bertil["key"], "cut": other });
    let changed = page.get("plan_split_name", cut);
    let wanted = &cuts[other]["first"];
    assert_eq!(first(row_of(&changed, "Bertil Anders Ask")), *wanted);
    assert_eq!(page.get("plan", json!({ "planId": plan["id"] })), changed, "the cut is in the stored plan");
    let unknown_cut = json!({ "planId": plan["id"], "key": bertil["key"], "cut": 99 });
    assert_eq!(page.error_code("plan_split_name", unknown_cut), "gone");
    let again = page.plan(&sample, "employee_import");
    assert_eq!(first(row_of(&again, "Bertil Anders Ask")), *wanted, "it is remembered");

    page.send_rows(&again, &[bertil["key"].as_str().unwrap().to_owned()], false);
    let company = page.company();
    let mut employees = company["alexis"]["rows"]["employee"].as_array().unwrap().iter();
    assert!(employees.any(|row| row["firstName"] == *wanted && row["lastName"] == cuts[other]["last"]), "Alexis HR has it so");
}
