//! Connections: one account at one service.

use domain::field::Field;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;

/// The services the app talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ServiceName {
    Alexis,
    Kleer,
    Personio,
    /// The app's own benefit list: a source that needs no credentials.
    List,
}

/// Facts about a service that the window needs before a connection exists.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceFacts {
    pub service: ServiceName,
    /// The vendor's own address, the default of a connection.
    pub default_address: String,
    /// Every call that the app makes to the service.
    pub calls: Vec<CallFacts>,
}

/// A call, and how well it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallFacts {
    pub name: String,
    pub proof: CallProof,
}

/// How well a call is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallProof {
    /// The app made it against the live service.
    Proven,
    /// Published clients of other authors use it.
    ThirdParty,
    /// No use of it is known.
    Unproven,
}

/// Credentials as the owner typed them, for a test or for the keychain. They are never sent back to the window.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Credentials {
    /// An access token of Alexis HR.
    AlexisToken { token: String },
    /// Company ID and token of Kleer, as Kleer's support issues them.
    KleerToken {
        /// The company's ID, digits.
        company_id: String,
        token: String,
    },
    /// A company chosen after a log-in at Kleer.
    KleerCompany {
        /// From [`KleerLogin::session`].
        session: String,
        company_id: String,
    },
    /// Client ID and secret of Personio.
    PersonioClient { client_id: String, client_secret: String },
}

/// A connection that is not stored yet.
#[derive(Clone, Deserialize, TS)]
pub struct ConnectionDraft {
    /// The service's address: https, or http on loopback.
    pub address: String,
    pub credentials: Credentials,
}

/// The companies that the integration user of Kleer may access. Their tokens stay in the app's memory, under `session`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KleerLogin {
    /// Identifies the log-in in [`Credentials::KleerCompany`].
    pub session: String,
    pub companies: Vec<KleerCompany>,
}

/// One company of a Kleer log-in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KleerCompany {
    /// Kleer's ID.
    pub id: String,
    pub name: String,
    /// Whether Kleer counts it as active.
    pub active: bool,
}

/// A right that a connection is tested for. The window has a text for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// The service accepts the credentials.
    LogIn,
    ReadPeople,
    /// Read the employment agreements (Kleer: payroll).
    ReadPayroll,
    /// Read e-mail addresses (Personio: a separate readable attribute).
    ReadEmails,
    /// Read compensations and their types (Personio).
    ReadCompensations,
    /// Write compensations (Personio). Without a write, only the granted scope can be tested.
    EditCompensations,
    /// See the pay of all people (Personio: the credentials are not limited to a legal entity).
    SeeEverybody,
}

/// One line of a connection test.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RightCheck {
    pub right: Right,
    /// How many records the test read; `None`: the test counts none.
    pub count: Option<u32>,
    /// Why the test failed; `None`: it passed.
    pub error: Option<AppError>,
}

/// The result of a connection test.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectionReport {
    /// The name of the account or company, from the service.
    pub account: Option<String>,
    /// The user whose rights the credentials have, from the service.
    pub acts_as: Option<String>,
    /// In the order of the tests. A failed log-in ends them.
    pub checks: Vec<RightCheck>,
    /// Fields that are empty for all people: a missing right can look like that. The list is empty if there are no people.
    pub empty_fields: Vec<Field>,
    /// Whether every required test passed.
    pub ok: bool,
}

/// A stored connection, without its secrets.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectionView {
    pub id: String,
    pub service: ServiceName,
    /// The owner's name for the connection.
    pub label: String,
    pub address: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
}
