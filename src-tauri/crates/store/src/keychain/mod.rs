//! The OS keychain: one entry per secret field of a connection, and several for a secret that is longer than one entry takes.

mod entries;
mod error;
mod parts;

use secrecy::SecretString;

use entries::OsEntries;
pub use error::{KeychainError, System};

/// The keychain of the person who is logged in to the computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keychain;

impl Keychain {
    /// Keeps a secret. When this fails, the secret that was kept before is there still.
    ///
    /// # Errors
    /// When the keychain is locked or missing, or refuses.
    pub fn put(self, connection_id: &str, field: &str, secret: &SecretString) -> Result<(), KeychainError> {
        parts::put(&OsEntries, &name(connection_id, field), secret)
    }

    /// Fetches a secret.
    ///
    /// # Errors
    /// When the keychain is locked or missing, refuses, or does not hold the secret, or not all of it.
    pub fn get(self, connection_id: &str, field: &str) -> Result<SecretString, KeychainError> {
        parts::get(&OsEntries, &name(connection_id, field))
    }

    /// Removes a secret. One that is not there is removed already.
    ///
    /// # Errors
    /// When the keychain is locked or missing, or refuses.
    pub fn remove(self, connection_id: &str, field: &str) -> Result<(), KeychainError> {
        parts::remove(&OsEntries, &name(connection_id, field))
    }
}

fn name(connection_id: &str, field: &str) -> String {
    format!("{connection_id}/{field}")
}
