//! The ids of the sample company's people and places in the services.

use super::accounts::id;

/// The Alexis HR id of a person in the README's table.
pub fn employee_id(number: usize) -> String {
    id("65a0", number)
}

/// The Alexis HR id of a person's child; `index` counts from 0.
pub fn child_id(person: usize, index: usize) -> String {
    id("6620", person * 10 + index)
}

/// The Alexis HR id of an office: 1 is Stockholm, 2 is Malmö.
pub fn office_id(number: usize) -> String {
    id("6600", number)
}

pub fn kleer_user_id(number: usize) -> i32 {
    500 + i32::try_from(number).unwrap_or_default()
}

pub fn personio_person_id(number: usize) -> String {
    (3000 + number).to_string()
}
