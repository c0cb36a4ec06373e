//! What two employees may not share. By default nothing: whether Alexis HR minds is not known.

use serde_json::Value;

use crate::{
    alexis::{Alexis, Row, resources::Resource},
    switches::AlexisSwitches,
};

/// A reason for each value that another employee has already.
pub(super) fn reasons(resource: &Resource, own: Option<&str>, sent: &Row, alexis: &Alexis, switches: &AlexisSwitches) -> Vec<String> {
    if resource.path != "employee" {
        return Vec::new();
    }
    let others = || alexis.all("employee").iter().filter(|row| row.get("id").and_then(Value::as_str) != own);
    let taken = |field: &&String| {
        let spelled = plain(field, sent.get(*field));
        spelled.is_some() && others().any(|row| plain(field, row.get(*field)) == spelled)
    };
    switches.unique_fields.iter().filter(taken).map(|field| format!("{field} must be unique")).collect()
}

/// The value without its spelling; none when it is empty.
fn plain(field: &str, value: Option<&Value>) -> Option<String> {
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
