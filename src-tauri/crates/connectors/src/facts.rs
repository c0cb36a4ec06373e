//! What every service folder states about its service. Texts for the owner are the window's business; here are keys
//! and the labels that stand on the service's own screens.

use crate::call::CallProof;
use crate::error::Service;

/// The facts of one service.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Which service.
    pub service: Service,
    /// The vendor's own address, version included.
    pub default_base: &'static str,
    /// What the owner has to enter.
    pub credentials: &'static [CredentialField],
    /// What the credentials must be allowed to do.
    pub rights: &'static [Right],
    /// How the service wants to be called.
    pub limits: Limits,
    /// Every call of the service's table, with how well it is proven.
    pub calls: fn() -> Vec<CallProof>,
}

/// One thing that the owner enters when connecting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CredentialField {
    /// The field's key.
    pub key: &'static str,
    /// Whether it is a secret: masked in the window and kept in the keychain.
    pub secret: bool,
    /// Whether it is kept. An unkept one (a password) is used once and forgotten.
    pub kept: bool,
}

/// A right that the credentials need, in the words of the service's own screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    /// The right's key.
    pub key: &'static str,
    /// Where on the service's screen it stands.
    pub place: &'static str,
    /// What to choose or tick there.
    pub tick: &'static str,
}

/// How a service wants to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows asked for per page; `None`: lists are not paged.
    pub page: Option<u32>,
    /// Requests under way at any moment.
    pub concurrent: u32,
}
