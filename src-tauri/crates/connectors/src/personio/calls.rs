//! The table of all calls to Personio: method, path and evidence.
//!
//! The reference of compensations is only partly published. Third-party clients are known to read them. Two projects that tried to
//! write them were refused although they had the right, and one reports success.

use serde::Serialize;

pub use crate::call::{CallProof, Method, Proof};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    pub method: Method,
    /// The path below the base address. `{id}` stands for a person's id.
    pub path: &'static str,
    pub proof: Proof,
}

/// Logs in with client id and secret. The answer contains a token and its scopes.
pub const TOKEN: Call = Call { name: "personio.token", method: Method::Post, path: "v2/auth/token", proof: Proof::Proven };
/// Everybody, active or not.
pub const PERSONS: Call = read("personio.persons", "v2/persons", Proof::Proven);
/// The employments of a person, newest first.
pub const EMPLOYMENTS: Call = read("personio.employments", "v2/persons/{id}/employments", Proof::Proven);
pub const TYPES: Call = read("personio.types", "v2/compensations/types", Proof::ThirdParty);
/// The compensations of at most one month.
pub const COMPENSATIONS: Call = read("personio.compensations", "v2/compensations", Proof::ThirdParty);
/// Creates a compensation type. The API cannot rename or remove it.
pub const CREATE_TYPE: Call = write("personio.create_type", "v2/compensations/types");
/// Creates a compensation. The API cannot change or remove it.
pub const CREATE_COMPENSATION: Call = write("personio.create_compensation", "v2/compensations");

pub const ALL: [Call; 7] = [TOKEN, PERSONS, EMPLOYMENTS, TYPES, COMPENSATIONS, CREATE_TYPE, CREATE_COMPENSATION];

const fn read(name: &'static str, path: &'static str, proof: Proof) -> Call {
    Call { name, method: Method::Get, path, proof }
}

const fn write(name: &'static str, path: &'static str) -> Call {
    Call { name, method: Method::Post, path, proof: Proof::Unproven }
}

/// The evidence of each call.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that no client is known to make reliably.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with a person's id. `None` when the text is not an id, because it would lead to another path.
    pub(crate) fn path(&self, id: &str) -> Option<String> {
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        is_id.then(|| self.path.replace("{id}", id))
    }
}
