//! Every call to Kleer in one table: method, path, body, answer, and how well it is proven.
//!
//! Kleer's reference is not public. What is marked unproven stands nowhere else, and has a switch where another form is
//! as likely.

use serde::{Deserialize, Serialize};

pub use crate::call::{Method, Proof};

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the base address. `{company}` and `{user}` are filled in.
    pub path: &'static str,
    /// The root element of what is sent.
    pub body: Option<&'static str>,
    /// The root elements of an answer that is understood.
    pub answer: &'static [&'static str],
    /// How well it is proven.
    pub proof: Proof,
}

const SAVED: &[&str] = &["saved", "created", "ok"];

/// Log in with e-mail and password; answers the companies and their tokens.
pub const COMPANIES: Call = Call {
    name: "kleer.companies",
    method: Method::Post,
    path: "access/authenticate",
    body: Some("user-authentication"),
    answer: &["accessible-companies"],
    proof: Proof::ThirdParty,
};
/// The user that the token belongs to.
pub const ME: Call = read("kleer.me", "company/{company}/user/me", &["user"], Proof::ThirdParty);
/// Every user, active or not.
pub const USERS: Call = read("kleer.users", "company/{company}/user", &["users"], Proof::Live);
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

/// The whole table.
pub const ALL: [Call; 8] = [COMPANIES, ME, USERS, PAYROLL_USERS, CREATE_USER, UPDATE_USER, CREATE_AGREEMENT, UPDATE_AGREEMENT];

const fn read(name: &'static str, path: &'static str, answer: &'static [&'static str], proof: Proof) -> Call {
    Call { name, method: Method::Get, path, body: None, answer, proof }
}

/// The calls that nobody has been seen to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with the company's and the user's number filled in.
    pub(crate) fn path(&self, company: i64, user: Option<i64>) -> String {
        let user = user.map(|user| user.to_string()).unwrap_or_default();
        self.path.replace("{company}", &company.to_string()).replace("{user}", &user)
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
