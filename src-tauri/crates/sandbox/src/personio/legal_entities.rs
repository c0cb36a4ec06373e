//! Legal entities, newest first.

use serde_json::{Value, json};

use super::{
    LegalEntity, READ_LEGAL_ENTITIES, SharedState,
    paging::{Asked, List},
    refusals::Refusal,
};
use crate::exchange::Reply;

const LEGAL_ENTITIES: List =
    List { parameters: &["id", "country"], default: 20, most: 100, wrong_limit: "Provided request parameters are invalid." };

pub(super) fn list(shared: &SharedState<'_>) -> Result<Reply, Refusal> {
    demand(shared)?;
    let asked = Asked::read(shared.call, LEGAL_ENTITIES)?;
    let fits = |entity: &&LegalEntity| {
        asked.any_of("id").is_none_or(|ids| ids.contains(&entity.id.as_str()))
            && asked.any_of("country").is_none_or(|countries| countries.contains(&entity.country.as_str()))
    };
    let rows = shared.in_order(shared.personio.legal_entities.iter().filter(fits).collect());
    Ok(asked.page(shared.call, shared.switches.next_link, &rows, |entity| shown(entity)))
}

pub(super) fn one(shared: &SharedState<'_>, id: &str) -> Result<Reply, Refusal> {
    demand(shared)?;
    let entity = shared.personio.legal_entities.iter().find(|entity| entity.id == id);
    Ok(Reply::json(200, &shown(entity.ok_or_else(Refusal::no_such_entity)?)))
}

fn demand(shared: &SharedState<'_>) -> Result<(), Refusal> {
    if shared.switches.no_legal_entities {
        return Err(Refusal::no_legal_entities());
    }
    shared.demand(&[READ_LEGAL_ENTITIES])
}

fn shown(entity: &LegalEntity) -> Value {
    json!({
        "id": entity.id, "name": entity.name, "country": entity.country, "type": "LEGAL_ENTITY", "status": "ACTIVE",
        "is_main": entity.is_main, "valid_from": entity.valid_from,
    })
}
