//! The kinds of faults, and the failures that the app may report for each.

use connectors::Service;
use sandbox::{FaultKind, VanishMoment};

use crate::table::Call;

/// How a fault hits a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// The fault hits the request itself.
    At(FaultKind),
    /// No service listens when the request is sent.
    Refused,
}

/// Whether the app recovers from a fault that hits once, without a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// A repetition succeeds, or the fault is none.
    Always,
    /// The app may recover or fail.
    Perhaps,
    Never,
}

/// A kind of fault at a call.
#[derive(Debug, Clone)]
pub struct Kind {
    pub name: &'static str,
    pub way: Way,
    /// The codes that a failure may have.
    pub codes: Vec<&'static str>,
    pub recovery: Recovery,
}

/// The kinds of faults that can hit a call. `other_host` is the target of redirects, `message` the text of a refusal.
pub fn kinds(call: &Call, other_host: &str, message: &str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = [
        ("400", status(400).message(message), "refused"),
        ("401", status(401), "wrong_credentials"),
        ("403", status(403), "missing_right"),
        ("404", status(404), "not_found"),
        ("409", status(409).message(message), "refused"),
        ("422", status(422).message(message), "refused"),
        ("429", status(429), "too_many_requests"),
        ("429 with Retry-After", status(429).retry_after("30"), "too_many_requests"),
        ("500", status(500), "service_down"),
        ("502", status(502), "service_down"),
        ("503", status(503), "service_down"),
        ("503 with Retry-After", status(503).retry_after("30"), "service_down"),
        ("504", status(504), "service_down"),
        ("silence", FaultKind::Silence { after_effect: false }, "timed_out"),
        ("dropped", FaultKind::Drop { after_effect: false }, "connection_lost"),
        ("slow", FaultKind::Slow { milliseconds: 20 }, ""),
        ("truncated", FaultKind::Truncate { bytes: None, quietly: false }, "connection_lost"),
        ("truncated quietly", FaultKind::Truncate { bytes: None, quietly: true }, "not_understood"),
        ("empty", FaultKind::Truncate { bytes: Some(0), quietly: true }, "not_understood"),
        ("wrong type", FaultKind::WrongType { field: field(call).to_owned(), value: None }, "not_understood"),
        ("page", FaultKind::Html { status: 200, after_effect: false }, "not_understood"),
        ("page with 502", FaultKind::Html { status: 502, after_effect: false }, "service_down"),
        ("redirect", FaultKind::Redirect { location: other_host.to_owned(), status: 302 }, "redirected"),
        ("redirect that keeps the method", FaultKind::Redirect { location: other_host.to_owned(), status: 307 }, "redirected"),
    ]
    .into_iter()
    .map(|(name, fault, code)| Kind::at(name, fault, code, call))
    .collect();
    if call.service == Service::Kleer {
        let java = |name, message: &str, code| Kind::at(name, status(500).message(message), code, call);
        kinds.push(java("500, no access", "se.pe.SingleAccessDeniedException: Otillåten access", "missing_right"));
        kinds.push(java("500, no event access", "EventAccessDeniedException: Otillåten åtkomst", "missing_right"));
        kinds.push(java("500, nobody there", "PayrollUserDoesNotExistException: 501", "not_found"));
        kinds.push(java("500, a technical fault", "Tekniskt fel", "service_down"));
        kinds.push(java("500, with words", message, "refused"));
    }
    if call.writes() {
        let after = |name, fault, code| Kind::at(name, fault, code, call);
        kinds.push(after("500 after the effect", status(500).after_effect(), "service_down"));
        kinds.push(after("503 after the effect", status(503).after_effect(), "service_down"));
        kinds.push(after("504 after the effect", status(504).after_effect(), "service_down"));
        kinds.push(after("silence after the effect", FaultKind::Silence { after_effect: true }, "timed_out"));
        kinds.push(after("dropped after the effect", FaultKind::Drop { after_effect: true }, "connection_lost"));
        kinds.push(after("page after the effect", FaultKind::Html { status: 200, after_effect: true }, "not_understood"));
        kinds.push(after("gone after the effect", FaultKind::Vanish { moment: VanishMoment::AfterEffect }, "connection_lost"));
    }
    kinds.push(Kind::at("gone in the middle", FaultKind::Vanish { moment: VanishMoment::BeforeEffect }, "connection_lost", call));
    let refused = Kind::at("refused", FaultKind::Vanish { moment: VanishMoment::Answered }, "unreachable", call);
    kinds.push(Kind { way: Way::Refused, ..refused });
    kinds
}

impl Kind {
    fn at(name: &'static str, fault: FaultKind, code: &'static str, call: &Call) -> Self {
        let mut kind = Self { name, way: Way::At(fault), codes: vec![code], recovery: recovery(name, call) };
        let writes_pay = call.service == Service::Personio && call.writes();
        match name {
            // A log-in with a wrong form is a log-in with wrong credentials in Personio's text.
            "400" if call.is_login() => kind.codes.push("wrong_credentials"),
            // A new token is valid, so a right is missing.
            "401" if call.service == Service::Personio && !call.is_login() => kind.codes = vec!["missing_right", "writing_refused"],
            "403" if writes_pay => kind.codes.push("writing_refused"),
            // After the broken connection no service listens for the next attempt.
            "gone in the middle" | "gone after the effect" => kind.codes.push("unreachable"),
            // An open connection is cut; a new one is refused.
            "refused" => kind.codes.push("connection_lost"),
            _ => {}
        }
        kind
    }

    /// Whether the fault lasts until the services come back or the fault is removed.
    pub fn lasts(&self) -> bool {
        matches!(self.way, Way::Refused | Way::At(FaultKind::Vanish { .. }))
    }
}

fn status(code: u16) -> FaultKind {
    FaultKind::status(code)
}

fn recovery(name: &str, call: &Call) -> Recovery {
    let repeated = !call.writes() && !call.is_login();
    match name {
        "slow" | "429" | "429 with Retry-After" => Recovery::Always,
        "502" | "503" | "503 with Retry-After" | "504" | "page with 502" | "silence" | "dropped" | "truncated" if repeated => {
            Recovery::Always
        }
        // The client gets a new token, or reads smaller pages.
        "401" if call.service == Service::Personio && !call.is_login() => Recovery::Perhaps,
        "422" if call.name == "personio.compensations" => Recovery::Perhaps,
        // Some accounts lack the list, and some people lack the schedule.
        "404" | "500, nobody there" if is_optional(call) => Recovery::Perhaps,
        // A person is read once more before they are changed. A missing person is a valid answer.
        "404" if call.name == "alexis.employee" => Recovery::Perhaps,
        // An update or a removal accepts any answer that contains no error.
        "empty" | "wrong type" | "truncated quietly" if call.writes() => Recovery::Perhaps,
        _ => Recovery::Never,
    }
}

/// Whether an account may lack the requested resource.
pub fn is_optional(call: &Call) -> bool {
    matches!(call.name, "alexis.compensations" | "alexis.work_weeks" | "alexis.children" | "kleer.schedule")
}

/// A required field of each call's answer, whose type the fault changes.
fn field(call: &Call) -> &'static str {
    match call.name {
        "alexis.leave_transactions" => "total",
        "alexis.leave_types" => "count",
        "kleer.users" => "active",
        "kleer.payroll_users" => "user",
        "kleer.events" => "date",
        "kleer.day_statuses" => "event-date",
        "kleer.schedule" => "actual-hours",
        "personio.token" => "access_token",
        "personio.compensations" => "value",
        _ => "id",
    }
}
