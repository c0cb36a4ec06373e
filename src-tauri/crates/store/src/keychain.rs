//! The OS keychain: one entry per secret field of a connection.

use keyring::Entry;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

/// The name under which the app's entries stand in the keychain.
const SERVICE: &str = "io.paybridge.desktop";

/// What can go wrong with the keychain. Its text holds no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeychainError {
    /// It is locked.
    #[error("the keychain is locked")]
    Locked,
    /// The computer has none, or none that answers.
    #[error("there is no keychain")]
    Missing,
    /// It holds no such secret.
    #[error("the keychain does not hold the secret")]
    NoSecret,
}

/// The keychain of the person who is logged in to the computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keychain;

impl Keychain {
    /// Keeps a secret.
    ///
    /// # Errors
    /// When the keychain is locked or missing.
    pub fn put(self, connection_id: &str, field: &str, secret: &SecretString) -> Result<(), KeychainError> {
        entry(connection_id, field)?.set_password(secret.expose_secret()).map_err(|error| known(&error))
    }

    /// Fetches a secret.
    ///
    /// # Errors
    /// When the keychain is locked or missing, or does not hold it.
    pub fn get(self, connection_id: &str, field: &str) -> Result<SecretString, KeychainError> {
        entry(connection_id, field)?.get_password().map(SecretString::from).map_err(|error| known(&error))
    }

    /// Removes a secret. One that is not there is removed already.
    ///
    /// # Errors
    /// When the keychain is locked or missing.
    pub fn remove(self, connection_id: &str, field: &str) -> Result<(), KeychainError> {
        match entry(connection_id, field)?.delete_credential().map_err(|error| known(&error)) {
            Err(KeychainError::NoSecret) => Ok(()),
            other => other,
        }
    }
}

fn entry(connection_id: &str, field: &str) -> Result<Entry, KeychainError> {
    Entry::new(SERVICE, &format!("{connection_id}/{field}")).map_err(|error| known(&error))
}

/// The library's errors, as far as the owner can do something about them.
fn known(error: &keyring::Error) -> KeychainError {
    match error {
        keyring::Error::NoEntry => KeychainError::NoSecret,
        keyring::Error::NoStorageAccess(_) => KeychainError::Locked,
        keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) | keyring::Error::Ambiguous(_) => KeychainError::NoSecret,
        _ => KeychainError::Missing,
    }
}
