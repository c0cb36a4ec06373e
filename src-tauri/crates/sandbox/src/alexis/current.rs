//! What an employee row says about other rows: worked out at each read, for the day it is.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::{Alexis, Row, served};
use crate::switches::AlexisSwitches;

/// The fields of an employee that follow from other rows, other fields, or the day.
const DERIVED: [&str; 10] = [
    "employmentId",
    "employmentTypeId",
    "employmentCountry",
    "hireDate",
    "endDate",
    "compensationId",
    "effectiveCostCenterId",
    "workPhoneSanitized",
    "privatePhoneSanitized",
    "age",
];

/// What is needed to show rows as a read does.
pub(super) struct Current<'a> {
    alexis: &'a Alexis,
    today: NaiveDate,
    switches: &'a AlexisSwitches,
    employments: Grouped<'a>,
    compensations: Grouped<'a>,
}

impl<'a> Current<'a> {
    /// For many rows of a resource.
    pub fn of(alexis: &'a Alexis, today: NaiveDate, resource: &str, switches: &'a AlexisSwitches) -> Current<'a> {
        let grouped = |of: &str| if resource == "employee" { by_employee(alexis.all(of), |_| true) } else { Grouped::new() };
        let (employments, compensations) = (grouped("employment"), grouped("compensation"));
        Current { alexis, today, switches, employments, compensations }
    }

    /// For one row.
    pub fn of_one(alexis: &'a Alexis, today: NaiveDate, row: &Row, switches: &'a AlexisSwitches) -> Current<'a> {
        let id = text(row, "id").unwrap_or_default();
        let grouped = |of: &str| by_employee(alexis.all(of), |employee| employee == id);
        let (employments, compensations) = (grouped("employment"), grouped("compensation"));
        Current { alexis, today, switches, employments, compensations }
    }

    /// Whether a read shows a kept row at all.
    pub fn is_shown(&self, resource: &str, kept: &Row) -> bool {
        served::is_served(resource, kept, self.switches)
    }

    /// Whether the field of a kept row is what a read shows.
    pub fn is_kept(&self, resource: &str, field: &str) -> bool {
        match resource {
            "employee" => !(DERIVED.contains(&field) || self.is_empty_column(field)),
            _ => !served::is_changed(resource, field, self.switches),
        }
    }

    fn is_empty_column(&self, field: &str) -> bool {
        self.switches.empty_columns.iter().any(|empty| empty == field)
    }

    /// A row as a read shows it.
    pub fn row(&self, resource: &str, kept: &Row) -> Row {
        let mut row = kept.clone();
        if resource == "employee" {
            self.complete(&mut row);
        }
        served::row(resource, &mut row, self.switches);
        row
    }

    fn complete(&self, row: &mut Row) {
        let id = text(row, "id").unwrap_or_default().to_owned();
        set_employment(row, of(&self.employments, &id), self.today);
        if let Some(current) = in_effect(of(&self.compensations, &id), "effectiveDate", self.today) {
            put(row, "compensationId", current.get("id"));
        }
        let department = text(row, "departmentId").unwrap_or_default().to_owned();
        let inherited = self.alexis.row("department", &department);
        let cost_center = row.get("costCenterId").or(inherited.and_then(|row| row.get("effectiveCostCenterId"))).cloned();
        put(row, "effectiveCostCenterId", cost_center.as_ref());
        for (from, to) in [("workPhone", "workPhoneSanitized"), ("privatePhone", "privatePhoneSanitized")] {
            let digits = text(row, from).map(|phone| json!(sanitized(phone)));
            put(row, to, digits.as_ref());
        }
        let age = day(row, "birthDate").map(|born| json!(age(born, self.today)));
        put(row, "age", age.as_ref());
        row.retain(|field, _| !self.is_empty_column(field));
    }
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

type Grouped<'a> = HashMap<&'a str, Vec<&'a Row>>;

fn of<'a, 'b>(grouped: &'b Grouped<'a>, employee: &str) -> &'b [&'a Row] {
    grouped.get(employee).map(Vec::as_slice).unwrap_or_default()
}

fn by_employee(rows: &[Row], wanted: impl Fn(&str) -> bool) -> Grouped<'_> {
    let mut grouped = Grouped::new();
    for row in rows {
        let employee = text(row, "employeeId").unwrap_or_default();
        if wanted(employee) {
            grouped.entry(employee).or_default().push(row);
        }
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
