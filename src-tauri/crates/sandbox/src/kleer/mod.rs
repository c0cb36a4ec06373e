//! Kleer: companies with their users, payroll users, activities and events, in XML or JSON. PUT creates, POST updates.

mod activity;
mod event;
mod event_checks;
mod event_reads;
mod event_tables;
mod event_writes;
mod format;
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
pub use activity::{Activity, ActivityKind};
pub use event::{Event, EventStatus, LockedDay};
use format::Format;
pub use state::{Child, Company, Dimension, Entitlement, Kleer, Login, PayrollUser, Reference, Salary, Schedule, Token, User};
pub use working_hours::WorkingHours;

/// Kleer's error for a missing right.
const NO_RIGHT: &str = "SingleAccessDeniedException: Otillåten access";
/// Kleer's error without a reason.
const TECHNICAL: &str = "Tekniskt fel";

/// The error answer of a status, in the format of the request.
pub(crate) fn refusal(call: &Call, status: u16, message: Option<&str>) -> Reply {
    let default_message = match status {
        401 => "Ogiltig token",
        429 => "För många anrop",
        _ => TECHNICAL,
    };
    Format::of(call, true).refuse(status, message.unwrap_or(default_message))
}

/// A request to a company, with a valid token.
struct RequestContext<'a> {
    call: &'a Call,
    format: Format,
    company: &'a mut Company,
    /// The id of the token's user.
    token_user: i32,
    today: NaiveDate,
    switches: &'a KleerSwitches,
}

impl RequestContext<'_> {
    /// Whether the token's user may see and report this user's time.
    fn may_see(&self, user: i32) -> bool {
        self.switches.rights.report_time || user == self.token_user
    }

    fn refuse_missing_right(&self) -> Reply {
        let status = match self.switches.no_right {
            KleerNoRight::ServerError => 500,
            KleerNoRight::Forbidden => 403,
        };
        self.format.refuse(status, NO_RIGHT)
    }
}

pub(crate) fn answer(call: &Call, state: &mut State, switches: &KleerSwitches) -> Reply {
    let format = Format::of(call, switches.omit_empty_lists);
    let segments = call.segments();
    if call.is_login() {
        return login::login(call, format, &state.kleer, switches);
    }
    let State { today, kleer, .. } = state;
    let token = kleer.tokens.iter().find(|token| call.x_token.as_deref() == Some(&token.token));
    let Some(token) = token else { return format.refuse(401, "Ogiltig token") };
    let ["company", company, rest @ ..] = segments.as_slice() else { return format.refuse(404, "Hittades inte") };
    if company.parse() != Ok(token.company) {
        return format.refuse(401, "Ogiltig token");
    }
    let token_user = token.user;
    let Some(company) = kleer.companies.iter_mut().find(|company| company.id == token.company) else {
        return format.refuse(401, "Ogiltig token");
    };
    route(RequestContext { call, format, company, token_user, today: *today, switches }, rest)
}

fn route(mut context: RequestContext<'_>, path: &[&str]) -> Reply {
    let format = context.format;
    match (context.call.method.as_str(), path) {
        ("GET", ["user"]) => users::list(&context),
        ("PUT", ["user"]) => users::create(&mut context),
        ("GET", ["user", "me"]) => users::me(&context),
        ("GET", ["user", "foreign-id", id]) => users::by_foreign_id(&context, id),
        ("GET", ["user", id]) => users::get(&context, id),
        ("POST", ["user", id]) if *id != "me" => users::update(&mut context, id),
        ("GET", ["payroll", "user"]) => payroll_users::list(&context),
        ("GET", ["payroll", "user", id]) => payroll_users::get(&context, id),
        ("POST", ["payroll", "user", id]) => payroll_users::post(&mut context, id),
        ("PUT", ["payroll", "user", id]) => payroll_users::put(&mut context, id),
        ("GET", ["payroll", "user", id, "schedule", start, "to", end]) => reads::schedule(&context, id, start, end),
        ("GET", ["payroll", "user", id, "event", "from", from, "to", to]) => event_reads::payroll_events(&context, id, from, to),
        ("PUT", ["payroll", "user", id, "event"]) if context.switches.payroll_events_can_be_written => {
            event_writes::create_for_payroll(&mut context, id)
        }
        ("GET", ["activity"]) => reads::activities(&context),
        ("GET", ["activity", id]) => reads::activity(&context, id),
        ("GET", ["event"]) => event_reads::list(&context),
        ("PUT", ["event"]) => event_writes::create(&mut context),
        ("GET", ["event", "statuses"]) => event_reads::day_statuses(&context),
        ("GET", ["event", id]) if is_id(id) => event_reads::get(&context, id),
        ("POST", ["event", id]) if is_id(id) && context.switches.post_event == KleerPostEvent::Update => {
            event_writes::update(&mut context, id)
        }
        ("DELETE", ["event", id]) if is_id(id) => event_writes::delete(&mut context, id),
        (_, path) if is_known_path(path) => format.refuse(405, "Metoden stöds inte"),
        _ => format.refuse(404, "Hittades inte"),
    }
}

fn is_id(segment: &str) -> bool {
    segment.parse::<i32>().is_ok()
}

/// Whether the path exists for any verb.
fn is_known_path(path: &[&str]) -> bool {
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
