//! Every call to Kleer in one table: method, path, body, answer, and how well it is proven.
//!
//! Kleer's reference is not public. What is marked unproven stands nowhere else, and has a switch where another form is
//! as likely.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

pub use crate::call::{CallProof, Method, Proof};

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the base address. `{company}`, `{user}`, `{event}`, `{from}` and `{to}` are filled in.
    pub path: &'static str,
    /// The root element of what is sent.
    pub body: Option<&'static str>,
    /// The root elements of an answer that is understood.
    pub answer: &'static [&'static str],
    /// How well it is proven.
    pub proof: Proof,
}

const SAVED: &[&str] = &["saved", "created", "ok"];

/// Log in with e-mail and password; answers the companies and their tokens. Last seen in 2024, at an address that Kleer has left.
pub const COMPANIES: Call = Call {
    name: "kleer.companies",
    method: Method::Post,
    path: "access/authenticate",
    body: Some("user-authentication"),
    answer: &["accessible-companies"],
    proof: Proof::Unproven,
};
/// The user that the token belongs to.
pub const ME: Call = read("kleer.me", "company/{company}/user/me", &["user"], Proof::ThirdParty);
/// Every user, active or not.
pub const USERS: Call = read("kleer.users", "company/{company}/user", &["users"], Proof::Proven);
/// One user.
pub const USER: Call = read("kleer.user", "company/{company}/user/{user}", &["user"], Proof::ThirdParty);
/// Every employment agreement.
pub const PAYROLL_USERS: Call =
    read("kleer.payroll_users", "company/{company}/payroll/user", &["payroll-user-readables"], Proof::ThirdParty);
/// Create a user.
pub const CREATE_USER: Call = Call {
    name: "kleer.create_user",
    method: Method::Put,
    path: "company/{company}/user",
    body: Some("user"),
    answer: SAVED,
    proof: Proof::Unproven,
};
/// Change a user; the whole user is sent.
pub const UPDATE_USER: Call = Call {
    name: "kleer.update_user",
    method: Method::Post,
    path: "company/{company}/user/{user}",
    body: Some("user"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
/// Create an employment agreement. The method is a switch.
pub const CREATE_AGREEMENT: Call = Call {
    name: "kleer.create_agreement",
    method: Method::Put,
    path: "company/{company}/payroll/user/{user}",
    body: Some("payroll-user-writable"),
    answer: SAVED,
    proof: Proof::Unproven,
};
/// Change an employment agreement; only what changes is sent.
pub const UPDATE_AGREEMENT: Call = Call {
    name: "kleer.update_agreement",
    method: Method::Post,
    path: "company/{company}/payroll/user/{user}",
    body: Some("payroll-user-writable"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
/// What time can be reported on.
pub const ACTIVITIES: Call = read("kleer.activities", "company/{company}/activity", &["activity-readables"], Proof::Proven);
/// Records of time in a range of days.
pub const EVENTS: Call = read("kleer.events", "company/{company}/event", &["event-readables"], Proof::Proven);
/// The status of a user's days, those without records included.
pub const DAY_STATUSES: Call =
    read("kleer.day_statuses", "company/{company}/event/statuses", &["event-restriction-readables"], Proof::Proven);
/// The hours that a user is to work.
pub const SCHEDULE: Call = read(
    "kleer.schedule",
    "company/{company}/payroll/user/{user}/schedule/{from}/to/{to}",
    &["payroll-user-schedule-metadatas"],
    Proof::Proven,
);
/// Create a record of time.
pub const CREATE_EVENT: Call = Call {
    name: "kleer.create_event",
    method: Method::Put,
    path: "company/{company}/event",
    body: Some("event-writable"),
    answer: SAVED,
    proof: Proof::Proven,
};
/// Change a record of time; the whole record is sent.
pub const UPDATE_EVENT: Call = Call {
    name: "kleer.update_event",
    method: Method::Post,
    path: "company/{company}/event/{event}",
    body: Some("event-writable"),
    answer: SAVED,
    proof: Proof::ThirdParty,
};
/// Remove a record of time.
pub const DELETE_EVENT: Call = Call {
    name: "kleer.delete_event",
    method: Method::Delete,
    path: "company/{company}/event/{event}",
    body: None,
    answer: &["deleted", "ok"],
    proof: Proof::ThirdParty,
};
/// A user's absence by its kind.
pub const PAYROLL_EVENTS: Call =
    read("kleer.payroll_events", "company/{company}/payroll/user/{user}/event/from/{from}/to/{to}", &["payroll-events"], Proof::Proven);
/// Create a record of absence by its kind. That they can be written is in the schema; the address is a guess.
pub const CREATE_PAYROLL_EVENT: Call = Call {
    name: "kleer.create_payroll_event",
    method: Method::Put,
    path: "company/{company}/payroll/user/{user}/event",
    body: Some("payroll-event"),
    answer: SAVED,
    proof: Proof::Unproven,
};

/// The whole table.
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

/// What stands in a path, by its name.
pub(crate) type Fill<'a> = &'a [(&'a str, &'a (dyn Display + Sync))];

const fn read(name: &'static str, path: &'static str, answer: &'static [&'static str], proof: Proof) -> Call {
    Call { name, method: Method::Get, path, body: None, answer, proof }
}

/// How well each call of the table is proven.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that nobody has been seen to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with the company's number and the rest filled in.
    pub(crate) fn path(&self, company: i64, fill: Fill<'_>) -> String {
        let path = self.path.replace("{company}", &company.to_string());
        fill.iter().fold(path, |path, (name, value)| path.replace(&format!("{{{name}}}"), &value.to_string()))
    }
}

/// What stands in the element `id` of a user that is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdOnCreate {
    /// The element is left out. The published schema does not allow it.
    Omit,
    /// `0`. The default: the published schema demands an id, and a new user has none.
    #[default]
    Zero,
}

/// How an employment agreement is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreateAgreement {
    /// With PUT. The default: everything in Kleer whose creation has been seen is created with PUT.
    #[default]
    Put,
    /// With POST, like an update.
    Post,
}

/// The switches for calls that are unproven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "snake_case")]
pub struct Calls {
    /// The id of a user that is created.
    pub create_user_id: IdOnCreate,
    /// The method that creates an employment agreement.
    pub create_agreement: CreateAgreement,
    /// Whether a record of absence without a comment is written with a dash for one.
    pub no_empty_comment: bool,
}

impl Calls {
    /// How an employment agreement is created.
    pub(crate) fn agreement(self) -> Call {
        match self.create_agreement {
            CreateAgreement::Put => CREATE_AGREEMENT,
            CreateAgreement::Post => Call { method: Method::Post, ..CREATE_AGREEMENT },
        }
    }
}
