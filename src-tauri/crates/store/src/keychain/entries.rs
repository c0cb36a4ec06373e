//! Single entries of the keychain.

use keyring::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};

/// The service name of the app's entries in the keychain.
const SERVICE: &str = "io.paybridge.desktop";

/// A store of entries. The tests replace it by one that behaves like the keychain of another system.
pub(super) trait Entries {
    fn set(&self, name: &str, secret: &SecretString) -> Result<(), Error>;
    fn get(&self, name: &str) -> Result<SecretString, Error>;
    fn delete(&self, name: &str) -> Result<(), Error>;
}

pub(super) struct OsEntries;

impl Entries for OsEntries {
    fn set(&self, name: &str, secret: &SecretString) -> Result<(), Error> {
        Entry::new(SERVICE, name)?.set_password(secret.expose_secret())
    }

    fn get(&self, name: &str) -> Result<SecretString, Error> {
        Entry::new(SERVICE, name)?.get_password().map(SecretString::from)
    }

    fn delete(&self, name: &str) -> Result<(), Error> {
        Entry::new(SERVICE, name)?.delete_credential()
    }
}
