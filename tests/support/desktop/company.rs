//! What an export of the sample company does, person by person. The sandbox's README says why.

use serde_json::Value;

/// In Alexis HR only: would be created.
pub const NEW: [&str; 3] = ["Amir Rahimi", "Nils Åberg", "Signe Dahl"];

/// On both sides, with differences. (Linnea Borg's raise is still to come, so that she is in step.)
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

/// With an error in their record.
pub const BLOCKED: [&str; 3] = ["Ida Holm", "Sofia Grahn", "Tove Kling"];

/// What each of these people must have come to: a name, and the words of the window's data for it.
pub fn expected_plan() -> Vec<(String, String)> {
    let of = |names: &[&str], kind: &str| names.iter().map(|name| ((*name).to_owned(), kind.to_owned())).collect::<Vec<_>>();
    sorted([of(&NEW, "create"), of(&CHANGED, "update"), of(&BLOCKED, "blocked")].concat())
}

/// Every change is confirmed.
pub fn expected_result() -> Vec<(String, String)> {
    let names = NEW.iter().chain(&CHANGED);
    sorted(names.map(|name| ((*name).to_owned(), "confirmed".to_owned())).collect())
}

/// Pairs in the order of names.
pub fn sorted(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort();
    pairs
}

/// The id of an employee of Alexis HR, by the sample company's number.
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
