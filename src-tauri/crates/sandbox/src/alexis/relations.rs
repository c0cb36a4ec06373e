//! Side-loaded rows of relations. Each row comes once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Row,
    resources::{Join, Relation},
    row_view::RowView,
};
use crate::{state::State, switches::AlexisSwitches};

/// The side-loaded rows of these rows, by the relation's name.
pub(super) fn load(rows: &[Row], relations: &[&Relation], state: &State, switches: &AlexisSwitches) -> BTreeMap<&'static str, Vec<Row>> {
    relations.iter().map(|relation| (relation.name, related(rows, relation, state, switches))).collect()
}

fn related(rows: &[Row], relation: &Relation, state: &State, switches: &AlexisSwitches) -> Vec<Row> {
    let join = match relation.name {
        "compensation" if switches.whole_compensation_history => Join::Theirs("employeeId"),
        "employment" if switches.whole_employment_history => Join::Theirs("employeeId"),
        _ => relation.join,
    };
    let (our_field, their_field) = match join {
        Join::Ours(field) => (field, "id"),
        Join::Theirs(field) => ("id", field),
        Join::Nothing => return Vec::new(),
    };
    let wanted: BTreeSet<&str> = rows.iter().filter_map(|row| row.get(our_field).and_then(Value::as_str)).collect();
    let found = |row: &&Row| row.get(their_field).and_then(Value::as_str).is_some_and(|id| wanted.contains(id));
    let view = RowView::of_resource(&state.alexis, state.today, relation.target, switches);
    state.alexis.all(relation.target).iter().filter(found).map(|row| view.row(relation.target, row)).collect()
}
