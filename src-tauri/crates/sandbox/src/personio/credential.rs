//! API credentials and their tokens.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Reading persons and their employments.
pub const READ_PERSONS: &str = "personio:persons:read";
/// Reading compensations and their types.
pub const READ_COMPENSATIONS: &str = "personio:compensations:read";
/// Posting compensations and types. Posting a compensation also needs the right to read.
pub const WRITE_COMPENSATIONS: &str = "personio:compensations:write";
pub const READ_LEGAL_ENTITIES: &str = "personio:legal-entities:read";

/// In seconds.
pub(super) const TOKEN_LIFETIME: i64 = 86_400;

/// The fields of a person that a credential reads only when the company released them.
pub(crate) const RELEASABLE_FIELDS: [&str; 8] =
    ["email", "first_name", "last_name", "preferred_name", "gender", "status", "created_at", "updated_at"];

/// An API credential that the company created.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    /// `papi-` and a UUID.
    pub client_id: String,
    pub client_secret: String,
    /// The credential's rights. A change of them ends all earlier tokens.
    pub scopes: BTreeSet<String>,
    /// The released attributes of persons, custom ones by their global id. Answers omit all other attributes.
    pub attributes: BTreeSet<String>,
    /// The legal entities whose compensations the credential reads; empty for all. Posting is not restricted.
    pub legal_entities: Vec<String>,
}

impl Credential {
    pub fn set_scopes(&mut self, scopes: &[&str]) {
        self.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    }

    pub fn revoke_scope(&mut self, scope: &str) {
        self.scopes.remove(scope);
    }

    pub fn release(&mut self, attribute: &str) {
        self.attributes.insert(attribute.to_owned());
    }

    pub fn hide(&mut self, attribute: &str) {
        self.attributes.remove(attribute);
    }

    pub fn hide_all(&mut self) {
        self.attributes.clear();
    }

    /// Restricts reads of compensations to these legal entities; an empty list lifts the restriction.
    pub fn restrict_to(&mut self, legal_entities: &[&str]) {
        self.legal_entities = legal_entities.iter().map(|entity| (*entity).to_owned()).collect();
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The text that a client sends.
    pub token: String,
    pub client_id: String,
    /// The rights of the token.
    pub scopes: BTreeSet<String>,
    /// The rights of the credential when the token was issued.
    pub(super) rights: BTreeSet<String>,
    pub issued: NaiveDateTime,
}

impl Token {
    /// None when the token is no longer valid.
    pub(super) fn seconds_left(&self, credential: &Credential, now: NaiveDateTime) -> Option<i64> {
        let seconds_left = TOKEN_LIFETIME - (now - self.issued).num_seconds();
        (seconds_left > 0 && self.client_id == credential.client_id && self.rights == credential.scopes).then_some(seconds_left)
    }
}
