//! The last step before a row is sent: selected fields, and the effects of switches on every resource.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Row, resources::Resource};
use crate::{stockholm, switches::AlexisSwitches};

/// The fields with enum values in capital letters.
const ENUMS: [&str; 6] = ["payoutPeriod", "payoutFrequency", "salarySchedule", "kind", "minimumDuration", "status"];

/// The fields with a day as a timestamp.
#[rustfmt::skip]
const DAYS: [&str; 10] = [
    "birthDate", "hireDate", "endDate", "startDate", "effectiveEndDate", "effectiveDate", "birthdate", "date", "effectiveFrom",
    "effectiveTo",
];

/// The end of a stored day.
pub(super) const MIDNIGHT: &str = "T00:00:00.000Z";

/// A row of the requested resource, with the selected fields only.
pub(super) fn render_selected(row: Row, resource: &Resource, select: Option<&[String]>, switches: &AlexisSwitches) -> Value {
    let mut row = row;
    if switches.newer_schema {
        add_newer(&mut row, resource);
    }
    if switches.nulls {
        for field in resource.optional {
            row.entry(*field).or_insert(Value::Null);
        }
    }
    if let Some(fields) = select {
        row.retain(|name, _| fields.contains(name));
    }
    render(row, switches)
}

/// A row with the effects of switches.
pub(super) fn render(mut row: Row, switches: &AlexisSwitches) -> Value {
    for (name, value) in &mut row {
        if switches.local_midnight {
            to_local_midnight(name, value);
        }
        let Value::String(text) = value else { continue };
        if switches.lower_case_enums && ENUMS.contains(&name.as_str()) {
            *text = text.to_lowercase();
        }
    }
    apply_odd_moments(&mut row, switches);
    if switches.extra_fields {
        row.insert("_id".into(), row.get("id").cloned().unwrap_or(Value::Null));
        row.insert("__v".into(), json!(0));
        row.insert("deleted".into(), json!(false));
    }
    Value::Object(row)
}

/// Changes a day to local midnight: the evening before, in UTC. A time within a day stays.
pub(super) fn to_local_midnight(name: &str, value: &mut Value) {
    let day = value.as_str().filter(|_| DAYS.contains(&name)).and_then(|text| text.strip_suffix(MIDNIGHT));
    if let Some(day) = day.and_then(|day| day.parse::<NaiveDate>().ok()) {
        *value = json!(stockholm::midnight(day));
    }
}

/// Replaces single days with the timestamps of the switch `odd_moments`.
fn apply_odd_moments(row: &mut Row, switches: &AlexisSwitches) {
    let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    for moment in switches.odd_moments.iter().filter(|moment| moment.record == id && DAYS.contains(&moment.field.as_str())) {
        if let Some(value) = row.get_mut(&moment.field) {
            *value = json!(moment.value);
        }
    }
}

fn add_newer(row: &mut Row, resource: &Resource) {
    match resource.path {
        "employee" => {
            row.insert("organizationId".into(), row.get("companyId").cloned().unwrap_or(Value::Null));
            row.insert("ssnCountry".into(), json!("SE"));
            if let Some(end) = row.get("endDate").cloned() {
                row.insert("offboardDate".into(), end);
            }
        }
        "leave" => {
            row.entry("gradePercentage").or_insert(json!(100));
        }
        _ => {}
    }
}
