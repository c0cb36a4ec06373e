//! The facts that every service folder states about its service: keys, and the labels on the service's own screens. The
//! window has the texts for the owner.

use crate::call::CallProof;
use crate::error::Service;

#[derive(Debug, Clone, Copy)]
pub struct Facts {
    pub service: Service,
    /// The vendor's address, including the API version where the vendor puts it there.
    pub default_base: &'static str,
    /// The fields that the owner fills in.
    pub credentials: &'static [CredentialField],
    /// The rights that the credentials need.
    pub rights: &'static [Right],
    pub limits: Limits,
    /// Every call of the service's table with its evidence.
    pub calls: fn() -> Vec<CallProof>,
}

/// A field that the owner fills in to connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredentialField {
    pub key: &'static str,
    /// Whether the value is masked in the window and stored in the keychain.
    pub secret: bool,
    /// Whether the value is stored. A value that is not stored, for example a password, is used once and then dropped.
    pub stored: bool,
}

/// A right that the credentials need, with the labels of the service's own screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    pub key: &'static str,
    /// The path to the screen in the service's own window.
    pub screen: &'static str,
    /// The option to choose on that screen.
    pub option: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows to request per page. `None` when lists are not paged.
    pub page: Option<u32>,
    /// The number of requests that may run at the same time.
    pub concurrent: u32,
}
