//! What an employee row says about other rows: worked out at each read, for the day it is.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::{Alexis, Row};

/// All rows of a resource as a read shows them.
pub(super) fn rows(alexis: &Alexis, resource: &str, today: NaiveDate) -> Vec<Row> {
    match resource {
        "employee" => employees(alexis, today),
        _ => alexis.all(resource).to_vec(),
    }
}

fn employees(alexis: &Alexis, today: NaiveDate) -> Vec<Row> {
    let employments = by_employee(alexis.all("employment"));
    let compensations = by_employee(alexis.all("compensation"));
    let mut shown = alexis.all("employee").to_vec();
    for row in &mut shown {
        let id = text(row, "id").unwrap_or_default().to_owned();
        set_employment(row, of(&employments, &id), today);
        if let Some(current) = in_effect(of(&compensations, &id), "effectiveDate", today) {
            put(row, "compensationId", current.get("id"));
        }
        let department = text(row, "departmentId").unwrap_or_default().to_owned();
        let inherited = alexis.all("department").iter().find(|row| text(row, "id") == Some(&department));
        let cost_center = row.get("costCenterId").or(inherited.and_then(|row| row.get("effectiveCostCenterId"))).cloned();
        put(row, "effectiveCostCenterId", cost_center.as_ref());
        for (from, to) in [("workPhone", "workPhoneSanitized"), ("privatePhone", "privatePhoneSanitized")] {
            let digits = text(row, from).map(|phone| json!(sanitized(phone)));
            put(row, to, digits.as_ref());
        }
        let age = day(row, "birthDate").map(|born| json!(age(born, today)));
        put(row, "age", age.as_ref());
    }
    shown
}

fn set_employment(row: &mut Row, employments: &[&Row], today: NaiveDate) {
    if let Some(current) = in_effect(employments, "startDate", today) {
        put(row, "employmentId", current.get("id"));
        put(row, "employmentTypeId", current.get("typeId"));
        put(row, "employmentCountry", current.get("country"));
        put(row, "endDate", current.get("effectiveEndDate").or(current.get("endDate")));
    }
    let first = employments.iter().min_by_key(|employment| day(employment, "startDate"));
    put(row, "hireDate", first.and_then(|employment| employment.get("startDate")));
}

/// The latest that has begun; before that, the first one to begin.
fn in_effect<'a>(rows: &[&'a Row], field: &str, today: NaiveDate) -> Option<&'a Row> {
    let begun = rows.iter().filter(|row| day(row, field).is_some_and(|start| start <= today));
    begun.max_by_key(|row| day(row, field)).or_else(|| rows.iter().min_by_key(|row| day(row, field))).copied()
}

type Grouped<'a> = BTreeMap<&'a str, Vec<&'a Row>>;

fn of<'a, 'b>(grouped: &'b Grouped<'a>, employee: &str) -> &'b [&'a Row] {
    grouped.get(employee).map(Vec::as_slice).unwrap_or_default()
}

fn by_employee(rows: &[Row]) -> Grouped<'_> {
    let mut grouped = Grouped::new();
    for row in rows {
        grouped.entry(text(row, "employeeId").unwrap_or_default()).or_default().push(row);
    }
    grouped
}

fn put(row: &mut Row, field: &str, value: Option<&Value>) {
    if let Some(value) = value {
        row.insert(field.to_owned(), value.clone());
    }
}

fn text<'a>(row: &'a Row, field: &str) -> Option<&'a str> {
    row.get(field).and_then(Value::as_str)
}

fn day(row: &Row, field: &str) -> Option<NaiveDate> {
    text(row, field)?.get(..10)?.parse().ok()
}

/// A Swedish number without its spelling.
fn sanitized(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(national) => format!("+46{national}"),
        None => digits,
    }
}

fn age(born: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i32::from(!had_birthday)
}
