//! The expected rows of the sample company's employee export. The sandbox's README gives the reasons.

use serde_json::Value;

/// People in Alexis HR only: the export creates them.
pub const NEW: [&str; 3] = ["Amir Rahimi", "Nils Åberg", "Signe Dahl"];

/// People on both sides with differences. (Linnea Borg's raise is in the future, so she is equal.)
pub const CHANGED: [&str; 11] = [
    "Anna Andersson",
    "Ebba Lindqvist",
    "Elias Noord",
    "Freja Lund",
    "Göran Palm",
    "Henrik Strand",
    "Johanna Eng",
    "Leo Berg Ström",
    "Petra Nyström",
    "Rasmus Falk",
    "Viktor Hallberg",
];

/// People with an error in their record.
pub const BLOCKED: [&str; 3] = ["Ida Holm", "Sofia Grahn", "Tove Kling"];

/// The expected rows of the plan: name, and kind as in the data of the window.
pub fn expected_plan() -> Vec<(String, String)> {
    let of = |names: &[&str], kind: &str| names.iter().map(|name| ((*name).to_owned(), kind.to_owned())).collect::<Vec<_>>();
    sorted([of(&NEW, "create"), of(&CHANGED, "update"), of(&BLOCKED, "blocked")].concat())
}

/// Every create and update is confirmed.
pub fn expected_result() -> Vec<(String, String)> {
    let names = NEW.iter().chain(&CHANGED);
    sorted(names.map(|name| ((*name).to_owned(), "confirmed".to_owned())).collect())
}

pub fn sorted(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort();
    pairs
}

/// The id of an employee in Alexis HR, by the sample company's number.
pub fn alexis_id(number: u32) -> String {
    format!("65a0{number:020}")
}

/// An employee of Alexis HR, by the sample company's number.
pub fn employee(state: &mut Value, number: u32) -> &mut Value {
    let rows = state["alexis"]["rows"]["employee"].as_array_mut().expect("employees");
    rows.iter_mut().find(|row| row["id"] == alexis_id(number)).expect("the employee")
}

/// An agreement of Kleer, by the user's id.
pub fn agreement(state: &mut Value, id: u32) -> &mut Value {
    let companies = state["kleer"]["companies"].as_array_mut().expect("companies");
    let mut agreements = companies.iter_mut().filter_map(|company| company["payroll_users"].as_array_mut()).flatten();
    agreements.find(|agreement| agreement["user"]["id"] == id).expect("the agreement")
}
