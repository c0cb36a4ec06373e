//! Users.

use serde_json::{Map, Value, json};

use super::{
    SharedState, TECHNICAL,
    state::{Company, User},
    tables,
};
use crate::{
    exchange::Reply,
    switches::{KleerNewUserId, KleerSameEmail},
};

pub(super) const NO_USER: &str = "UserDoesNotExistException: Användaren finns inte";

pub(super) fn list(shared: &SharedState<'_>) -> Reply {
    if !shared.switches.rights.may_read_users() {
        return shared.refuse_right();
    }
    let users: Vec<Value> = shared.company.users.iter().map(|user| shown(shared, user)).collect();
    shared.form.ok("users", tables::USERS, &json!({ "user": users }))
}

pub(super) fn me(shared: &SharedState<'_>) -> Reply {
    show(shared, shared.company.user(shared.me))
}

pub(super) fn one(shared: &SharedState<'_>, id: &str) -> Reply {
    let id = id.parse().ok();
    if !shared.switches.rights.may_read_users() && id != Some(shared.me) {
        return shared.refuse_right();
    }
    show(shared, id.and_then(|id| shared.company.user(id)))
}

pub(super) fn by_foreign_id(shared: &SharedState<'_>, id: &str) -> Reply {
    if !shared.switches.rights.may_read_users() {
        return shared.refuse_right();
    }
    // The path is percent-encoded; a query with this one name decodes it.
    let query = format!("id={}", id.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(query.as_bytes()).next().map(|(_, id)| id.into_owned());
    let findable = |user: &&User| user.foreign_id.is_some() && !shared.switches.clear_foreign_id_in_reads;
    show(shared, shared.company.users.iter().filter(findable).find(|user| user.foreign_id == decoded))
}

fn show(shared: &SharedState<'_>, user: Option<&User>) -> Reply {
    match user {
        Some(user) => shared.form.ok("user", tables::USER, &shown(shared, user)),
        None => shared.form.refuse(500, NO_USER),
    }
}

fn shown(shared: &SharedState<'_>, user: &User) -> Value {
    let mut shown = json!(user);
    if shared.switches.clear_foreign_id_in_reads {
        shown["foreign-id"] = Value::Null;
    }
    shown
}

pub(super) fn create(shared: &mut SharedState<'_>) -> Reply {
    let form = shared.form;
    if !shared.switches.rights.may_write_users() {
        return shared.refuse_right();
    }
    let mut sent = match form.read(shared.call, "user", tables::NEW_USER) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let id_fits = matches!(
        (sent.get("id").and_then(Value::as_i64), shared.switches.new_user_id),
        (None, KleerNewUserId::Either | KleerNewUserId::Omitted) | (Some(0), KleerNewUserId::Either | KleerNewUserId::Zero)
    );
    if !id_fits {
        return form.refuse(500, TECHNICAL);
    }
    let email = sent.get("email").and_then(Value::as_str).unwrap_or_default();
    let exists = shared.company.users.iter().any(|user| user.email.eq_ignore_ascii_case(email));
    if exists && shared.switches.same_email == KleerSameEmail::Refuse {
        return form.refuse(500, "Det finns redan en användare med den e-postadressen");
    }
    let id = next_id(shared.company);
    sent.insert("id".into(), json!(id));
    sent.remove("dimension-entry");
    match read(sent) {
        Some(user) => shared.company.users.push(user),
        None => return form.refuse(500, TECHNICAL),
    }
    form.done("created", id)
}

pub(super) fn update(shared: &mut SharedState<'_>, id: &str) -> Reply {
    let form = shared.form;
    if !shared.switches.rights.may_write_users() {
        return shared.refuse_right();
    }
    let mut sent = match form.read(shared.call, "user", tables::USER) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let clears = shared.switches.user_update_clears;
    let Some(user) = id.parse().ok().and_then(|id| shared.company.user_mut(id)) else {
        return form.refuse(500, NO_USER);
    };
    if sent.get("id").and_then(Value::as_i64) != Some(i64::from(user.id)) {
        return form.refuse(500, TECHNICAL);
    }
    sent.remove("dimension-entry");
    let kept = if clears { Map::new() } else { to_map(user) };
    let Some(mut updated) = read(kept.into_iter().chain(sent).collect()) else { return form.refuse(500, TECHNICAL) };
    // Kleer calls it not writable.
    updated.dimension_entry = user.dimension_entry;
    *user = updated;
    let id = user.id;
    form.done("saved", id)
}

fn read(fields: Map<String, Value>) -> Option<User> {
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
