//! Fields that must be unique among employees. By default none: whether Alexis HR checks any is not known.

use serde_json::Value;

use crate::{
    alexis::{Alexis, Row, resources::Resource},
    switches::AlexisSwitches,
};

/// A reason to refuse each value that another employee has already.
pub(super) fn violations(resource: &Resource, own_id: Option<&str>, sent: &Row, alexis: &Alexis, switches: &AlexisSwitches) -> Vec<String> {
    if resource.path != "employee" {
        return Vec::new();
    }
    let others = || alexis.all("employee").iter().filter(|row| row.get("id").and_then(Value::as_str) != own_id);
    let is_taken = |field: &&String| {
        let value = normalize(field, sent.get(*field));
        value.is_some() && others().any(|row| normalize(field, row.get(*field)) == value)
    };
    switches.unique_fields.iter().filter(is_taken).map(|field| format!("{field} must be unique")).collect()
}

/// None when the value is empty.
fn normalize(field: &str, value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim().to_lowercase();
    let text = match field {
        // The century may be missing.
        "ssn" => {
            let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            digits.iter().skip(digits.len().saturating_sub(10)).collect()
        }
        _ => text,
    };
    (!text.is_empty()).then_some(text)
}
