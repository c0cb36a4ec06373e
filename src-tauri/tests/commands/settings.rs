//! What the settings are chosen from, and that they are kept and count.

use serde_json::{Value, json};

use crate::page::{page, sendable};

#[test]
fn everything_that_can_be_chosen() {
    let page = page();
    let choices = page.get("integration_choices", json!({ "integrationId": page.sample() }));
    let people = |list: &str| -> Vec<u64> { choices[list].as_array().unwrap().iter().map(|one| one["people"].as_u64().unwrap()).collect() };
    // 26 people, one of whom left.
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
fn settings_are_kept() {
    let page = page();
    let sample = page.sample();
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
    let kept = page.after(|_| {}).get("integration", json!({ "integrationId": sample }));
    for (name, value) in wanted {
        assert_eq!(kept["settings"][name], value, "{name}");
    }
}

#[test]
fn changed_settings_forget_the_plan_that_was_made_without_them() {
    let page = page();
    let sample = page.sample();
    let plan = page.plan(&sample, "employees");
    page.set(&sample, &[("shrink_limit", json!(10))]);
    assert_eq!(page.refusal("plan", json!({ "planId": plan["id"] })), "gone");
}

#[test]
fn a_department_is_planned_alone() {
    let page = page();
    let sample = page.sample();
    let choices = page.get("integration_choices", json!({ "integrationId": sample }));
    let department = &choices["departments"][0];
    page.set(&sample, &[("scope", json!({ "kind": "departments", "ids": [department["id"]] }))]);
    let plan = page.plan(&sample, "employees");
    assert!(plan["out_of_scope"].as_u64().unwrap() > 0, "{plan}");
    let company = page.company();
    let employees = company["alexis"]["rows"]["employee"].as_array().unwrap();
    let of = |id: &Value| employees.iter().find(|row| row["id"] == *id).unwrap()["departmentId"].clone();
    let rows = plan["changes"].as_array().unwrap();
    let sources: Vec<&Value> = rows.iter().map(|row| &row["source_id"]).filter(|id| !id.is_null()).collect();
    assert!(!sources.is_empty());
    for source in sources {
        assert_eq!(of(source), department["id"], "{source}");
    }
    let whole = 26 - plan["out_of_scope"].as_u64().unwrap();
    assert_eq!(rows.iter().filter(|row| !row["source_id"].is_null()).count() as u64, whole);
    assert!(!sendable(&plan).is_empty());
}
