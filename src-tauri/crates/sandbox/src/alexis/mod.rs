//! Alexis HR: lists and single rows in JSON, with side-loaded relations. Employees, employments and compensations can be written.

mod filters;
mod leave;
mod lists;
mod query;
mod refusals;
mod relations;
mod resources;
mod row_view;
mod switch_effects;
mod transactions;
mod wire;
mod work_weeks;
mod writes;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::{AlexisSwitches, AlexisToken},
};
pub use leave::{Leave, LeavePart, LeaveStatus};
pub(crate) use refusals::refusal;
use resources::Resource;
pub use transactions::AbsenceDay;
pub use work_weeks::WorkWeekOwner;
use writes::WritableProperties;

/// A row of a resource, with the field names of the API.
pub type Row = Map<String, Value>;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Alexis {
    pub token: String,
    /// The rows of each resource by its path (`employee`, `cost-center`), oldest first. Fields that follow from other rows (current
    /// employment and compensation, age, first and last day) are not stored: a read computes them.
    pub rows: BTreeMap<String, Vec<Row>>,
    /// The number of ids given to new rows. No id is reused, even when its row is removed.
    #[serde(default)]
    pub ids_given: u64,
    #[serde(default)]
    pub transactions_given: u64,
}

impl Alexis {
    pub fn all(&self, resource: &str) -> &[Row] {
        self.rows.get(resource).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn all_mut(&mut self, resource: &str) -> &mut Vec<Row> {
        self.rows.entry(resource.to_owned()).or_default()
    }

    pub fn row(&self, resource: &str, id: &str) -> Option<&Row> {
        self.all(resource).iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
    }

    pub fn row_mut(&mut self, resource: &str, id: &str) -> Option<&mut Row> {
        self.all_mut(resource).iter_mut().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
    }

    pub fn employee_mut(&mut self, id: &str) -> Option<&mut Row> {
        self.row_mut("employee", id)
    }

    pub fn compensations_mut(&mut self, employee: &str) -> impl Iterator<Item = &mut Row> {
        let employee = employee.to_owned();
        self.all_mut("compensation").iter_mut().filter(move |row| row.get("employeeId").and_then(Value::as_str) == Some(&employee))
    }

    pub fn employments_mut(&mut self, employee: &str) -> impl Iterator<Item = &mut Row> {
        let employee = employee.to_owned();
        self.all_mut("employment").iter_mut().filter(move |row| row.get("employeeId").and_then(Value::as_str) == Some(&employee))
    }

    /// An id that no row has: the kind of row, and a number. The letter `f` keeps it apart from the sample company's ids.
    fn new_id(&mut self, kind: &str) -> String {
        self.ids_given += 1;
        format!("{kind}f{:019}", self.ids_given)
    }

    /// Removes an employee and all rows that belong to them.
    pub fn remove_employee(&mut self, id: &str) {
        for rows in self.rows.values_mut() {
            rows.retain(|row| row.get("employeeId").and_then(Value::as_str) != Some(id));
        }
        self.all_mut("employee").retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
    }
}

/// A day in the stored form.
fn at_midnight(day: NaiveDate) -> String {
    format!("{day}{}", wire::MIDNIGHT)
}

/// The day of a stored field.
fn day_of(row: &Row, field: &str) -> Option<NaiveDate> {
    row.get(field)?.as_str()?.get(..10)?.parse().ok()
}

/// Answers one request. The token is checked first.
pub(crate) fn answer(call: &Call, state: &mut State, switches: &AlexisSwitches, move_row: bool) -> Reply {
    if call.authorization.as_deref() != Some(&format!("Bearer {}", state.alexis.token)) {
        return refusal(401, None);
    }
    match switches.token {
        AlexisToken::Works | AlexisToken::ReadOnly => {}
        AlexisToken::OwnerLeft => return refusal(401, None),
        AlexisToken::NoAccess => return refusal(403, None),
    }
    let segments = call.segments();
    let resource = segments.first().and_then(|path| Resource::find(path));
    let (Some(resource), true) = (resource, call.path.starts_with("/v1/") && segments.len() <= 2) else {
        return refusals::unknown_path(call);
    };
    let properties = WritableProperties::of(resource.path).filter(|_| switches.token != AlexisToken::ReadOnly);
    match (call.method.as_str(), segments.get(1), properties) {
        ("GET", None, _) => lists::list(resource, call, state, switches, move_row),
        ("GET", Some(id), _) => lists::get(resource, id, call, state, switches),
        ("POST", None, Some(properties)) => writes::create(resource, properties, call, state, switches),
        ("PATCH", Some(id), Some(properties)) => writes::update(resource, properties, id, call, state, switches),
        ("POST", None, _) | ("PATCH" | "PUT" | "DELETE", Some(_), _) if resource.writable => refusal(403, None),
        _ => refusals::unknown_path(call),
    }
}
