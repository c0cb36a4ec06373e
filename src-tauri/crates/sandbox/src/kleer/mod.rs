//! Kleer: companies with their users, payroll users and activities, in XML or JSON. PUT creates, POST updates.

mod activity;
mod event;
mod event_checks;
mod event_reads;
mod event_tables;
mod event_writes;
mod form;
mod json;
mod login;
mod payroll_users;
mod reads;
mod salary;
mod schema;
mod state;
mod tables;
mod users;
mod values;
mod working_hours;
mod xml;

use chrono::NaiveDate;

use crate::{
    exchange::{Call, Reply},
    state::State,
    switches::{KleerNoRight, KleerPostEvent, KleerSwitches},
};
pub use activity::{Activity, Kind};
pub use event::{Event, EventStatus, LockedDay};
use form::Form;
pub use state::{Child, Company, Dimension, Entitlement, Kleer, Login, PayrollUser, Reference, Salary, Schedule, Token, User};
pub use working_hours::WorkingHours;

/// What Kleer says when a right is missing.
const NO_RIGHT: &str = "SingleAccessDeniedException: Otillåten access";
/// What Kleer says when it does not say what is wrong.
const TECHNICAL: &str = "Tekniskt fel";

/// The error body of a status, in the form that the request asks for.
pub(crate) fn refusal(call: &Call, status: u16, message: Option<&str>) -> Reply {
    let known = match status {
        401 => "Ogiltig token",
        429 => "För många anrop",
        _ => TECHNICAL,
    };
    Form::of(call, true).refuse(status, message.unwrap_or(known))
}

/// A request inside a company, its token found good.
struct SharedState<'a> {
    call: &'a Call,
    form: Form,
    company: &'a mut Company,
    /// The token's user.
    me: i32,
    today: NaiveDate,
    switches: &'a KleerSwitches,
}

impl SharedState<'_> {
    /// Whether the token's user sees and reports somebody's time.
    fn may_see(&self, user: i32) -> bool {
        self.switches.rights.report_time || user == self.me
    }

    /// A right is missing.
    fn refuse_right(&self) -> Reply {
        let status = match self.switches.no_right {
            KleerNoRight::ServerError => 500,
            KleerNoRight::Forbidden => 403,
        };
        self.form.refuse(status, NO_RIGHT)
    }
}

/// Answers one request.
pub(crate) fn answer(call: &Call, state: &mut State, switches: &KleerSwitches) -> Reply {
    let form = Form::of(call, switches.omit_empty_lists);
    let segments = call.segments();
    if call.is_login() {
        return login::login(call, form, &state.kleer, switches);
    }
    let State { today, kleer, .. } = state;
    let token = kleer.tokens.iter().find(|token| call.x_token.as_deref() == Some(&token.token));
    let Some(token) = token else { return form.refuse(401, "Ogiltig token") };
    let ["company", company, rest @ ..] = segments.as_slice() else { return form.refuse(404, "Hittades inte") };
    if company.parse() != Ok(token.company) {
        return form.refuse(401, "Ogiltig token");
    }
    let me = token.user;
    let Some(company) = kleer.companies.iter_mut().find(|known| known.id == token.company) else {
        return form.refuse(401, "Ogiltig token");
    };
    route(SharedState { call, form, company, me, today: *today, switches }, rest)
}

fn route(mut shared: SharedState<'_>, path: &[&str]) -> Reply {
    let form = shared.form;
    match (shared.call.method.as_str(), path) {
        ("GET", ["user"]) => users::list(&shared),
        ("PUT", ["user"]) => users::create(&mut shared),
        ("GET", ["user", "me"]) => users::me(&shared),
        ("GET", ["user", "foreign-id", id]) => users::by_foreign_id(&shared, id),
        ("GET", ["user", id]) => users::one(&shared, id),
        ("POST", ["user", id]) if *id != "me" => users::update(&mut shared, id),
        ("GET", ["payroll", "user"]) => payroll_users::list(&shared),
        ("GET", ["payroll", "user", id]) => payroll_users::one(&shared, id),
        ("POST", ["payroll", "user", id]) => payroll_users::post(&mut shared, id),
        ("PUT", ["payroll", "user", id]) => payroll_users::put(&mut shared, id),
        ("GET", ["payroll", "user", id, "schedule", start, "to", end]) => reads::schedule(&shared, id, start, end),
        ("GET", ["payroll", "user", id, "event", "from", from, "to", to]) => event_reads::payroll_events(&shared, id, from, to),
        ("PUT", ["payroll", "user", id, "event"]) if shared.switches.payroll_events_can_be_written => {
            event_writes::create_for_payroll(&mut shared, id)
        }
        ("GET", ["activity"]) => reads::activities(&shared),
        ("GET", ["activity", id]) => reads::activity(&shared, id),
        ("GET", ["event"]) => event_reads::list(&shared),
        ("PUT", ["event"]) => event_writes::create(&mut shared),
        ("GET", ["event", "statuses"]) => event_reads::day_statuses(&shared),
        ("GET", ["event", id]) if is_id(id) => event_reads::one(&shared, id),
        ("POST", ["event", id]) if is_id(id) && shared.switches.post_event == KleerPostEvent::Update => {
            event_writes::update(&mut shared, id)
        }
        ("DELETE", ["event", id]) if is_id(id) => event_writes::delete(&mut shared, id),
        (_, known) if is_known(known) => form.refuse(405, "Metoden stöds inte"),
        _ => form.refuse(404, "Hittades inte"),
    }
}

fn is_id(segment: &str) -> bool {
    segment.parse::<i32>().is_ok()
}

/// A path that exists, whatever the verb.
fn is_known(path: &[&str]) -> bool {
    matches!(
        path,
        ["user" | "activity" | "event"]
            | ["user" | "activity" | "event", _]
            | ["user", "foreign-id", _]
            | ["payroll", "user"]
            | ["payroll", "user", _]
            | ["payroll", "user", _, "schedule", _, "to", _]
            | ["payroll", "user", _, "event", "from", _, "to", _]
    )
}
