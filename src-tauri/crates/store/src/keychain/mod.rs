//! The OS keychain: one entry per secret field of a connection, and several for a secret that is too long for one entry.

mod entries;
mod error;
mod parts;

use secrecy::SecretString;

use entries::OsEntries;
pub use error::{KeychainError, System};

/// The keychain of the logged-in user.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keychain;

impl Keychain {
    /// Saves a secret. When this fails, the earlier secret is still there.
    pub fn put(self, connection_id: &str, field: &str, secret: &SecretString) -> Result<(), KeychainError> {
        parts::put(&OsEntries, &entry_name(connection_id, field), secret)
    }

    pub fn get(self, connection_id: &str, field: &str) -> Result<SecretString, KeychainError> {
        parts::get(&OsEntries, &entry_name(connection_id, field))
    }

    /// Removes a secret. A missing secret is not an error.
    pub fn remove(self, connection_id: &str, field: &str) -> Result<(), KeychainError> {
        parts::remove(&OsEntries, &entry_name(connection_id, field))
    }
}

fn entry_name(connection_id: &str, field: &str) -> String {
    format!("{connection_id}/{field}")
}
