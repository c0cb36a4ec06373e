//! Reads of a list or of one row.

use std::borrow::Borrow;

use serde_json::{Value, json};

use super::{
    Row, filters,
    query::{self, Query},
    refusals, relations,
    resources::Resource,
    row_view::RowView,
    wire,
};
use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::AlexisSwitches,
};

pub(super) fn list(resource: &'static Resource, call: &Call, state: &State, switches: &AlexisSwitches, move_row: bool) -> Reply {
    let query = match query::read(&call.query, resource, true, switches) {
        Ok(query) => query,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let view = RowView::of_resource(&state.alexis, state.today, resource.path, switches);
    let limit = query.limit.unwrap_or(switches.default_limit).min(switches.max_limit.unwrap_or(usize::MAX));
    let visible_rows = || state.alexis.all(resource.path).iter().filter(|row| view.is_visible(resource.path, row));
    let mut fields = query.conditions.iter().map(|condition| &condition.field).chain(query.sort.iter().map(|(field, _)| field));
    let (page, total) = if fields.all(|field| view.is_stored_value(resource.path, field)) {
        // Only the rows of the page are computed, which keeps a page quick with thousands of people.
        let rows: Vec<&Row> = filter_and_sort(visible_rows().collect(), &query, move_row);
        let page = rows.iter().skip(query.offset).take(limit).map(|row| view.row(resource.path, row)).collect();
        (page, rows.len())
    } else {
        let rows = filter_and_sort(visible_rows().map(|row| view.row(resource.path, row)).collect(), &query, move_row);
        let total = rows.len();
        (rows.into_iter().skip(query.offset).take(limit).collect::<Vec<Row>>(), total)
    };
    let mut body = json!({ "status": "ok", "total": total, "count": page.len(), "offset": query.offset });
    if !query.relations.is_empty() {
        let loaded = relations::load(&page, &query.relations, state, switches);
        body["relations"] = loaded
            .into_iter()
            .map(|(name, rows)| (name.to_owned(), rows.into_iter().map(|row| wire::render(row, switches)).collect::<Value>()))
            .collect::<serde_json::Map<_, _>>()
            .into();
    }
    body["data"] = page.into_iter().map(|row| wire::render_selected(row, resource, query.select.as_deref(), switches)).collect();
    Reply::json(200, &body)
}

fn filter_and_sort<R: Borrow<Row>>(mut rows: Vec<R>, query: &Query, move_row: bool) -> Vec<R> {
    rows.retain(|row| query.conditions.iter().all(|condition| condition.matches(row.borrow())));
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

pub(super) fn get(resource: &'static Resource, id: &str, call: &Call, state: &State, switches: &AlexisSwitches) -> Reply {
    let query = match query::read(&call.query, resource, false, switches) {
        Ok(query) => query,
        Err(reasons) => return refusals::bad_request(&reasons, switches),
    };
    let Some(row) = state.alexis.row(resource.path, id) else {
        return refusals::not_found(resource);
    };
    let view = RowView::of_row(&state.alexis, state.today, row, switches);
    if !view.is_visible(resource.path, row) {
        return refusals::not_found(resource);
    }
    let row = view.row(resource.path, row);
    let mut body = json!({ "status": "ok" });
    if !query.relations.is_empty() {
        let loaded = relations::load(std::slice::from_ref(&row), &query.relations, state, switches);
        let rendered = loaded.into_iter().map(|(name, rows)| {
            let mut rows = rows.into_iter().map(|row| wire::render(row, switches));
            // A leave type has at most one code. A single read shows it as an object, not as a list.
            let value = if name == "leaveTypeCode" { rows.next().unwrap_or(json!({})) } else { rows.collect() };
            (name.to_owned(), value)
        });
        body["relations"] = rendered.collect::<serde_json::Map<_, _>>().into();
    }
    body["data"] = wire::render_selected(row, resource, query.select.as_deref(), switches);
    Reply::json(200, &body)
}
