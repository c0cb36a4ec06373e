//! Rows after a write.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::timestamps::midnight;
use crate::{
    alexis::{Alexis, Row, resources::Resource},
    state::State,
    switches::AlexisSwitches,
};

/// A new row: the sent fields, and the fields that Alexis HR adds.
pub(super) fn create(resource: &Resource, sent: Row, state: &mut State) -> Row {
    let now = midnight(state.today);
    let alexis = &mut state.alexis;
    let company = alexis.all("company").first().and_then(|company| company.get("id")).cloned().unwrap_or_default();
    let mut row = Map::from_iter([("companyId".to_owned(), company)]);
    let added = match resource.path {
        "employee" => json!({
            "id": alexis.new_id("65a0"), "userId": alexis.new_id("65d0"), "active": true,
            "employeeNumber": next_number(alexis), "hasOccupationalPension": false, "custom": {}, "created": now, "updated": now,
        }),
        "employment" => json!({ "id": alexis.new_id("65b0"), "updated": now }),
        _ => json!({
            "id": alexis.new_id("65e0"), "baseAmount": sent.get("amount"), "exchangeRate": 1, "salarySchedule": "ADVANCE",
        }),
    };
    if let Value::Object(added) = added {
        row.extend(added);
    }
    row.extend(sent);
    row
}

/// Changes the sent fields. An object is replaced as a whole, or merged when the switch says so.
pub(super) fn update(resource: &Resource, row: &mut Row, sent: Row, today: NaiveDate, switches: &AlexisSwitches) {
    if let Some(amount) = sent.get("amount") {
        row.insert("baseAmount".into(), amount.clone());
    }
    for (name, value) in sent {
        match (row.get_mut(&name), value) {
            (Some(Value::Object(stored)), Value::Object(value)) if switches.patch_merges_objects => stored.extend(value),
            (_, value) => drop(row.insert(name, value)),
        }
    }
    if resource.path != "compensation" {
        row.insert("updated".into(), json!(midnight(today)));
    }
}

/// One more than the largest employee number.
fn next_number(alexis: &Alexis) -> String {
    let numbers = alexis.all("employee").iter().filter_map(|row| row.get("employeeNumber")?.as_str()?.parse::<u64>().ok());
    (numbers.max().unwrap_or(1000).saturating_add(1)).to_string()
}
