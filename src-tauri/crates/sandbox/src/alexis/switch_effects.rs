//! The effects of switches on leaves, their transactions and work weeks. They apply before filters, so that filters see the result.

use chrono::Days;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{
    Row, at_midnight, day_of,
    leave::Leave,
    transactions::{FREE, GRADE, UNGRADED, number},
    wire,
};
use crate::switches::{AlexisFreeDayHours, AlexisGradedHours, AlexisSwitches, AlexisWorkWeekUnit};

/// Whether a read shows a stored row at all.
pub(super) fn is_visible(resource: &str, row: &Row, switches: &AlexisSwitches) -> bool {
    resource != "leave-transaction" || switches.transactions_on_free_days || !is_free_day(row)
}

pub(super) fn is_affected(resource: &str, field: &str, switches: &AlexisSwitches) -> bool {
    match (resource, field) {
        ("leave", "startDate") | ("leave-transaction", "date") | ("work-week", "effectiveFrom") => switches.local_midnight,
        ("leave", "endDate") => switches.local_midnight || switches.leave_end_exclusive,
        ("leave", "gradePercentage") => true,
        ("leave-transaction", "hours") => {
            switches.graded_hours == AlexisGradedHours::Whole || switches.free_day_hours == AlexisFreeDayHours::Zero
        }
        ("leave-transaction", "extent") => switches.graded_hours == AlexisGradedHours::Whole || switches.extent_as_fraction,
        ("work-week", "duration") => switches.work_week_unit == AlexisWorkWeekUnit::Minutes,
        _ => false,
    }
}

/// Changes a stored row to the row that a read shows.
pub(super) fn apply(resource: &str, row: &mut Row, switches: &AlexisSwitches) {
    match resource {
        "leave" => apply_to_leave(row, switches),
        "leave-transaction" => apply_to_transaction(row, switches),
        "work-week" if switches.work_week_unit == AlexisWorkWeekUnit::Minutes => {
            multiply(row.get_mut("duration"), Decimal::from(60));
            row.values_mut().for_each(durations_to_minutes);
        }
        "work-week" => {}
        _ => return,
    }
    if switches.local_midnight {
        row.iter_mut().for_each(|(name, value)| wire::to_local_midnight(name, value));
    }
    row.retain(|name, _| !name.starts_with('$'));
}

fn apply_to_leave(row: &mut Row, switches: &AlexisSwitches) {
    let grade = Leave::from_row(row).and_then(|leave| leave.grade);
    if let (Some(grade), true) = (grade, switches.newer_schema) {
        row.insert("gradePercentage".into(), number(grade));
    }
    let whole_day = row.get("endDate").and_then(Value::as_str).is_some_and(|end| end.ends_with(wire::MIDNIGHT));
    if let (Some(last), true, true) = (day_of(row, "endDate"), whole_day, switches.leave_end_exclusive) {
        row.insert("endDate".into(), json!(at_midnight(last.checked_add_days(Days::new(1)).unwrap_or(last))));
    }
}

fn apply_to_transaction(row: &mut Row, switches: &AlexisSwitches) {
    if switches.graded_hours == AlexisGradedHours::Whole {
        for (from, to) in [(UNGRADED, "hours"), (GRADE, "extent")] {
            if let Some(stored) = row.get(from).cloned() {
                row.insert(to.into(), stored);
            }
        }
    }
    if switches.free_day_hours == AlexisFreeDayHours::Zero && is_free_day(row) {
        row.insert("hours".into(), json!(0));
    }
    if switches.extent_as_fraction {
        multiply(row.get_mut("extent"), Decimal::new(1, 2));
    }
}

fn is_free_day(row: &Row) -> bool {
    row.get(FREE) == Some(&json!(true))
}

/// Converts all durations of a day from hours to minutes.
fn durations_to_minutes(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            multiply(fields.get_mut("duration"), Decimal::from(60));
            fields.values_mut().for_each(durations_to_minutes);
        }
        Value::Array(items) => items.iter_mut().for_each(durations_to_minutes),
        _ => {}
    }
}

fn multiply(value: Option<&mut Value>, factor: Decimal) {
    let Some(value) = value else { return };
    if let Ok(decimal) = value.to_string().parse::<Decimal>() {
        *value = number(decimal * factor);
    }
}
