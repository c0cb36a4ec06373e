//! Side-loaded rows, each once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Row,
    current::Current,
    resources::{Join, Relation},
};
use crate::{state::State, switches::AlexisSwitches};

/// The rows that the relations add to these rows, by relation.
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
    let current = Current::of(&state.alexis, state.today, relation.target, switches);
    state.alexis.all(relation.target).iter().filter(found).map(|row| current.row(relation.target, row)).collect()
}
