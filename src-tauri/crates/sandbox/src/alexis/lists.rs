//! Reading a list or one row.

use std::borrow::Borrow;

use serde_json::{Value, json};

use super::{
    Row,
    current::Current,
    filters,
    query::{self, Query},
    refusals, relations,
    resources::Resource,
    wire,
};
use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::AlexisSwitches,
};

/// A page of a list.
pub(super) fn list(resource: &'static Resource, call: &Call, state: &State, switches: &AlexisSwitches, move_row: bool) -> Reply {
    let query = match query::read(&call.query, resource, true, switches) {
        Ok(query) => query,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let current = Current::of(&state.alexis, state.today, resource.path, switches);
    let limit = query.limit.unwrap_or(switches.default_limit).min(switches.max_limit.unwrap_or(usize::MAX));
    let shown = || state.alexis.all(resource.path).iter().filter(|row| current.is_shown(resource.path, row));
    let mut asked = query.conditions.iter().map(|condition| &condition.field).chain(query.sort.iter().map(|(field, _)| field));
    let (page, total) = if asked.all(|field| current.is_kept(resource.path, field)) {
        // Only the page itself is worked out: with thousands of people, that is what makes a page quick.
        let rows: Vec<&Row> = chosen(shown().collect(), &query, move_row);
        let page = rows.iter().skip(query.offset).take(limit).map(|row| current.row(resource.path, row)).collect();
        (page, rows.len())
    } else {
        let rows = chosen(shown().map(|row| current.row(resource.path, row)).collect(), &query, move_row);
        let total = rows.len();
        (rows.into_iter().skip(query.offset).take(limit).collect::<Vec<Row>>(), total)
    };
    let mut body = json!({ "status": "ok", "total": total, "count": page.len(), "offset": query.offset });
    if !query.relations.is_empty() {
        let loaded = relations::load(&page, &query.relations, state, switches);
        body["relations"] = loaded
            .into_iter()
            .map(|(name, rows)| (name.to_owned(), rows.into_iter().map(|row| wire::shown(row, switches)).collect::<Value>()))
            .collect::<serde_json::Map<_, _>>()
            .into();
    }
    body["data"] = page.into_iter().map(|row| wire::row(row, resource, query.select.as_deref(), switches)).collect();
    Reply::json(200, &body)
}

/// The rows that the conditions let through, in order.
fn chosen<R: Borrow<Row>>(mut rows: Vec<R>, query: &Query, move_row: bool) -> Vec<R> {
    rows.retain(|row| query.conditions.iter().all(|condition| condition.holds(row.borrow())));
    for (field, ascending) in query.sort.iter().rev() {
        rows.sort_by(|left, right| {
            let order = filters::order(left.borrow(), right.borrow(), field);
            if *ascending { order } else { order.reverse() }
        });
    }
    if move_row && !rows.is_empty() {
        rows.rotate_left(1);
    }
    rows
}

/// One row by its id.
pub(super) fn one(resource: &'static Resource, id: &str, call: &Call, state: &State, switches: &AlexisSwitches) -> Reply {
    let query = match query::read(&call.query, resource, false, switches) {
        Ok(query) => query,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let Some(row) = state.alexis.row(resource.path, id) else {
        return refusals::not_there(resource);
    };
    let current = Current::of_one(&state.alexis, state.today, row, switches);
    if !current.is_shown(resource.path, row) {
        return refusals::not_there(resource);
    }
    let row = current.row(resource.path, row);
    let mut body = json!({ "status": "ok" });
    if !query.relations.is_empty() {
        let loaded = relations::load(std::slice::from_ref(&row), &query.relations, state, switches);
        let shown = loaded.into_iter().map(|(name, rows)| {
            let mut rows = rows.into_iter().map(|row| wire::shown(row, switches));
            // A leave type has one code at most: alone it comes as an object.
            let value = if name == "leaveTypeCode" { rows.next().unwrap_or(json!({})) } else { rows.collect() };
            (name.to_owned(), value)
        });
        body["relations"] = shown.collect::<serde_json::Map<_, _>>().into();
    }
    body["data"] = wire::row(row, resource, query.select.as_deref(), switches);
    Reply::json(200, &body)
}
