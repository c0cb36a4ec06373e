//! The table of all calls to Alexis HR: method, path, body and evidence.
//!
//! The service publishes its calls. Third-party clients are known to make some of the reads. No client is known to write.

use serde::{Deserialize, Serialize};

pub use crate::call::{CallProof, Method, Proof};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The name in logs and errors.
    pub name: &'static str,
    pub method: Method,
    /// The path below the base address. `{id}` stands for a record's id.
    pub path: &'static str,
    /// The type of the body in `wire`.
    pub body: Option<&'static str>,
    pub proof: Proof,
}

/// The company of the token.
pub const COMPANY: Call = read("alexis.company", "company", Proof::ThirdParty);
/// Everybody, active or not, with the related records.
pub const EMPLOYEES: Call = read("alexis.employees", "employee", Proof::ThirdParty);
/// One person, without related records.
pub const EMPLOYEE: Call = read("alexis.employee", "employee/{id}", Proof::ThirdParty);
/// Every salary of everybody.
pub const COMPENSATIONS: Call = read("alexis.compensations", "compensation", Proof::ThirdParty);
/// The account's employment types.
pub const EMPLOYMENT_TYPES: Call = read("alexis.employment_types", "employment-type", Proof::ThirdParty);
/// Every approved or confirmed day of absence, one row per day.
pub const LEAVE_TRANSACTIONS: Call = read("alexis.leave_transactions", "leave-transaction", Proof::Unproven);
/// Leave as it was entered, in any status.
pub const LEAVES: Call = read("alexis.leaves", "leave", Proof::ThirdParty);
/// The leave types, with the company's own payroll codes.
pub const LEAVE_TYPES: Call = read("alexis.leave_types", "leave-type", Proof::ThirdParty);
/// The working hours of employees, offices and the company.
pub const WORK_WEEKS: Call = read("alexis.work_weeks", "work-week", Proof::Unproven);
/// The employees' children.
pub const CHILDREN: Call = read("alexis.children", "child", Proof::Unproven);
pub const CREATE_EMPLOYEE: Call = write("alexis.create_employee", Method::Post, "employee", "NewEmployee");
/// Updates a person. `WriteCalls` decides whether the objects within the person are sent whole or with the change only.
pub const UPDATE_EMPLOYEE: Call = write("alexis.update_employee", Method::Patch, "employee/{id}", "EmployeePatch");
pub const CREATE_EMPLOYMENT: Call = write("alexis.create_employment", Method::Post, "employment", "NewEmployment");
pub const UPDATE_EMPLOYMENT: Call = write("alexis.update_employment", Method::Patch, "employment/{id}", "EmploymentPatch");
/// Creates a salary that holds from a day on.
pub const CREATE_COMPENSATION: Call = write("alexis.create_compensation", Method::Post, "compensation", "NewCompensation");
/// Changes the amount of a salary. Its first day cannot be changed.
pub const UPDATE_COMPENSATION: Call = write("alexis.update_compensation", Method::Patch, "compensation/{id}", "CompensationPatch");

pub const ALL: [Call; 16] = [
    COMPANY,
    EMPLOYEES,
    EMPLOYEE,
    COMPENSATIONS,
    EMPLOYMENT_TYPES,
    LEAVE_TRANSACTIONS,
    LEAVES,
    LEAVE_TYPES,
    WORK_WEEKS,
    CHILDREN,
    CREATE_EMPLOYEE,
    UPDATE_EMPLOYEE,
    CREATE_EMPLOYMENT,
    UPDATE_EMPLOYMENT,
    CREATE_COMPENSATION,
    UPDATE_COMPENSATION,
];

const fn read(name: &'static str, path: &'static str, proof: Proof) -> Call {
    Call { name, method: Method::Get, path, body: None, proof }
}

const fn write(name: &'static str, method: Method, path: &'static str, body: &'static str) -> Call {
    Call { name, method, path, body: Some(body), proof: Proof::Unproven }
}

/// The evidence of each call.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that no client is known to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with a record's id. `None` when the text is not an id, because it would lead to another path.
    pub(crate) fn path(&self, id: &str) -> Option<String> {
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        is_id.then(|| self.path.replace("{id}", id))
    }
}

/// The switches for writes that are unproven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WriteCalls {
    /// Whether home address, bank account and tax are sent as whole objects when one of their fields changes: the fields
    /// as they were read, with the changes. It is unknown whether the service merges or replaces such an object. The
    /// whole object is right in both cases, so this is the default.
    pub whole_objects: bool,
}

impl Default for WriteCalls {
    fn default() -> Self {
        Self { whole_objects: true }
    }
}
