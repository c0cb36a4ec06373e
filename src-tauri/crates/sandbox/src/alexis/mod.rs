//! Alexis HR: lists and single rows in JSON, with side-loaded relations; employees, employments and compensations can be written.

mod current;
mod filters;
mod leave;
mod lists;
mod query;
mod refusals;
mod relations;
mod resources;
mod served;
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
pub use work_weeks::Whose;
use writes::Bodies;

/// A row of a resource, as it is on the wire.
pub type Row = Map<String, Value>;

/// An account at Alexis HR.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Alexis {
    /// The access token.
    pub token: String,
    /// The rows of each resource by its path (`employee`, `cost-center`), in the order they were made. What follows from
    /// other rows (current employment and compensation, age, first and last day) is not kept here: a read works it out.
    pub rows: BTreeMap<String, Vec<Row>>,
    /// How many ids were given to new rows. No id is given twice, also when its row is gone.
    #[serde(default)]
    pub ids_given: u64,
    /// The same for the ids of leave transactions.
    #[serde(default)]
    pub transactions_given: u64,
}

impl Alexis {
    /// The rows of a resource.
    pub fn all(&self, resource: &str) -> &[Row] {
        self.rows.get(resource).map(Vec::as_slice).unwrap_or_default()
    }

    /// The rows of a resource, to be changed.
    pub fn all_mut(&mut self, resource: &str) -> &mut Vec<Row> {
        self.rows.entry(resource.to_owned()).or_default()
    }

    /// One row.
    pub fn row(&self, resource: &str, id: &str) -> Option<&Row> {
        self.all(resource).iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, resource: &str, id: &str) -> Option<&mut Row> {
        self.all_mut(resource).iter_mut().find(|row| row.get("id").and_then(Value::as_str) == Some(id))
    }

    /// One employee, to be changed.
    pub fn employee_mut(&mut self, id: &str) -> Option<&mut Row> {
        self.row_mut("employee", id)
    }

    /// The compensations of one employee, to be changed.
    pub fn compensations_mut(&mut self, employee: &str) -> impl Iterator<Item = &mut Row> {
        let employee = employee.to_owned();
        self.all_mut("compensation").iter_mut().filter(move |row| row.get("employeeId").and_then(Value::as_str) == Some(&employee))
    }

    /// The employments of one employee, to be changed.
    pub fn employments_mut(&mut self, employee: &str) -> impl Iterator<Item = &mut Row> {
        let employee = employee.to_owned();
        self.all_mut("employment").iter_mut().filter(move |row| row.get("employeeId").and_then(Value::as_str) == Some(&employee))
    }

    /// An id that no row has: the kind of row, and a number. The letter keeps it apart from the sample company's.
    fn new_id(&mut self, kind: &str) -> String {
        self.ids_given += 1;
        format!("{kind}f{:019}", self.ids_given)
    }

    /// Removes an employee and all that hangs on it.
    pub fn remove_employee(&mut self, id: &str) {
        for rows in self.rows.values_mut() {
            rows.retain(|row| row.get("employeeId").and_then(Value::as_str) != Some(id));
        }
        self.all_mut("employee").retain(|row| row.get("id").and_then(Value::as_str) != Some(id));
    }
}

/// A day as it is kept.
fn at_midnight(day: NaiveDate) -> String {
    format!("{day}{}", wire::MIDNIGHT)
}

/// The day in a kept field.
fn day_of(row: &Row, field: &str) -> Option<NaiveDate> {
    row.get(field)?.as_str()?.get(..10)?.parse().ok()
}

/// Answers one request. The token is looked at before anything else.
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
    let known = segments.first().and_then(|path| Resource::find(path));
    let (Some(resource), true) = (known, call.path.starts_with("/v1/") && segments.len() <= 2) else {
        return refusals::no_such_path(call);
    };
    let bodies = Bodies::of(resource.path).filter(|_| switches.token != AlexisToken::ReadOnly);
    match (call.method.as_str(), segments.get(1), bodies) {
        ("GET", None, _) => lists::list(resource, call, state, switches, move_row),
        ("GET", Some(id), _) => lists::one(resource, id, call, state, switches),
        ("POST", None, Some(bodies)) => writes::create(resource, bodies, call, state, switches),
        ("PATCH", Some(id), Some(bodies)) => writes::update(resource, bodies, id, call, state, switches),
        ("POST", None, _) | ("PATCH" | "PUT" | "DELETE", Some(_), _) if resource.writable => refusal(403, None),
        _ => refusals::no_such_path(call),
    }
}
