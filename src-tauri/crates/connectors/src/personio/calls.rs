//! Every call to Personio in one table: method, path, and how well it is proven.
//!
//! The reference of compensations is published in part only. Others have been seen to read them; two who tried to write
//! them were refused although they had the right, and one says that it worked.

use serde::Serialize;

pub use crate::call::{CallProof, Method, Proof};

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the base address. `{id}` is filled in.
    pub path: &'static str,
    /// How well it is proven.
    pub proof: Proof,
}

/// Log in with client id and secret; answers a token and what it may do.
pub const TOKEN: Call = Call { name: "personio.token", method: Method::Post, path: "v2/auth/token", proof: Proof::Proven };
/// Everybody, active or not.
pub const PERSONS: Call = read("personio.persons", "v2/persons", Proof::Proven);
/// The employments of a person, newest first.
pub const EMPLOYMENTS: Call = read("personio.employments", "v2/persons/{id}/employments", Proof::Proven);
/// The compensation types.
pub const TYPES: Call = read("personio.types", "v2/compensations/types", Proof::ThirdParty);
/// The compensations of a month at most.
pub const COMPENSATIONS: Call = read("personio.compensations", "v2/compensations", Proof::ThirdParty);
/// Create a compensation type. It cannot be renamed or removed.
pub const CREATE_TYPE: Call = write("personio.create_type", "v2/compensations/types");
/// Create a compensation. It cannot be changed or removed.
pub const CREATE_COMPENSATION: Call = write("personio.create_compensation", "v2/compensations");

/// The whole table.
pub const ALL: [Call; 7] = [TOKEN, PERSONS, EMPLOYMENTS, TYPES, COMPENSATIONS, CREATE_TYPE, CREATE_COMPENSATION];

const fn read(name: &'static str, path: &'static str, proof: Proof) -> Call {
    Call { name, method: Method::Get, path, proof }
}

const fn write(name: &'static str, path: &'static str) -> Call {
    Call { name, method: Method::Post, path, proof: Proof::Unproven }
}

/// How well each call of the table is proven.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that nobody has been seen to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with a person's id filled in. `None`: what stands there is no id, and would lead to another path.
    pub(crate) fn path(&self, id: &str) -> Option<String> {
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        is_id.then(|| self.path.replace("{id}", id))
    }
}
