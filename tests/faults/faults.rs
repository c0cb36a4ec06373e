//! Every kind of fault, and what may be said of it.

use connectors::Service;
use sandbox::{FaultKind, VanishMoment};

use crate::table::Call;

/// How a fault meets a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// At the request itself.
    At(FaultKind),
    /// When the request is made, nobody listens any more.
    Refused,
}

/// Whether a fault that hits once is overcome without anybody being told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overcome {
    /// By trying again, or because it is none.
    Always,
    /// It may be, and may be not.
    Perhaps,
    /// Never.
    Never,
}

/// A kind of fault at a call.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// How it meets the request.
    pub way: Way,
    /// The codes that may be told of it.
    pub codes: Vec<&'static str>,
    /// Whether it is overcome when it hits once.
    pub overcome: Overcome,
}

/// Every kind of fault that can hit a call. `elsewhere` is another host, `words` what a refusal says.
pub fn kinds(call: &Call, elsewhere: &str, words: &str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = [
        ("400", status(400).message(words), "refused"),
        ("401", status(401), "wrong_credentials"),
        ("403", status(403), "missing_right"),
        ("404", status(404), "not_found"),
        ("409", status(409).message(words), "refused"),
        ("422", status(422).message(words), "refused"),
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
        ("redirect", FaultKind::Redirect { location: elsewhere.to_owned(), status: 302 }, "redirected"),
        ("redirect that keeps the method", FaultKind::Redirect { location: elsewhere.to_owned(), status: 307 }, "redirected"),
    ]
    .into_iter()
    .map(|(name, fault, code)| Kind::at(name, fault, code, call))
    .collect();
    if call.service == Service::Kleer {
        let java = |name, said: &str, code| Kind::at(name, status(500).message(said), code, call);
        kinds.push(java("500, no access", "se.pe.SingleAccessDeniedException: Otillåten access", "missing_right"));
        kinds.push(java("500, no event access", "EventAccessDeniedException: Otillåten åtkomst", "missing_right"));
        kinds.push(java("500, nobody there", "PayrollUserDoesNotExistException: 501", "not_found"));
        kinds.push(java("500, a technical fault", "Tekniskt fel", "service_down"));
        kinds.push(java("500, with words", words, "refused"));
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
        let mut kind = Self { name, way: Way::At(fault), codes: vec![code], overcome: overcome(name, call) };
        let writes_pay = call.service == Service::Personio && call.writes();
        match name {
            // A login with a wrong form is one with wrong credentials, in Personio's words.
            "400" if call.is_login() => kind.codes.push("wrong_credentials"),
            // A token that was given just now is good: it is a right that is missing.
            "401" if call.service == Service::Personio && !call.is_login() => kind.codes = vec!["missing_right", "writing_refused"],
            "403" if writes_pay => kind.codes.push("writing_refused"),
            // Between the broken connection and the next attempt nobody listens any more.
            "gone in the middle" | "gone after the effect" => kind.codes.push("unreachable"),
            // A connection from before is cut, a new one is refused.
            "refused" => kind.codes.push("connection_lost"),
            _ => {}
        }
        kind
    }

    /// Whether it is over only when the services come back, or the fault is taken away.
    pub fn lasts(&self) -> bool {
        matches!(self.way, Way::Refused | Way::At(FaultKind::Vanish { .. }))
    }
}

fn status(code: u16) -> FaultKind {
    FaultKind::status(code)
}

fn overcome(name: &str, call: &Call) -> Overcome {
    let repeated = !call.writes() && !call.is_login();
    match name {
        "slow" | "429" | "429 with Retry-After" => Overcome::Always,
        "502" | "503" | "503 with Retry-After" | "504" | "page with 502" | "silence" | "dropped" | "truncated" if repeated => {
            Overcome::Always
        }
        // Asked for a new token, and asked for smaller pages.
        "401" if call.service == Service::Personio && !call.is_login() => Overcome::Perhaps,
        "422" if call.name == "personio.compensations" => Overcome::Perhaps,
        // Not every account has the list, not everybody has the schedule.
        "404" | "500, nobody there" if is_optional(call) => Overcome::Perhaps,
        // Somebody is read once more before they are changed: that they are gone is an answer.
        "404" if call.name == "alexis.employee" => Overcome::Perhaps,
        // An update or a removal may be answered with anything that says nothing else.
        "empty" | "wrong type" | "truncated quietly" if call.writes() => Overcome::Perhaps,
        _ => Overcome::Never,
    }
}

/// Whether an account need not have what is asked for.
pub fn is_optional(call: &Call) -> bool {
    matches!(call.name, "alexis.compensations" | "alexis.work_weeks" | "alexis.children" | "kleer.schedule")
}

/// The field of an answer that gets another type, for each call one that it cannot do without.
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
