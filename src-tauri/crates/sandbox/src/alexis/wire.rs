//! The last touches on a row before it leaves: selected fields, and what the switches change.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Row, resources::Resource};
use crate::{stockholm, switches::AlexisSwitches};

/// The fields whose values are enums of capital letters.
const ENUMS: [&str; 6] = ["payoutPeriod", "payoutFrequency", "salarySchedule", "kind", "minimumDuration", "status"];

/// The fields that hold a day as an instant.
#[rustfmt::skip]
const DAYS: [&str; 10] = [
    "birthDate", "hireDate", "endDate", "startDate", "effectiveEndDate", "effectiveDate", "birthdate", "date", "effectiveFrom", "effectiveTo",
];

/// How a day ends that is kept as an instant.
pub(super) const MIDNIGHT: &str = "T00:00:00.000Z";

/// A row of the list itself.
pub(super) fn row(row: Row, resource: &Resource, select: Option<&[String]>, switches: &AlexisSwitches) -> Value {
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
    shown(row, switches)
}

/// A row as the switches have it.
pub(super) fn shown(mut row: Row, switches: &AlexisSwitches) -> Value {
    for (name, value) in &mut row {
        if switches.local_midnight {
            to_local_midnight(name, value);
        }
        let Value::String(text) = value else { continue };
        if switches.lower_case_enums && ENUMS.contains(&name.as_str()) {
            *text = text.to_lowercase();
        }
    }
    tell_odd_moments(&mut row, switches);
    if switches.extra_fields {
        row.insert("_id".into(), row.get("id").cloned().unwrap_or(Value::Null));
        row.insert("__v".into(), json!(0));
        row.insert("deleted".into(), json!(false));
    }
    Value::Object(row)
}

/// A day as local midnight: the evening before, in UTC. A time within a day stays.
pub(super) fn to_local_midnight(name: &str, value: &mut Value) {
    let day = value.as_str().filter(|_| DAYS.contains(&name)).and_then(|text| text.strip_suffix(MIDNIGHT));
    if let Some(day) = day.and_then(|day| day.parse::<NaiveDate>().ok()) {
        *value = json!(stockholm::midnight(day));
    }
}

/// Days of single records as the moments that a switch has for them.
fn tell_odd_moments(row: &mut Row, switches: &AlexisSwitches) {
    let id = row.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    for odd in switches.odd_moments.iter().filter(|odd| odd.record == id && DAYS.contains(&odd.field.as_str())) {
        if let Some(value) = row.get_mut(&odd.field) {
            *value = json!(odd.told);
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
