//! Rows as a read shows them. The fields of an employee that follow from other rows are computed at each read, for the current day.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::{Alexis, Row, switch_effects};
use crate::switches::AlexisSwitches;

/// The fields of an employee that follow from other rows, other fields or the current day.
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

/// Turns stored rows into the rows that a read shows.
pub(super) struct RowView<'a> {
    alexis: &'a Alexis,
    today: NaiveDate,
    switches: &'a AlexisSwitches,
    employments: Grouped<'a>,
    compensations: Grouped<'a>,
}

impl<'a> RowView<'a> {
    pub fn of_resource(alexis: &'a Alexis, today: NaiveDate, resource: &str, switches: &'a AlexisSwitches) -> RowView<'a> {
        let grouped = |path: &str| if resource == "employee" { by_employee(alexis.all(path), |_| true) } else { Grouped::new() };
        let (employments, compensations) = (grouped("employment"), grouped("compensation"));
        RowView { alexis, today, switches, employments, compensations }
    }

    /// A view of one row only, which is quicker.
    pub fn of_row(alexis: &'a Alexis, today: NaiveDate, row: &Row, switches: &'a AlexisSwitches) -> RowView<'a> {
        let id = text(row, "id").unwrap_or_default();
        let grouped = |path: &str| by_employee(alexis.all(path), |employee| employee == id);
        let (employments, compensations) = (grouped("employment"), grouped("compensation"));
        RowView { alexis, today, switches, employments, compensations }
    }

    /// Whether a read shows a stored row at all.
    pub fn is_visible(&self, resource: &str, stored: &Row) -> bool {
        switch_effects::is_visible(resource, stored, self.switches)
    }

    /// Whether a read shows the stored value of this field.
    pub fn is_stored_value(&self, resource: &str, field: &str) -> bool {
        match resource {
            "employee" => !(DERIVED.contains(&field) || self.is_empty_column(field)),
            _ => !switch_effects::is_affected(resource, field, self.switches),
        }
    }

    fn is_empty_column(&self, field: &str) -> bool {
        self.switches.empty_columns.iter().any(|empty| empty == field)
    }

    pub fn row(&self, resource: &str, stored: &Row) -> Row {
        let mut row = stored.clone();
        if resource == "employee" {
            self.add_derived_fields(&mut row);
        }
        switch_effects::apply(resource, &mut row, self.switches);
        row
    }

    fn add_derived_fields(&self, row: &mut Row) {
        let id = text(row, "id").unwrap_or_default().to_owned();
        set_employment(row, rows_of(&self.employments, &id), self.today);
        if let Some(current) = in_effect(rows_of(&self.compensations, &id), "effectiveDate", self.today) {
            set(row, "compensationId", current.get("id"));
        }
        let department = text(row, "departmentId").unwrap_or_default().to_owned();
        let inherited = self.alexis.row("department", &department);
        let cost_center = row.get("costCenterId").or(inherited.and_then(|row| row.get("effectiveCostCenterId"))).cloned();
        set(row, "effectiveCostCenterId", cost_center.as_ref());
        for (from, to) in [("workPhone", "workPhoneSanitized"), ("privatePhone", "privatePhoneSanitized")] {
            let digits = text(row, from).map(|phone| json!(sanitize_phone(phone)));
            set(row, to, digits.as_ref());
        }
        let age = day(row, "birthDate").map(|born| json!(age(born, self.today)));
        set(row, "age", age.as_ref());
        row.retain(|field, _| !self.is_empty_column(field));
    }
}

fn set_employment(row: &mut Row, employments: &[&Row], today: NaiveDate) {
    if let Some(current) = in_effect(employments, "startDate", today) {
        set(row, "employmentId", current.get("id"));
        set(row, "employmentTypeId", current.get("typeId"));
        set(row, "employmentCountry", current.get("country"));
        set(row, "endDate", current.get("effectiveEndDate").or(current.get("endDate")));
    }
    let first = employments.iter().min_by_key(|employment| day(employment, "startDate"));
    set(row, "hireDate", first.and_then(|employment| employment.get("startDate")));
}

/// The latest row that has begun. When none has begun, the first one to begin.
fn in_effect<'a>(rows: &[&'a Row], field: &str, today: NaiveDate) -> Option<&'a Row> {
    let begun = rows.iter().filter(|row| day(row, field).is_some_and(|start| start <= today));
    begun.max_by_key(|row| day(row, field)).or_else(|| rows.iter().min_by_key(|row| day(row, field))).copied()
}

type Grouped<'a> = HashMap<&'a str, Vec<&'a Row>>;

fn rows_of<'a, 'b>(grouped: &'b Grouped<'a>, employee: &str) -> &'b [&'a Row] {
    grouped.get(employee).map(Vec::as_slice).unwrap_or_default()
}

fn by_employee(rows: &[Row], is_wanted: impl Fn(&str) -> bool) -> Grouped<'_> {
    let mut grouped = Grouped::new();
    for row in rows {
        let employee = text(row, "employeeId").unwrap_or_default();
        if is_wanted(employee) {
            grouped.entry(employee).or_default().push(row);
        }
    }
    grouped
}

fn set(row: &mut Row, field: &str, value: Option<&Value>) {
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

/// A Swedish phone number in international form, digits only.
fn sanitize_phone(phone: &str) -> String {
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
