//! Links that the owner confirms, rejects and removes.

use serde_json::{Value, json};

use crate::page::{Page, alexis_id, employee, page, row_of};

/// Oskar Sundin's ids on both sides, which match.
const OSKAR: (u32, &str) = (8, "508");
/// Ulla Gren, who exists in Kleer only.
const ULLA: &str = "602";

/// The row of an employee in Alexis HR.
fn link(page: &Page, sample: &Value, number: u32) -> Value {
    let links = page.get("links", json!({ "integrationId": sample }));
    let rows = links["rows"].as_array().unwrap();
    rows.iter().find(|row| row["alexis"]["id"] == alexis_id(number)).expect("the person").clone()
}

fn pair(sample: &Value, number: u32, kleer: &str) -> Value {
    json!({ "integrationId": sample, "alexis": alexis_id(number), "kleer": kleer })
}

fn suggests(row: &Value, kleer: &str) -> bool {
    row["suggestions"].as_array().unwrap().iter().any(|suggestion| suggestion["person"]["id"] == kleer)
}

#[test]
fn links_list_everybody_of_both_sides_once() {
    let page = page();
    let sample = page.open_sample();
    let links = page.get("links", json!({ "integrationId": sample }));
    let rows = links["rows"].as_array().unwrap();
    let ids = |side: &str| {
        let mut ids: Vec<&str> = rows.iter().filter_map(|row| row[side]["id"].as_str()).collect();
        ids.sort_unstable();
        ids
    };
    for side in ["alexis", "kleer"] {
        let (all, mut unique) = (ids(side), ids(side));
        unique.dedup();
        assert_eq!(all, unique);
    }
    assert_eq!((ids("alexis").len(), ids("kleer").len()), (26, 25));
    assert_eq!(link(&page, &sample, OSKAR.0)["state"], "same_ssn");
    assert_eq!(link(&page, &sample, 2)["state"], "alone");
}

#[test]
fn link_is_confirmed_and_removed() {
    let page = page();
    let sample = page.open_sample();
    page.get("link_confirm", pair(&sample, 2, ULLA));
    let nils = link(&page, &sample, 2);
    assert_eq!((&nils["state"], &nils["kleer"]["id"]), (&json!("confirmed"), &json!(ULLA)));
    assert_eq!(page.error_code("link_confirm", pair(&sample, 17, ULLA)), "link_taken");
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Nils Åberg")["target_id"], ULLA);

    page.get("link_remove", json!({ "integrationId": sample, "alexis": alexis_id(2) }));
    let nils = link(&page, &sample, 2);
    assert_eq!((&nils["state"], &nils["kleer"]), (&json!("alone"), &Value::Null));
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Nils Åberg")["kind"], "create");
}

#[test]
fn exact_match_returns_until_it_is_rejected() {
    let page = page();
    let sample = page.open_sample();
    page.get("link_confirm", pair(&sample, OSKAR.0, OSKAR.1));
    page.get("link_remove", json!({ "integrationId": sample, "alexis": alexis_id(OSKAR.0) }));
    assert_eq!(link(&page, &sample, OSKAR.0)["state"], "same_ssn");

    page.get("link_remove", json!({ "integrationId": sample, "alexis": alexis_id(OSKAR.0) }));
    page.get("link_reject", pair(&sample, OSKAR.0, OSKAR.1));
    let oskar = link(&page, &sample, OSKAR.0);
    assert!(oskar["kleer"].is_null() && !suggests(&oskar, OSKAR.1), "{oskar}");
    for export in ["employees", "employee_import"] {
        let plan = page.plan(&sample, export);
        let oskars = plan["changes"].as_array().unwrap().iter().filter(|row| row["name"] == "Oskar Sundin");
        for row in oskars {
            assert!(row["source_id"].is_null() || row["target_id"].is_null(), "matched again: {row}");
            assert!(row["candidates"].as_array().unwrap().is_empty(), "asked again: {row}");
        }
    }

    // The owner can reverse the rejection.
    page.get("link_confirm", pair(&sample, OSKAR.0, OSKAR.1));
    assert_eq!(link(&page, &sample, OSKAR.0)["state"], "confirmed");
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Oskar Sundin")["kind"], "in_step");
}

#[test]
fn rejecting_a_confirmed_link_removes_it() {
    let page = page();
    let sample = page.open_sample();
    page.get("link_confirm", pair(&sample, OSKAR.0, OSKAR.1));
    page.get("link_reject", pair(&sample, OSKAR.0, OSKAR.1));
    assert!(link(&page, &sample, OSKAR.0)["kleer"].is_null());
}

#[test]
fn new_link_discards_the_plan() {
    let page = page();
    let sample = page.open_sample();
    let plan = page.plan(&sample, "employees");
    page.get("link_confirm", pair(&sample, OSKAR.0, OSKAR.1));
    assert_eq!(page.error_code("plan", json!({ "planId": plan["id"] })), "gone");
}

#[test]
fn export_stores_its_matches() {
    let page = page();
    let sample = page.open_sample();
    page.send(&page.plan(&sample, "employees"));
    assert_eq!(link(&page, &sample, 2)["state"], "created");
    assert_eq!(link(&page, &sample, 1)["state"], "matched");
}

#[test]
fn match_survives_changed_number_address_and_name() {
    let page = page();
    let sample = page.open_sample();
    // Oskar is in sync, so nothing was ever sent for him.
    page.plan(&sample, "employees");
    let page = page.reopen_after(|company| {
        let oskar = employee(company, OSKAR.0);
        oskar["ssn"] = json!("19850505-9805");
        oskar["privateEmail"] = json!("oskar.ny@hem.example");
        oskar["workEmail"] = json!("oskar.ny@nordlicht.example");
        oskar["lastName"] = json!("Nyman");
    });
    let sample = page.open_sample();
    assert_eq!(row_of(&page.plan(&sample, "employees"), "Oskar Nyman")["target_id"], OSKAR.1);
    assert_eq!(link(&page, &sample, OSKAR.0)["state"], "matched");
}
