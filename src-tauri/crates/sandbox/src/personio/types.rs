//! Types of compensations: listed, and made. Nothing changes or removes them.

use serde_json::{Value, json};

use super::{
    CompensationType, READ_COMPENSATIONS, SharedState, WRITE_COMPENSATIONS,
    body::{Body, invalid},
    compensation::{ONE_TIME, RECURRING},
    paging::{Asked, List},
    refusals::Refusal,
};
use crate::{exchange::Reply, switches::PersonioTypeNames};

const TYPES: List = List { parameters: &[], default: 100, most: 100, wrong_limit: "Limit value not allowed" };

pub(super) fn list(shared: &SharedState<'_>) -> Result<Reply, Refusal> {
    shared.demand(&[READ_COMPENSATIONS])?;
    let asked = Asked::read(shared.call, TYPES)?;
    let rows = shared.in_order(shared.personio.types.iter().collect());
    Ok(asked.page(shared.call, shared.switches.next_link, &rows, |known| shown(known)))
}

pub(super) fn post(shared: &mut SharedState<'_>) -> Result<Reply, Refusal> {
    shared.demand(&[if shared.switches.types_need_write { WRITE_COMPENSATIONS } else { READ_COMPENSATIONS }])?;
    let body = Body::read(shared.call, &["name", "category"])?;
    let (name, category) = (body.required_text("name")?, body.required_text("category")?);
    if ![ONE_TIME, RECURRING].contains(&category) || name.trim().is_empty() {
        return Err(invalid());
    }
    if shared.switches.longest_type_name.is_some_and(|longest| name.chars().count() > longest) {
        return Err(Refusal::bad_request("The name is too long"));
    }
    if let Some(there) = shared.personio.type_named(name) {
        match shared.switches.type_names {
            PersonioTypeNames::Allow => {}
            PersonioTypeNames::Refuse => {
                return Err(Refusal::new(409, "Conflict", "A compensation type with this name exists.", "common.conflict"));
            }
            PersonioTypeNames::Merge => return Ok(Reply::json(200, &made(there))),
        }
    }
    let id = shared.personio.add_type(name, category);
    let known = shared.personio.type_of(&id).ok_or_else(Refusal::no_such_id)?;
    Ok(Reply { effect: true, ..Reply::json(200, &made(known)) })
}

fn shown(known: &CompensationType) -> Value {
    json!({ "id": known.id, "name": known.name, "category": known.category })
}

fn made(known: &CompensationType) -> Value {
    json!({ "id": known.id, "name": known.name, "category": known.category, "_meta": { "links": {} } })
}
