//! Personio: tokens, persons, legal entities and compensations. Compensations can be read a month at a time and posted, but not
//! changed or removed.

mod auth;
mod body;
mod compensation;
mod compensations;
mod credential;
mod heavy_reads;
mod legal_entities;
mod limits;
mod new_compensation;
mod paging;
mod person;
mod persons;
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
pub(crate) use credential::RELEASABLE_FIELDS;
pub use credential::{Credential, READ_COMPENSATIONS, READ_LEGAL_ENTITIES, READ_PERSONS, Token, WRITE_COMPENSATIONS};
pub(crate) use heavy_reads::HeavyReads;
pub(crate) use person::employment_id;
pub use person::{Employment, Person};
use refusals::Refusal;
pub use state::{CustomAttribute, LegalEntity, Personio};

/// The answer with which a fault replaces the right one. With `status_only`, a 429 has neither a `Retry-After` header nor a body.
pub(crate) fn refusal(call: &Call, state: &State, status: u16, message: Option<&str>, status_only: bool) -> Reply {
    let now = state.personio.now(state.today);
    if call.is_login() {
        return auth::fault_reply(now, status, message);
    }
    let mut refusal = Refusal::of_status(status, status_only && message.is_none());
    if let Some(message) = message {
        refusal.detail = message.to_owned();
    }
    refusal.reply(now)
}

/// The answer to a heavy read while too many others are in progress.
pub(crate) fn too_many_reads(state: &State) -> Reply {
    Refusal::too_many_reads().reply(state.personio.now(state.today))
}

/// A request with a valid token.
struct RequestContext<'a> {
    call: &'a Call,
    personio: &'a mut Personio,
    switches: &'a PersonioSwitches,
    credential: Credential,
    scopes: BTreeSet<String>,
    today: NaiveDate,
    move_row: bool,
}

impl RequestContext<'_> {
    /// A missing right is a 403, but a missing right to persons is a 401.
    fn require_scopes(&self, scopes: &[&str]) -> Result<(), Refusal> {
        match scopes.iter().find(|scope| !self.scopes.contains(**scope)) {
            None => Ok(()),
            Some(&READ_PERSONS) => Err(Refusal::unauthorized()),
            Some(_) => Err(Refusal::forbidden()),
        }
    }

    /// Moves the first row to the end when the fault `MoveRow` hits the request.
    fn apply_move_row<R>(&self, mut rows: Vec<R>) -> Vec<R> {
        if self.move_row && !rows.is_empty() {
            rows.rotate_left(1);
        }
        rows
    }
}

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
        (method, path) if !is_known_endpoint(method, path) => {
            let has_other_method = ["GET", "POST"].iter().any(|method| is_known_endpoint(method, path));
            return Err(match switches.wrong_method {
                PersonioWrongMethod::MethodNotAllowed if has_other_method => {
                    Refusal::new(405, "Method not allowed", "The method is not allowed here.", "common.method_not_allowed")
                }
                _ => Refusal::unknown_path(&call.path),
            });
        }
        _ => {}
    }
    let (credential, scopes) = auth::credential_of(call, personio, now).ok_or_else(Refusal::unauthorized)?;
    let mut context = RequestContext { call, personio, switches, credential, scopes, today, move_row };
    limits::check(&mut context)?;
    match (call.method.as_str(), segments.as_slice()) {
        ("GET", ["persons"]) => persons::list(&context),
        ("GET", ["persons", id]) => persons::get(&context, id),
        ("GET", ["persons", id, "employments"]) => persons::employments(&context, id),
        ("GET", ["persons", id, "employments", employment]) => persons::employment(&context, id, employment),
        ("GET", ["legal-entities"]) => legal_entities::list(&context),
        ("GET", ["legal-entities", id]) => legal_entities::get(&context, id),
        ("GET", ["compensations"]) => compensations::list(&context),
        ("POST", ["compensations"]) => new_compensation::post(&mut context),
        ("GET", ["compensations", "types"]) => types::list(&context),
        ("POST", ["compensations", "types"]) => types::post(&mut context),
        _ => Err(Refusal::unknown_path(&call.path)),
    }
}

/// Whether the endpoint exists.
fn is_known_endpoint(method: &str, path: &[&str]) -> bool {
    match path {
        ["auth", "token" | "revoke"] | ["compensations"] | ["compensations", "types"] => {
            method == "POST" || method == "GET" && path.first() != Some(&"auth")
        }
        ["persons" | "legal-entities"] | ["persons" | "legal-entities", _] => method == "GET",
        ["persons", _, "employments"] | ["persons", _, "employments", _] => method == "GET",
        _ => false,
    }
}
