//! Types of compensations. They can be listed and created, but not changed or removed.

use serde_json::{Value, json};

use super::{
    CompensationType, READ_COMPENSATIONS, RequestContext, WRITE_COMPENSATIONS,
    body::{Body, invalid},
    compensation::{ONE_TIME, RECURRING},
    paging::{ListQuery, ListSpec},
    refusals::Refusal,
};
use crate::{exchange::Reply, switches::PersonioTypeNames};

const TYPES: ListSpec = ListSpec { parameters: &[], default_limit: 100, max_limit: 100, limit_error: "Limit value not allowed" };

pub(super) fn list(context: &RequestContext<'_>) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_COMPENSATIONS])?;
    let query = ListQuery::read(context.call, TYPES)?;
    let rows = context.apply_move_row(context.personio.types.iter().collect());
    Ok(query.page(context.call, context.switches.next_link, &rows, |compensation_type| type_json(compensation_type)))
}

pub(super) fn post(context: &mut RequestContext<'_>) -> Result<Reply, Refusal> {
    context.require_scopes(&[if context.switches.types_need_write { WRITE_COMPENSATIONS } else { READ_COMPENSATIONS }])?;
    let body = Body::read(context.call, &["name", "category"])?;
    let (name, category) = (body.required_text("name")?, body.required_text("category")?);
    if ![ONE_TIME, RECURRING].contains(&category) || name.trim().is_empty() {
        return Err(invalid());
    }
    if context.switches.longest_type_name.is_some_and(|longest| name.chars().count() > longest) {
        return Err(Refusal::bad_request("The name is too long"));
    }
    if let Some(existing) = context.personio.type_named(name) {
        match context.switches.type_names {
            PersonioTypeNames::Allow => {}
            PersonioTypeNames::Refuse => {
                return Err(Refusal::new(409, "Conflict", "A compensation type with this name exists.", "common.conflict"));
            }
            PersonioTypeNames::Merge => return Ok(Reply::json(200, &created_json(existing))),
        }
    }
    let id = context.personio.add_type(name, category);
    let compensation_type = context.personio.type_of(&id).ok_or_else(Refusal::unknown_id)?;
    Ok(Reply { effect: true, ..Reply::json(200, &created_json(compensation_type)) })
}

fn type_json(compensation_type: &CompensationType) -> Value {
    json!({ "id": compensation_type.id, "name": compensation_type.name, "category": compensation_type.category })
}

fn created_json(compensation_type: &CompensationType) -> Value {
    json!({ "id": compensation_type.id, "name": compensation_type.name, "category": compensation_type.category, "_meta": { "links": {} } })
}
