//! Reads of legal entities, newest first.

use serde_json::{Value, json};

use super::{
    LegalEntity, READ_LEGAL_ENTITIES, RequestContext,
    paging::{ListQuery, ListSpec},
    refusals::Refusal,
};
use crate::exchange::Reply;

const LEGAL_ENTITIES: ListSpec =
    ListSpec { parameters: &["id", "country"], default_limit: 20, max_limit: 100, limit_error: "Provided request parameters are invalid." };

pub(super) fn list(context: &RequestContext<'_>) -> Result<Reply, Refusal> {
    check_access(context)?;
    let query = ListQuery::read(context.call, LEGAL_ENTITIES)?;
    let is_wanted = |entity: &&LegalEntity| {
        query.any_of("id").is_none_or(|ids| ids.contains(&entity.id.as_str()))
            && query.any_of("country").is_none_or(|countries| countries.contains(&entity.country.as_str()))
    };
    let rows = context.apply_move_row(context.personio.legal_entities.iter().filter(is_wanted).collect());
    Ok(query.page(context.call, context.switches.next_link, &rows, |entity| entity_json(entity)))
}

pub(super) fn get(context: &RequestContext<'_>, id: &str) -> Result<Reply, Refusal> {
    check_access(context)?;
    let entity = context.personio.legal_entities.iter().find(|entity| entity.id == id);
    Ok(Reply::json(200, &entity_json(entity.ok_or_else(Refusal::unknown_entity)?)))
}

fn check_access(context: &RequestContext<'_>) -> Result<(), Refusal> {
    if context.switches.no_legal_entities {
        return Err(Refusal::no_legal_entities());
    }
    context.require_scopes(&[READ_LEGAL_ENTITIES])
}

fn entity_json(entity: &LegalEntity) -> Value {
    json!({
        "id": entity.id, "name": entity.name, "country": entity.country, "type": "LEGAL_ENTITY", "status": "ACTIVE",
        "is_main": entity.is_main, "valid_from": entity.valid_from,
    })
}
