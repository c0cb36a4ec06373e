//! Writes of employees, employments and compensations.

mod body;
mod codes;
mod properties;
mod rows;
mod timestamps;
mod unique_fields;

use serde_json::{Value, json};

use super::{Row, refusals, resources::Resource, row_view::RowView, wire};
use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::AlexisSwitches,
};
use body::BodyChecker;
pub(super) use properties::WritableProperties;

/// POST: creates a row.
pub(super) fn create(
    resource: &'static Resource,
    properties: &WritableProperties,
    call: &Call,
    state: &mut State,
    switches: &AlexisSwitches,
) -> Reply {
    let checker = BodyChecker { alexis: &state.alexis, switches, employee: None };
    let sent = match body::read(call, &properties.create(), &checker) {
        Ok(sent) => sent,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let mut reasons = unique_fields::violations(resource, None, &sent, &state.alexis, switches);
    if resource.path == "employee" {
        let missing = switches.create_demands.iter().filter(|field| !sent.contains_key(*field));
        reasons.extend(missing.map(|field| format!("{field} should not be empty")));
    }
    if !reasons.is_empty() {
        return refusals::bad_request(&reasons, switches);
    }
    let row = rows::create(resource, sent, state);
    state.alexis.all_mut(resource.path).push(row.clone());
    success(201, resource, &row, state, switches)
}

/// PATCH: changes only the fields that are sent.
pub(super) fn update(
    resource: &'static Resource,
    properties: &WritableProperties,
    id: &str,
    call: &Call,
    state: &mut State,
    switches: &AlexisSwitches,
) -> Reply {
    let Some(mut row) = state.alexis.row(resource.path, id).cloned() else {
        return refusals::not_found(resource);
    };
    let checker = BodyChecker { alexis: &state.alexis, switches, employee: row.get("employeeId").and_then(Value::as_str) };
    let sent = match body::read(call, &properties.update(), &checker) {
        Ok(sent) => sent,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let reasons = unique_fields::violations(resource, Some(id), &sent, &state.alexis, switches);
    if !reasons.is_empty() {
        return refusals::bad_request(&reasons, switches);
    }
    rows::update(resource, &mut row, sent, state.today, switches);
    if let Some(stored) = state.alexis.row_mut(resource.path, id) {
        *stored = row.clone();
    }
    success(200, resource, &row, state, switches)
}

/// The answer holds the whole row as a read shows it.
fn success(status: u16, resource: &Resource, row: &Row, state: &State, switches: &AlexisSwitches) -> Reply {
    let row = RowView::of_row(&state.alexis, state.today, row, switches).row(resource.path, row);
    let body = json!({ "status": "ok", "data": wire::render_selected(row, resource, None, switches) });
    Reply { effect: true, ..Reply::json(status, &body) }
}
