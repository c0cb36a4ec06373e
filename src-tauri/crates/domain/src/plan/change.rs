//! The rows of a plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::{Field, Value};
use crate::finding::Finding;
use crate::person::PersonId;

use super::benefit_rows::{BenefitOverview, BenefitRow};
use super::leave_rows::{LeaveDay, LeaveOverview};
use super::open::OpenWrite;

/// The action of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Creates a record in the target.
    Create,
    /// Changes fields of a record in the target.
    Update,
    /// Removes a record from the target.
    Remove,
    /// Sends nothing until the errors are resolved.
    Blocked,
    /// Sends nothing until the owner decides about fields that changed on both sides.
    Conflict,
    /// Both sides agree, or there is nothing to do.
    InStep,
}

/// The old and the new value of one field. `None` is an empty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    pub field: Field,
    /// The target's current value.
    pub old: Option<Value>,
    /// The value to write, in the form in which it is sent.
    pub new: Option<Value>,
}

/// One row of a plan, about a person, a leave day, a payment or a compensation type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The row's key within its plan. A later plan gives the same subject the same key.
    pub key: String,
    /// The person's id in the source. `None` when only the target has the person.
    #[ts(as = "Option<String>")]
    pub source_id: Option<PersonId>,
    /// The person's id in the target. `None` when the target does not have the person yet.
    #[ts(as = "Option<String>")]
    pub target_id: Option<PersonId>,
    /// The name to show.
    pub name: String,
    pub kind: ChangeKind,
    /// The fields that would change, in the order of [`Field`].
    pub fields: Vec<FieldChange>,
    /// Fields that differ and stay as they are in the target, each with the reason.
    #[serde(default)]
    pub kept: Vec<Untouched>,
    /// Fields that changed on both sides since they last agreed. Nothing is sent until the owner decides.
    #[serde(default)]
    pub conflicts: Vec<FieldChange>,
    /// The origin of values for which the source has no field of their own.
    #[serde(default)]
    pub origins: Vec<FieldOrigin>,
    /// The ways to split the full name into first and last name. Empty when there is nothing to choose. The chosen split is in `fields`.
    #[serde(default)]
    pub splits: Vec<NameSplit>,
    /// Errors come first.
    pub findings: Vec<Finding>,
    /// The people of the target who could be this person, when the owner has to decide. The answer becomes a link.
    pub candidates: Vec<Candidate>,
    /// Only in the leave export.
    #[serde(default)]
    pub day: Option<LeaveDay>,
    /// Only in the benefit export.
    #[serde(default)]
    pub benefit: Option<BenefitRow>,
    /// An unsettled write of an earlier run about the same subject. Nothing is sent until it is settled.
    #[serde(default)]
    pub open: Option<OpenWrite>,
}

/// A field that differs and stays as it is in the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Untouched {
    pub field: Field,
    /// The source's value.
    pub source: Option<Value>,
    /// The target's value, which stays.
    pub target: Option<Value>,
    pub why: UntouchedWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UntouchedWhy {
    /// The target is the source of truth for this field.
    TargetLeads,
    /// The owner chose the target's value.
    Decided,
    /// The source's field is empty, and the target's API cannot empty a field. Somebody must empty it by hand.
    NoWayToEmpty,
    /// The target does not accept the source's value. A finding says why.
    CannotBeHeld,
}

/// The origin of a field's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldOrigin {
    pub field: Field,
    pub origin: ValueOrigin,
}

/// A place in the source other than a field of the same meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValueOrigin {
    /// Kleer's `internal-id`, as the owner chose.
    KleerInternalId,
    /// Kleer's `foreign-id`, as the owner chose.
    KleerForeignId,
    /// Derived from the salary that is set: hourly or monthly.
    SalaryKind,
    /// A part of the full name.
    WholeName,
}

/// One way to split a full name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct NameSplit {
    pub first: String,
    pub last: String,
}

/// A person of the target who could be the person of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Candidate {
    #[ts(as = "String")]
    pub id: PersonId,
    pub name: String,
    /// Distinguishes two people of one name.
    pub email: Option<String>,
}

impl Change {
    /// Whether the row can be chosen for sending.
    pub fn is_sendable(&self) -> bool {
        self.open.is_none() && matches!(self.kind, ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove)
    }

    /// Blocks the row with a finding.
    pub fn block(&mut self, finding: Finding) {
        self.kind = ChangeKind::Blocked;
        self.findings.push(finding);
        self.sort_findings();
    }

    /// Puts errors first and removes duplicates.
    pub(crate) fn sort_findings(&mut self) {
        self.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        self.findings.dedup();
    }

    pub fn field(&self, field: Field) -> Option<&FieldChange> {
        self.fields.iter().find(|change| change.field == field)
    }
}

/// All rows of an export, for the owner to review. The planner of the export sorts them. Making a plan never writes to a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    pub changes: Vec<Change>,
    /// Only in the leave export.
    #[serde(default)]
    pub leave: Option<LeaveOverview>,
    /// Only in the benefit export.
    #[serde(default)]
    pub benefits: Option<BenefitOverview>,
}

/// The number of rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct PlanCounts {
    pub create: u32,
    pub update: u32,
    pub remove: u32,
    pub blocked: u32,
    pub conflict: u32,
    pub in_step: u32,
}

impl Plan {
    pub fn counts(&self) -> PlanCounts {
        let mut counts = PlanCounts::default();
        for change in &self.changes {
            let count = match change.kind {
                ChangeKind::Create => &mut counts.create,
                ChangeKind::Update => &mut counts.update,
                ChangeKind::Remove => &mut counts.remove,
                ChangeKind::Blocked => &mut counts.blocked,
                ChangeKind::Conflict => &mut counts.conflict,
                ChangeKind::InStep => &mut counts.in_step,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}
