//! How the sample company's people and places are called on both sides.

use super::accounts::id;

/// The id in Alexis HR of a person of the README's table.
pub fn employee_id(number: usize) -> String {
    id("65a0", number)
}

/// The id in Alexis HR of a person's child, counted from 0.
pub fn child_id(person: usize, index: usize) -> String {
    id("6620", person * 10 + index)
}

/// The id in Alexis HR of an office: 1 is Stockholm, 2 is Malmö.
pub fn office_id(number: usize) -> String {
    id("6600", number)
}

/// The id of a person's user in Kleer.
pub fn kleer_user_id(number: usize) -> i32 {
    500 + i32::try_from(number).unwrap_or_default()
}

/// The id of a person in Personio.
pub fn personio_person_id(number: usize) -> String {
    (3000 + number).to_string()
}
