//! The choices for the settings, and the effect of stored settings.

use serde_json::{Value, json};

use crate::page::{page, sendable};

#[test]
fn integration_choices_are_complete() {
    let page = page();
    let choices = page.get("integration_choices", json!({ "integrationId": page.open_sample() }));
    let people = |list: &str| -> Vec<u64> { choices[list].as_array().unwrap().iter().map(|one| one["people"].as_u64().unwrap()).collect() };
    // One of the 26 people has left.
    for (list, count) in [("departments", 3), ("offices", 2), ("cost_centers", 3), ("people", 25)] {
        assert_eq!(people(list).len(), count, "{list}");
        assert_eq!(people(list).iter().sum::<u64>(), 25, "{list}");
    }
    let names = |list: &str| -> Vec<&str> { choices[list].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect() };
    assert_eq!(names("employment_types"), ["Fixed term", "Hourly", "Permanent", "Probation"]);
    assert_eq!((&choices["hourly_proposal"]["name"], &choices["permanent_proposal"]["name"]), (&json!("Hourly"), &json!("Permanent")));
    let numbers = choices["numbers"].as_array().unwrap();
    assert!(!numbers.is_empty() && assertions::all(numbers.iter(), |sample| sample["internal_id"].is_string()), "{numbers:?}");
    assert!(assertions::all(numbers.iter(), |sample| sample["foreign_id"].is_null()), "our own marks are no numbers: {numbers:?}");
}

#[test]
fn settings_survive_a_restart() {
    let page = page();
    let sample = page.open_sample();
    let choices = page.get("integration_choices", json!({ "integrationId": sample }));
    let wanted = [
        ("lead", json!({ "kind": "by_field", "kleer": ["name", "tax_table"] })),
        ("scope", json!({ "kind": "offices", "ids": [choices["offices"][0]["id"]] })),
        ("shrink_limit", json!(35)),
        ("employee_number", json!("foreign_id")),
        ("hourly_type", choices["hourly_proposal"].clone()),
        ("permanent_type", choices["permanent_proposal"].clone()),
        ("deactivate_leavers", json!(true)),
        ("email", json!("work")),
    ];
    page.set(&sample, &wanted);
    let stored = page.reopen_after(|_| {}).get("integration", json!({ "integrationId": sample }));
    for (name, value) in wanted {
        assert_eq!(stored["settings"][name], value, "{name}");
    }
}

#[test]
fn changed_settings_discard_the_plan() {
    let page = page();
    let sample = page.open_sample();
    let plan = page.plan(&sample, "employees");
    page.set(&sample, &[("shrink_limit", json!(10))]);
    assert_eq!(page.error_code("plan", json!({ "planId": plan["id"] })), "gone");
}

#[test]
fn plan_is_limited_to_the_department() {
    let page = page();
    let sample = page.open_sample();
    let choices = page.get("integration_choices", json!({ "integrationId": sample }));
    let department = &choices["departments"][0];
    page.set(&sample, &[("scope", json!({ "kind": "departments", "ids": [department["id"]] }))]);
    let plan = page.plan(&sample, "employees");
    assert!(plan["out_of_scope"].as_u64().unwrap() > 0, "{plan}");
    let company = page.company();
    let employees = company["alexis"]["rows"]["employee"].as_array().unwrap();
    let department_of = |id: &Value| employees.iter().find(|row| row["id"] == *id).unwrap()["departmentId"].clone();
    let rows = plan["changes"].as_array().unwrap();
    let sources: Vec<&Value> = rows.iter().map(|row| &row["source_id"]).filter(|id| !id.is_null()).collect();
    assert!(!sources.is_empty());
    for source in sources {
        assert_eq!(department_of(source), department["id"], "{source}");
    }
    let in_scope = 26 - plan["out_of_scope"].as_u64().unwrap();
    assert_eq!(rows.iter().filter(|row| !row["source_id"].is_null()).count() as u64, in_scope);
    assert!(!sendable(&plan).is_empty());
}
