//! API credentials, and the tokens that they are given.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Reading persons and their employments.
pub const READ_PERSONS: &str = "personio:persons:read";
/// Reading compensations and their types.
pub const READ_COMPENSATIONS: &str = "personio:compensations:read";
/// Posting compensations and types. Posting a compensation needs the right to read as well.
pub const WRITE_COMPENSATIONS: &str = "personio:compensations:write";
/// Reading legal entities.
pub const READ_LEGAL_ENTITIES: &str = "personio:legal-entities:read";

/// How long a token lives, in seconds.
pub(super) const LIFE: i64 = 86_400;

/// The fields of a person that a credential is not given unless they were released.
pub(crate) const FIELDS: [&str; 8] = ["email", "first_name", "last_name", "preferred_name", "gender", "status", "created_at", "updated_at"];

/// An API credential, as the company made it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    /// `papi-` and a UUID.
    pub client_id: String,
    /// The secret.
    pub client_secret: String,
    /// What it may do. When it changes, the tokens that were given before are worth nothing.
    pub scopes: BTreeSet<String>,
    /// The persons' attributes that were released, a custom one by its global id. Others are left out of every answer.
    pub attributes: BTreeSet<String>,
    /// The legal entities whose compensations it reads, when it is restricted. Posting is not restricted.
    pub legal_entities: Vec<String>,
}

impl Credential {
    /// Sets what it may do.
    pub fn set_scopes(&mut self, scopes: &[&str]) {
        self.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    }

    /// Takes one right away.
    pub fn take_scope(&mut self, scope: &str) {
        self.scopes.remove(scope);
    }

    /// Releases an attribute.
    pub fn release(&mut self, attribute: &str) {
        self.attributes.insert(attribute.to_owned());
    }

    /// Takes an attribute back.
    pub fn hide(&mut self, attribute: &str) {
        self.attributes.remove(attribute);
    }

    /// Takes all attributes back.
    pub fn hide_all(&mut self) {
        self.attributes.clear();
    }

    /// Restricts what it reads of compensations; to none means to all.
    pub fn restrict_to(&mut self, legal_entities: &[&str]) {
        self.legal_entities = legal_entities.iter().map(|entity| (*entity).to_owned()).collect();
    }
}

/// A token that was given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What is sent.
    pub token: String,
    /// The credential's id.
    pub client_id: String,
    /// What it may do.
    pub scopes: BTreeSet<String>,
    /// What the credential might do when the token was given.
    pub(super) rights: BTreeSet<String>,
    /// When it was given.
    pub issued: NaiveDateTime,
}

impl Token {
    /// The seconds it has left; none when it is worth nothing any more.
    pub(super) fn left(&self, credential: &Credential, now: NaiveDateTime) -> Option<i64> {
        let left = LIFE - (now - self.issued).num_seconds();
        (left > 0 && self.client_id == credential.client_id && self.rights == credential.scopes).then_some(left)
    }
}
