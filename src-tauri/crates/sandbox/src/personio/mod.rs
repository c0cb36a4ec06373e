//! Personio: tokens, persons, legal entities and compensations. Compensations can be read a month at a time and posted;
//! nothing of them can be changed or removed.

mod auth;
mod body;
mod compensation;
mod compensations;
mod credential;
mod legal_entities;
mod limits;
mod new_compensation;
mod paging;
mod person;
mod persons;
mod reads;
mod refusals;
mod state;
mod types;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::{PersonioSwitches, PersonioWrongMethod},
};
pub use compensation::{Compensation, CompensationType, Interval};
pub(crate) use credential::FIELDS;
pub use credential::{Credential, READ_COMPENSATIONS, READ_LEGAL_ENTITIES, READ_PERSONS, Token, WRITE_COMPENSATIONS};
pub(crate) use person::employment_id;
pub use person::{Employment, Person};
pub(crate) use reads::Reads;
use refusals::Refusal;
pub use state::{CustomAttribute, LegalEntity, Personio};

/// The answer that a fault gives in place of the right one. A bare 429 has neither a header nor a body.
pub(crate) fn refusal(call: &Call, state: &State, status: u16, message: Option<&str>, bare: bool) -> Reply {
    let now = state.personio.now(state.today);
    if call.is_login() {
        return auth::failure(now, status, message);
    }
    let mut refusal = Refusal::of_status(status, bare && message.is_none());
    if let Some(message) = message {
        refusal.detail = message.to_owned();
    }
    refusal.reply(now)
}

/// The answer to a heavy read while others are in progress.
pub(crate) fn too_many_reads(state: &State) -> Reply {
    Refusal::too_many_reads().reply(state.personio.now(state.today))
}

/// A request whose token was found good.
struct SharedState<'a> {
    call: &'a Call,
    personio: &'a mut Personio,
    switches: &'a PersonioSwitches,
    credential: Credential,
    scopes: BTreeSet<String>,
    today: NaiveDate,
    move_row: bool,
}

impl SharedState<'_> {
    /// A missing right is a 403, but for persons it is a 401.
    fn demand(&self, scopes: &[&str]) -> Result<(), Refusal> {
        match scopes.iter().find(|scope| !self.scopes.contains(**scope)) {
            None => Ok(()),
            Some(&READ_PERSONS) => Err(Refusal::unauthorized()),
            Some(_) => Err(Refusal::forbidden()),
        }
    }

    /// The rows of a list, in the order in which this request finds them.
    fn in_order<R>(&self, mut rows: Vec<R>) -> Vec<R> {
        if self.move_row && !rows.is_empty() {
            rows.rotate_left(1);
        }
        rows
    }
}

/// Answers one request.
pub(crate) fn answer(call: &Call, state: &mut State, switches: &PersonioSwitches, move_row: bool) -> Reply {
    let (today, now) = (state.today, state.personio.now(state.today));
    let mut reply = match route(call, &mut state.personio, switches, today, now, move_row) {
        Ok(reply) => reply,
        Err(refusal) => refusal.reply(now),
    };
    if switches.bucket_headers {
        reply.headers.extend(limits::headers(call, reply.status));
    }
    reply
}

fn route(
    call: &Call,
    personio: &mut Personio,
    switches: &PersonioSwitches,
    today: NaiveDate,
    now: NaiveDateTime,
    move_row: bool,
) -> Result<Reply, Refusal> {
    let segments: Vec<&str> = if call.path.starts_with("/v2/") { call.segments() } else { Vec::new() };
    match (call.method.as_str(), segments.as_slice()) {
        ("POST", ["auth", "token"]) => return Ok(auth::token(call, personio, now)),
        ("POST", ["auth", "revoke"]) => return Ok(auth::revoke(call, personio, now)),
        (method, path) if !is_known(method, path) => {
            let known = ["GET", "POST"].iter().any(|method| is_known(method, path));
            return Err(match switches.wrong_method {
                PersonioWrongMethod::MethodNotAllowed if known => {
                    Refusal::new(405, "Method not allowed", "The method is not allowed here.", "common.method_not_allowed")
                }
                _ => Refusal::no_such_path(&call.path),
            });
        }
        _ => {}
    }
    let (credential, scopes) = auth::known(call, personio, now).ok_or_else(Refusal::unauthorized)?;
    let mut shared = SharedState { call, personio, switches, credential, scopes, today, move_row };
    limits::count(&mut shared)?;
    match (call.method.as_str(), segments.as_slice()) {
        ("GET", ["persons"]) => persons::list(&shared),
        ("GET", ["persons", id]) => persons::one(&shared, id),
        ("GET", ["persons", id, "employments"]) => persons::employments(&shared, id),
        ("GET", ["persons", id, "employments", employment]) => persons::employment(&shared, id, employment),
        ("GET", ["legal-entities"]) => legal_entities::list(&shared),
        ("GET", ["legal-entities", id]) => legal_entities::one(&shared, id),
        ("GET", ["compensations"]) => compensations::list(&shared),
        ("POST", ["compensations"]) => new_compensation::post(&mut shared),
        ("GET", ["compensations", "types"]) => types::list(&shared),
        ("POST", ["compensations", "types"]) => types::post(&mut shared),
        _ => Err(Refusal::no_such_path(&call.path)),
    }
}

/// What there is beside the tokens.
fn is_known(method: &str, path: &[&str]) -> bool {
    match path {
        ["auth", "token" | "revoke"] | ["compensations"] | ["compensations", "types"] => {
            method == "POST" || method == "GET" && path.first() != Some(&"auth")
        }
        ["persons" | "legal-entities"] | ["persons" | "legal-entities", _] => method == "GET",
        ["persons", _, "employments"] | ["persons", _, "employments", _] => method == "GET",
        _ => false,
    }
}
