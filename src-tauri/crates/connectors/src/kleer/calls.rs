//! The table of all calls to Kleer: method, path, body, answer and evidence.
//!
//! Kleer's reference is not public. No other program is known to make the calls that are marked unproven. Where another form of such a
//! call is as likely, a switch selects it.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

pub use crate::call::{CallProof, Method, Proof};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    pub method: Method,
    /// The path below the base address, with the placeholders `{company}`, `{user}`, `{event}`, `{from}` and `{to}`.
    pub path: &'static str,
    /// The root element of the body.
    pub body: Option<&'static str>,
    /// The root elements that an answer may have.
    pub answer: &'static [&'static str],
    pub proof: Proof,
}

const SAVED: &[&str] = &["saved", "created", "ok"];

/// Logs in with e-mail and password. The answer contains the companies and their tokens. The call was last seen in 2024, at an address
/// that Kleer no longer uses.
pub const COMPANIES: Call = Call {
    name: "kleer.companies",
    method: Method::Post,
    path: "access/authenticate",
    body: Some("user-authentication"),
    answer: &["accessible-companies"],
    proof: Proof::Unproven,
};
/// The user of the token.
pub const ME: Call = read("kleer.me", "company/{company}/user/me", &["user"], Proof::ThirdParty);
/// Every user, active or not.
pub const USERS: Call = read("kleer.users", "company/{company}/user", &["users"], Proof::Proven);
pub const USER: Call = read("kleer.user", "company/{company}/user/{user}", &["user"], Proof::ThirdParty);
/// Every employment agreement.
pub const PAYROLL_USERS: Call =
    read("kleer.payroll_users", "company/{company}/payroll/user", &["payroll-user-readables"], Proof::ThirdParty);
pub const CREATE_USER: Call = Call {
    name: "kleer.create_user",
    method: Method::Put,
    path: "company/{company}/user",
    body: Some("user"),
    answer: SAVED,
    proof: Proof::Unproven,
};
/// Updates a user. The body contains the whole user.
pub const UPDATE_USER: Call = Call {
    name: "kleer.update_user",
    method: Method::Post,
    path: "company/{company}/user/{user}",
    body: Some("user"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
/// Creates an employment agreement. [`Calls::create_agreement`] selects the method.
pub const CREATE_AGREEMENT: Call = Call {
    name: "kleer.create_agreement",
    method: Method::Put,
    path: "company/{company}/payroll/user/{user}",
    body: Some("payroll-user-writable"),
    answer: SAVED,
    proof: Proof::Unproven,
};
/// Updates an employment agreement. The body contains the changed fields only.
pub const UPDATE_AGREEMENT: Call = Call {
    name: "kleer.update_agreement",
    method: Method::Post,
    path: "company/{company}/payroll/user/{user}",
    body: Some("payroll-user-writable"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
/// The activities on which time can be reported.
pub const ACTIVITIES: Call = read("kleer.activities", "company/{company}/activity", &["activity-readables"], Proof::Proven);
/// The time records of a range of days.
pub const EVENTS: Call = read("kleer.events", "company/{company}/event", &["event-readables"], Proof::Proven);
/// The status of a user's days, including days without records.
pub const DAY_STATUSES: Call =
    read("kleer.day_statuses", "company/{company}/event/statuses", &["event-restriction-readables"], Proof::Proven);
/// A user's scheduled hours.
pub const SCHEDULE: Call = read(
    "kleer.schedule",
    "company/{company}/payroll/user/{user}/schedule/{from}/to/{to}",
    &["payroll-user-schedule-metadatas"],
    Proof::Proven,
);
pub const CREATE_EVENT: Call = Call {
    name: "kleer.create_event",
    method: Method::Put,
    path: "company/{company}/event",
    body: Some("event-writable"),
    answer: SAVED,
    proof: Proof::Proven,
};
/// Updates a time record. The body contains the whole record.
pub const UPDATE_EVENT: Call = Call {
    name: "kleer.update_event",
    method: Method::Post,
    path: "company/{company}/event/{event}",
    body: Some("event-writable"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
pub const DELETE_EVENT: Call = Call {
    name: "kleer.delete_event",
    method: Method::Delete,
    path: "company/{company}/event/{event}",
    body: None,
    answer: &["deleted", "ok"],
    proof: Proof::ThirdParty,
};
/// A user's absence records with a kind instead of an activity.
pub const PAYROLL_EVENTS: Call =
    read("kleer.payroll_events", "company/{company}/payroll/user/{user}/event/from/{from}/to/{to}", &["payroll-events"], Proof::Proven);
/// Creates an absence record with a kind. The schema says that such records can be written. The address is a guess.
pub const CREATE_PAYROLL_EVENT: Call = Call {
    name: "kleer.create_payroll_event",
    method: Method::Put,
    path: "company/{company}/payroll/user/{user}/event",
    body: Some("payroll-event"),
    answer: SAVED,
    proof: Proof::Unproven,
};

pub const ALL: [Call; 18] = [
    COMPANIES,
    ME,
    USERS,
    USER,
    PAYROLL_USERS,
    CREATE_USER,
    UPDATE_USER,
    CREATE_AGREEMENT,
    UPDATE_AGREEMENT,
    ACTIVITIES,
    EVENTS,
    DAY_STATUSES,
    SCHEDULE,
    CREATE_EVENT,
    UPDATE_EVENT,
    DELETE_EVENT,
    PAYROLL_EVENTS,
    CREATE_PAYROLL_EVENT,
];

/// The values of the placeholders in a path.
pub(crate) type PathValues<'a> = &'a [(&'a str, &'a (dyn Display + Sync))];

const fn read(name: &'static str, path: &'static str, answer: &'static [&'static str], proof: Proof) -> Call {
    Call { name, method: Method::Get, path, body: None, answer, proof }
}

/// The evidence of each call.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that no other program is known to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with all placeholders replaced.
    pub(crate) fn path(&self, company: i64, values: PathValues<'_>) -> String {
        let path = self.path.replace("{company}", &company.to_string());
        values.iter().fold(path, |path, (name, value)| path.replace(&format!("{{{name}}}"), &value.to_string()))
    }
}

/// The content of the element `id` of a new user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdOnCreate {
    /// The element is left out. The published schema does not allow it.
    Omit,
    /// `0`. The default, because the published schema demands an id and a new user has none.
    #[default]
    Zero,
}

/// The method that creates an employment agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreateAgreement {
    /// The default, because every creation in Kleer that has been seen uses PUT.
    #[default]
    Put,
    /// As for an update.
    Post,
}

/// The switches that select the form of unproven calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "snake_case")]
pub struct Calls {
    pub create_user_id: IdOnCreate,
    pub create_agreement: CreateAgreement,
    /// Whether an absence record without a comment is written with a dash as its comment.
    pub no_empty_comment: bool,
}

impl Calls {
    /// [`CREATE_AGREEMENT`] with the selected method.
    pub(crate) fn create_agreement_call(self) -> Call {
        match self.create_agreement {
            CreateAgreement::Put => CREATE_AGREEMENT,
            CreateAgreement::Post => Call { method: Method::Post, ..CREATE_AGREEMENT },
        }
    }
}
