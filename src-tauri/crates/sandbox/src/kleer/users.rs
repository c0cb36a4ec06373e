//! Reads and writes of users.

use serde_json::{Map, Value, json};

use super::{
    RequestContext, TECHNICAL,
    state::{Company, User},
    tables,
};
use crate::{
    exchange::Reply,
    switches::{KleerNewUserId, KleerSameEmail},
};

pub(super) const NO_USER: &str = "UserDoesNotExistException: Användaren finns inte";

pub(super) fn list(context: &RequestContext<'_>) -> Reply {
    if !context.switches.rights.may_read_users() {
        return context.refuse_missing_right();
    }
    let users: Vec<Value> = context.company.users.iter().map(|user| user_json(context, user)).collect();
    context.format.ok("users", tables::USERS, &json!({ "user": users }))
}

pub(super) fn me(context: &RequestContext<'_>) -> Reply {
    user_reply(context, context.company.user(context.token_user))
}

pub(super) fn get(context: &RequestContext<'_>, id: &str) -> Reply {
    let id = id.parse().ok();
    if !context.switches.rights.may_read_users() && id != Some(context.token_user) {
        return context.refuse_missing_right();
    }
    user_reply(context, id.and_then(|id| context.company.user(id)))
}

pub(super) fn by_foreign_id(context: &RequestContext<'_>, id: &str) -> Reply {
    if !context.switches.rights.may_read_users() {
        return context.refuse_missing_right();
    }
    // The path is percent-encoded, and parsing it as a query decodes it.
    let query = format!("id={}", id.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(query.as_bytes()).next().map(|(_, id)| id.into_owned());
    let findable = |user: &&User| user.foreign_id.is_some() && !context.switches.clear_foreign_id_in_reads;
    user_reply(context, context.company.users.iter().filter(findable).find(|user| user.foreign_id == decoded))
}

fn user_reply(context: &RequestContext<'_>, user: Option<&User>) -> Reply {
    match user {
        Some(user) => context.format.ok("user", tables::USER, &user_json(context, user)),
        None => context.format.refuse(500, NO_USER),
    }
}

fn user_json(context: &RequestContext<'_>, user: &User) -> Value {
    let mut shown = json!(user);
    if context.switches.clear_foreign_id_in_reads {
        shown["foreign-id"] = Value::Null;
    }
    shown
}

pub(super) fn create(context: &mut RequestContext<'_>) -> Reply {
    let format = context.format;
    if !context.switches.rights.may_write_users() {
        return context.refuse_missing_right();
    }
    let mut sent = match format.read(context.call, "user", tables::NEW_USER) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let id_fits = matches!(
        (sent.get("id").and_then(Value::as_i64), context.switches.new_user_id),
        (None, KleerNewUserId::Either | KleerNewUserId::Omitted) | (Some(0), KleerNewUserId::Either | KleerNewUserId::Zero)
    );
    if !id_fits {
        return format.refuse(500, TECHNICAL);
    }
    let email = sent.get("email").and_then(Value::as_str).unwrap_or_default();
    let exists = context.company.users.iter().any(|user| user.email.eq_ignore_ascii_case(email));
    if exists && context.switches.same_email == KleerSameEmail::Refuse {
        return format.refuse(500, "Det finns redan en användare med den e-postadressen");
    }
    let id = next_id(context.company);
    sent.insert("id".into(), json!(id));
    sent.remove("dimension-entry");
    match parse_user(sent) {
        Some(user) => context.company.users.push(user),
        None => return format.refuse(500, TECHNICAL),
    }
    format.write_reply("created", id)
}

pub(super) fn update(context: &mut RequestContext<'_>, id: &str) -> Reply {
    let format = context.format;
    if !context.switches.rights.may_write_users() {
        return context.refuse_missing_right();
    }
    let mut sent = match format.read(context.call, "user", tables::USER) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let clears = context.switches.user_update_clears;
    let Some(user) = id.parse().ok().and_then(|id| context.company.user_mut(id)) else {
        return format.refuse(500, NO_USER);
    };
    if sent.get("id").and_then(Value::as_i64) != Some(i64::from(user.id)) {
        return format.refuse(500, TECHNICAL);
    }
    sent.remove("dimension-entry");
    let stored = if clears { Map::new() } else { to_map(user) };
    let Some(mut updated) = parse_user(stored.into_iter().chain(sent).collect()) else { return format.refuse(500, TECHNICAL) };
    // Kleer documents this field as not writable.
    updated.dimension_entry = user.dimension_entry;
    *user = updated;
    let id = user.id;
    format.write_reply("saved", id)
}

fn parse_user(fields: Map<String, Value>) -> Option<User> {
    serde_json::from_value(Value::Object(fields)).ok()
}

fn to_map(user: &User) -> Map<String, Value> {
    match json!(user) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn next_id(company: &Company) -> i32 {
    company.users.iter().map(|user| user.id).max().unwrap_or(500) + 1
}
