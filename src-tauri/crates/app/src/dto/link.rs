//! Who is who: the people of both sides beside each other.

use serde::Serialize;
use ts_rs::TS;

/// The links of an integration, with both sides as they are now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LinksView {
    /// The integration's label.
    pub integration_label: String,
    /// Whether it is the sample company.
    pub sample: bool,
    /// The instant both sides were read, RFC 3339 in UTC.
    pub read_at: String,
    /// One row a pair or a person, by name. Everybody of both sides stands in exactly one.
    pub rows: Vec<LinkRow>,
}

/// A pair, or a person without a counterpart.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LinkRow {
    /// The person in Alexis HR.
    pub alexis: Option<LinkPerson>,
    /// The person in Kleer.
    pub kleer: Option<LinkPerson>,
    /// How sure it is that the two are one.
    pub state: LinkState,
    /// Who else it could be: people of Kleer for a row with a person of Alexis HR only.
    pub suggestions: Vec<LinkSuggestion>,
}

/// A person of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkPerson {
    /// The service's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The e-mail address of the integration's choice.
    pub email: Option<String>,
    /// First day of the employment, YYYY-MM-DD.
    pub start: Option<String>,
    /// Whether the service counts the person as active.
    pub active: bool,
}

/// How a row came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Linked by the owner.
    Confirmed,
    /// Linked by an export, after an exact match.
    Matched,
    /// Linked by an export that created the person.
    Created,
    /// Not linked; the personal number is the same, once on each side. The next export takes it.
    SameSsn,
    /// Not linked; the e-mail address is the same, once on each side. The next export takes it.
    SameEmail,
    /// Not linked, and asked: it could be one of the suggestions.
    Asked,
    /// Nobody on the other side.
    Alone,
}

/// Somebody of Kleer who could be the person of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LinkSuggestion {
    /// The person in Kleer.
    pub person: LinkPerson,
    /// What speaks for it.
    pub because: LinkReason,
}

/// What speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// The same personal number.
    Ssn,
    /// The same e-mail address.
    Email,
    /// The same name and the same first day.
    NameAndStart,
    /// The same name.
    Name,
}
