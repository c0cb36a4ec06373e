//! The import of the sample company's people from Kleer to Alexis HR.

use std::collections::BTreeMap;

use serde_json::json;

use crate::page::{outcomes, page, row_of, sendable};

#[test]
fn import_is_planned_and_confirmed() {
    let page = page();
    let sample = page.open_sample();
    page.set(&sample, &[("lead", json!({ "kind": "kleer" })), ("employee_number", json!("internal_id"))]);
    let plan = page.plan(&sample, "employee_import");
    assert_eq!((&plan["export"], &plan["number_unasked"], &plan["first_run"]), (&json!("employee_import"), &json!(false), &json!(true)));
    assert_eq!(row_of(&plan, "Bertil Ask")["kind"], "create");
    let chosen = sendable(&plan).len();
    assert!(chosen > 5, "{chosen}");

    let run = page.send(&plan);
    assert_eq!(outcomes(&run), BTreeMap::from([("confirmed".to_owned(), chosen)]));
    assert_eq!(run["summary"]["export"], "employee_import");
    let again = page.plan(&sample, "employee_import");
    assert_eq!(sendable(&again), Vec::<String>::new());
    assert_eq!(again["first_run"], false);

    let filter = json!({ "integration_id": sample, "needs_attention": false, "text": "Bertil", "limit": 10, "offset": 0 });
    let history = page.get("history", json!({ "filter": filter }));
    assert_eq!((&history["total"], &history["runs"][0]["export"]), (&json!(1), &json!("employee_import")));
}

#[test]
fn first_run_is_known_per_export() {
    let page = page();
    let sample = page.open_sample();
    page.send(&page.plan(&sample, "employees"));
    assert_eq!(page.plan(&sample, "employees")["first_run"], false);
    assert_eq!(page.plan(&sample, "employee_import")["first_run"], true);
}

#[test]
fn number_field_is_asked_for_until_it_is_set() {
    let page = page();
    let sample = page.open_sample();
    let unasked = page.plan(&sample, "employee_import");
    assert_eq!(unasked["number_unasked"], true);
    let has_number = |plan: &serde_json::Value| row_of(plan, "Bertil Ask")["fields"].to_string().contains("employee_number");
    assert!(!has_number(&unasked), "an unknown place is not read");
    assert_eq!(page.plan(&sample, "employees")["number_unasked"], false, "the export sends none");

    page.set(&sample, &[("employee_number", json!("internal_id"))]);
    let asked = page.plan(&sample, "employee_import");
    assert_eq!(asked["number_unasked"], false);
    assert!(has_number(&asked));
}

#[test]
fn import_does_not_overwrite_the_source_of_truth() {
    let page = page();
    let sample = page.open_sample();
    let plan = page.plan(&sample, "employee_import");
    for row in plan["changes"].as_array().unwrap().iter().filter(|row| row["kind"] == "update") {
        assert!(assertions::all(row["fields"].as_array().unwrap().iter(), |field| field["old"].is_null()), "{row}");
    }
    let untouched = &row_of(&plan, "Leo Berg")["kept"][0];
    assert_eq!(untouched["why"], "target_leads", "{plan}");
}
