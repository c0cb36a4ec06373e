//! Every call to Alexis HR in one table: method, path, body, and how well it is proven.
//!
//! The service publishes its calls; which of them others have been seen to make is another matter. Nobody has been
//! seen to write.

use serde::{Deserialize, Serialize};

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
    /// What is sent, by its name in `wire`.
    pub body: Option<&'static str>,
    /// How well it is proven.
    pub proof: Proof,
}

/// The account that the token belongs to.
pub const COMPANY: Call = read("alexis.company", "company", Proof::ThirdParty);
/// Everybody, active or not, with what belongs to them.
pub const EMPLOYEES: Call = read("alexis.employees", "employee", Proof::ThirdParty);
/// One person, without what belongs to them.
pub const EMPLOYEE: Call = read("alexis.employee", "employee/{id}", Proof::ThirdParty);
/// Every salary of everybody.
pub const COMPENSATIONS: Call = read("alexis.compensations", "compensation", Proof::ThirdParty);
/// The kinds of employment that the account knows.
pub const EMPLOYMENT_TYPES: Call = read("alexis.employment_types", "employment-type", Proof::ThirdParty);
/// Every day of absence that is approved, one row a day.
pub const LEAVE_TRANSACTIONS: Call = read("alexis.leave_transactions", "leave-transaction", Proof::Unproven);
/// Leave as it was entered, whatever became of it.
pub const LEAVES: Call = read("alexis.leaves", "leave", Proof::ThirdParty);
/// The kinds of leave, with the company's own payroll codes.
pub const LEAVE_TYPES: Call = read("alexis.leave_types", "leave-type", Proof::ThirdParty);
/// Who works when.
pub const WORK_WEEKS: Call = read("alexis.work_weeks", "work-week", Proof::Unproven);
/// The employees' children.
pub const CHILDREN: Call = read("alexis.children", "child", Proof::Unproven);
/// Create a person.
pub const CREATE_EMPLOYEE: Call = write("alexis.create_employee", Method::Post, "employee", "NewEmployee");
/// Change a person. Of objects within the person, the whole or the change is sent: a switch.
pub const UPDATE_EMPLOYEE: Call = write("alexis.update_employee", Method::Patch, "employee/{id}", "EmployeePatch");
/// Create an employment.
pub const CREATE_EMPLOYMENT: Call = write("alexis.create_employment", Method::Post, "employment", "NewEmployment");
/// Change an employment.
pub const UPDATE_EMPLOYMENT: Call = write("alexis.update_employment", Method::Patch, "employment/{id}", "EmploymentPatch");
/// Create a salary from a day on.
pub const CREATE_COMPENSATION: Call = write("alexis.create_compensation", Method::Post, "compensation", "NewCompensation");
/// Change the amount of a salary; its first day cannot be changed.
pub const UPDATE_COMPENSATION: Call = write("alexis.update_compensation", Method::Patch, "compensation/{id}", "CompensationPatch");

/// The whole table.
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

/// How well each call of the table is proven.
pub fn proofs() -> Vec<CallProof> {
    ALL.iter().map(|call| CallProof { name: call.name, proof: call.proof }).collect()
}

/// The calls that nobody has been seen to make.
pub fn unproven() -> impl Iterator<Item = &'static Call> {
    ALL.iter().filter(|call| call.proof == Proof::Unproven)
}

impl Call {
    /// The path with a record's id filled in. `None`: what stands there is no id, and would lead to another path.
    pub(crate) fn path(&self, id: &str) -> Option<String> {
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        is_id.then(|| self.path.replace("{id}", id))
    }
}

/// The switches for writes that are unproven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WriteCalls {
    /// Whether home address, bank account and tax are sent whole, as read and with the changes, when one of their
    /// fields changes. The default: whether the service merges such an object or replaces it is not known, and the
    /// whole is right in both cases.
    pub whole_objects: bool,
}

impl Default for WriteCalls {
    fn default() -> Self {
        Self { whole_objects: true }
    }
}
