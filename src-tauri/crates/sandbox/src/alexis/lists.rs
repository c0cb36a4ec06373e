//! Reading a list or one row.

use serde_json::{Value, json};

use super::{Row, current, filters, query, refusals, relations, resources::Resource, wire};
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
    let mut rows = current::rows(&state.alexis, resource.path, state.today);
    rows.retain(|row| query.conditions.iter().all(|condition| condition.holds(row)));
    for (field, ascending) in query.sort.iter().rev() {
        rows.sort_by(|left, right| {
            let order = filters::order(left, right, field);
            if *ascending { order } else { order.reverse() }
        });
    }
    if move_row && !rows.is_empty() {
        rows.rotate_left(1);
    }
    let total = rows.len();
    let limit = query.limit.unwrap_or(switches.default_limit).min(switches.max_limit.unwrap_or(usize::MAX));
    let page: Vec<Row> = rows.into_iter().skip(query.offset).take(limit).collect();
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

/// One row by its id.
pub(super) fn one(resource: &'static Resource, id: &str, call: &Call, state: &State, switches: &AlexisSwitches) -> Reply {
    let query = match query::read(&call.query, resource, false, switches) {
        Ok(query) => query,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let rows = current::rows(&state.alexis, resource.path, state.today);
    let Some(row) = rows.into_iter().find(|row| row.get("id").and_then(Value::as_str) == Some(id)) else {
        return refusals::refusal(404, Some(&format!("{} not found", resource.title)));
    };
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
