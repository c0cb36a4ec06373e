//! Single entries of a keychain.

use keyring::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};

/// The name under which the app's entries stand in the keychain.
const SERVICE: &str = "io.paybridge.desktop";

/// Where entries are kept. The tests have one of their own, which answers as the keychains of other systems do.
pub(super) trait Entries {
    fn set(&self, name: &str, secret: &SecretString) -> Result<(), Error>;
    fn get(&self, name: &str) -> Result<SecretString, Error>;
    fn delete(&self, name: &str) -> Result<(), Error>;
}

/// The keychain of the operating system.
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
