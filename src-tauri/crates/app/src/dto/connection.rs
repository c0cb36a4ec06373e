//! Connections: one account at one service.

use domain::field::Field;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;

/// The services the app talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ServiceName {
    /// Alexis HR.
    Alexis,
    /// Kleer.
    Kleer,
    /// Personio.
    Personio,
    /// The app's own benefit list: a source that needs no credentials.
    List,
}

/// What the window needs to know of a service before there is a connection.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceFacts {
    /// Which one.
    pub service: ServiceName,
    /// The vendor's own address, the default of a connection.
    pub default_address: String,
    /// Every call that the app makes there.
    pub calls: Vec<CallFacts>,
}

/// A call, and how well it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallFacts {
    /// The call's name.
    pub name: String,
    /// How well it is proven.
    pub proof: CallProof,
}

/// How well a call is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallProof {
    /// Seen against the live service.
    Proven,
    /// Used by published clients of others.
    ThirdParty,
    /// Nobody has been seen to make it.
    Unproven,
}

/// Credentials as the owner typed them, on their way to a test or to the keychain. Never sent back to the window.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Credentials {
    /// An access token of Alexis HR.
    AlexisToken {
        /// The token.
        token: String,
    },
    /// Company ID and token of Kleer, as its support hands them out.
    KleerToken {
        /// The company's ID, digits.
        company_id: String,
        /// The token.
        token: String,
    },
    /// A company chosen after a log-in at Kleer.
    KleerCompany {
        /// What [`KleerLogin::session`] said.
        session: String,
        /// The chosen company's ID.
        company_id: String,
    },
    /// Client ID and secret of Personio.
    PersonioClient {
        /// The client ID.
        client_id: String,
        /// The client secret.
        client_secret: String,
    },
}

/// A connection that is not stored yet.
#[derive(Clone, Deserialize, TS)]
pub struct ConnectionDraft {
    /// Where the service is: https, or http on loopback.
    pub address: String,
    /// The credentials.
    pub credentials: Credentials,
}

/// The companies that the integration user of Kleer may act in. The tokens stay in the app's memory, under `session`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KleerLogin {
    /// Names the log-in in [`Credentials::KleerCompany`].
    pub session: String,
    /// The companies to choose from.
    pub companies: Vec<KleerCompany>,
}

/// One company of a Kleer log-in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct KleerCompany {
    /// Kleer's ID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether Kleer counts it as active.
    pub active: bool,
}

/// What a connection is tested for. The window has the words and the box to tick for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// The credentials are known.
    LogIn,
    /// Read the people.
    ReadPeople,
    /// Read the employment agreements (Kleer: payroll).
    ReadPayroll,
    /// Read e-mail addresses (Personio: a readable attribute of its own).
    ReadEmails,
    /// Read compensations and their types (Personio).
    ReadCompensations,
    /// Write compensations (Personio). That it is granted is all that can be known without writing.
    EditCompensations,
    /// See the pay of everybody (Personio: the credentials are not limited to a legal entity).
    SeeEverybody,
}

/// One line of a connection test.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RightCheck {
    /// What was tried.
    pub right: Right,
    /// How many records the try saw, when it counts any.
    pub count: Option<u32>,
    /// Why it failed; `None`: it worked.
    pub error: Option<AppError>,
}

/// The result of a connection test.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectionReport {
    /// The account's or company's name, as the service tells it.
    pub account: Option<String>,
    /// Whose rights the credentials carry, as the service tells it.
    pub acts_as: Option<String>,
    /// What was tried, in order. A failed log-in ends the test.
    pub checks: Vec<RightCheck>,
    /// Fields that are empty for everybody: a right that hides a column looks like this. Empty when nobody is there.
    pub empty_fields: Vec<Field>,
    /// Whether everything worked.
    pub ok: bool,
}

/// A stored connection, without its secrets.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConnectionView {
    /// Its id.
    pub id: String,
    /// The service.
    pub service: ServiceName,
    /// The owner's name for it.
    pub label: String,
    /// Where the service is.
    pub address: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
}
