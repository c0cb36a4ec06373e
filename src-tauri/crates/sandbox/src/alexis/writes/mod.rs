//! Creating and changing employees, employments and compensations.

mod body;
mod codes;
mod moments;
mod properties;
mod rows;
mod twice;

use serde_json::{Value, json};

use super::{Row, current::Current, refusals, resources::Resource, wire};
use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::AlexisSwitches,
};
use body::Against;
pub(super) use properties::Bodies;

/// POST: a new row.
pub(super) fn create(resource: &'static Resource, bodies: &Bodies, call: &Call, state: &mut State, switches: &AlexisSwitches) -> Reply {
    let against = Against { alexis: &state.alexis, switches, employee: None };
    let sent = match body::read(call, &bodies.create(), &against) {
        Ok(sent) => sent,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let mut reasons = twice::reasons(resource, None, &sent, &state.alexis, switches);
    if resource.path == "employee" {
        let lacks = switches.create_demands.iter().filter(|field| !sent.contains_key(*field));
        reasons.extend(lacks.map(|field| format!("{field} should not be empty")));
    }
    if !reasons.is_empty() {
        return refusals::bad_request(&reasons, switches);
    }
    let row = rows::new(resource, sent, state);
    state.alexis.all_mut(resource.path).push(row.clone());
    done(201, resource, &row, state, switches)
}

/// PATCH: only what is sent is changed.
pub(super) fn update(
    resource: &'static Resource,
    bodies: &Bodies,
    id: &str,
    call: &Call,
    state: &mut State,
    switches: &AlexisSwitches,
) -> Reply {
    let Some(mut row) = state.alexis.row(resource.path, id).cloned() else {
        return refusals::not_there(resource);
    };
    let against = Against { alexis: &state.alexis, switches, employee: row.get("employeeId").and_then(Value::as_str) };
    let sent = match body::read(call, &bodies.update(), &against) {
        Ok(sent) => sent,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let reasons = twice::reasons(resource, Some(id), &sent, &state.alexis, switches);
    if !reasons.is_empty() {
        return refusals::bad_request(&reasons, switches);
    }
    rows::change(resource, &mut row, sent, state.today, switches);
    if let Some(kept) = state.alexis.row_mut(resource.path, id) {
        *kept = row.clone();
    }
    done(200, resource, &row, state, switches)
}

/// The whole row, as a read would give it.
fn done(status: u16, resource: &Resource, row: &Row, state: &State, switches: &AlexisSwitches) -> Reply {
    let row = Current::of_one(&state.alexis, state.today, row, switches).row(resource.path, row);
    let body = json!({ "status": "ok", "data": wire::row(row, resource, None, switches) });
    Reply { effect: true, ..Reply::json(status, &body) }
}
