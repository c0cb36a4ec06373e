//! The links of an integration: the people of both sides beside each other.

use serde::Serialize;
use ts_rs::TS;

/// The links of an integration, with both sides as they are now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LinksView {
    pub integration_label: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
    /// When both sides were read, RFC 3339 in UTC.
    pub read_at: String,
    /// One row per pair or single person, by name. Each person of both sides is in exactly one row.
    pub rows: Vec<LinkRow>,
}

/// A pair, or a person without a counterpart.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LinkRow {
    pub alexis: Option<LinkPerson>,
    pub kleer: Option<LinkPerson>,
    pub state: LinkState,
    /// People of Kleer who could be the person of Alexis HR. Only for rows without a pair.
    pub suggestions: Vec<LinkSuggestion>,
}

/// A person of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkPerson {
    /// The service's id.
    pub id: String,
    pub name: String,
    /// The e-mail address that the integration uses.
    pub email: Option<String>,
    /// First day of the employment, YYYY-MM-DD.
    pub start: Option<String>,
    /// Whether the service counts the person as active.
    pub active: bool,
}

/// How the two persons of a row were linked, or why they are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Linked by the owner.
    Confirmed,
    /// Linked by an export, after an exact match.
    Matched,
    /// Linked by an export that created the person.
    Created,
    /// Not linked yet. The personal number is the same, and unique on each side: the next export links them.
    SameSsn,
    /// Not linked yet. The e-mail address is the same, and unique on each side: the next export links them.
    SameEmail,
    /// Not linked. The owner has to choose from the suggestions.
    Asked,
    /// No counterpart on the other side.
    Alone,
}

/// A person of Kleer who could be the person of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkSuggestion {
    pub person: LinkPerson,
    pub because: LinkReason,
}

/// What two persons have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// The personal number.
    Ssn,
    /// The e-mail address.
    Email,
    /// The name and the first day.
    NameAndStart,
    Name,
}
