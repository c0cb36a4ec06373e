//! The rows of a plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::{Field, Value};
use crate::finding::Finding;
use crate::person::PersonId;

use super::benefit_rows::{BenefitOverview, BenefitRow};
use super::leave_rows::{LeaveDay, LeaveOverview};
use super::open::OpenWrite;

/// What a row of a plan would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The person is not in the target and would be created.
    Create,
    /// Some fields would be changed.
    Update,
    /// The record would be removed from the target.
    Remove,
    /// Nothing can be sent before the findings are put right.
    Blocked,
    /// Nothing can be sent before the owner decided about fields that changed on both sides.
    Conflict,
    /// Both sides agree, or there is nothing to be done.
    InStep,
}

/// One field of a change, old beside new. `None` is an empty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// What the target holds now.
    pub old: Option<Value>,
    /// What it would hold, in the form in which it is sent.
    pub new: Option<Value>,
}

/// One row of a plan: what would happen to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The row's key within its plan, the same whenever the same person is planned.
    pub key: String,
    /// The person's id in the source; `None`: in the target only.
    #[ts(as = "Option<String>")]
    pub source_id: Option<PersonId>,
    /// The person's id in the target; `None`: not there yet.
    #[ts(as = "Option<String>")]
    pub target_id: Option<PersonId>,
    /// The name to show.
    pub name: String,
    /// What would happen.
    pub kind: ChangeKind,
    /// The fields that would change, in the order of [`Field`].
    pub fields: Vec<FieldChange>,
    /// Fields in which both sides differ and that are left alone, each with why.
    #[serde(default)]
    pub kept: Vec<Untouched>,
    /// Fields that changed on both sides since both agreed: nothing is sent before the owner decided.
    #[serde(default)]
    pub conflicts: Vec<FieldChange>,
    /// Where values came from that have no proven place in the source.
    #[serde(default)]
    pub origins: Vec<FieldOrigin>,
    /// How the one name can be cut in first and last, when that is a question. The cut that stands is in `fields`.
    #[serde(default)]
    pub splits: Vec<NameSplit>,
    /// What the owner should know, errors first.
    pub findings: Vec<Finding>,
    /// Who of the target this could be, when that has to be asked. The owner's answer becomes a link.
    pub candidates: Vec<Candidate>,
    /// The day of leave that the row is about; `None`: it is about a person.
    #[serde(default)]
    pub day: Option<LeaveDay>,
    /// What the person gets of which compensation type; `None`: it is not a row of the benefit export.
    #[serde(default)]
    pub benefit: Option<BenefitRow>,
    /// A write of an earlier run about the same that nobody could settle yet: nothing is sent before it is settled.
    #[serde(default)]
    pub open: Option<OpenWrite>,
}

/// A field that is left as it is in the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Untouched {
    /// Which field.
    pub field: Field,
    /// What the source holds.
    pub source: Option<Value>,
    /// What the target holds, and keeps.
    pub target: Option<Value>,
    /// Why.
    pub why: UntouchedWhy,
}

/// Why a field that differs is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UntouchedWhy {
    /// The target leads for this field.
    TargetLeads,
    /// The owner decided for the target's value.
    Decided,
    /// The source has nothing there, and the target's interface has no way to empty the field: it takes a hand.
    NoWayToEmpty,
    /// The target's form cannot hold the source's value; a finding says why.
    CannotBeHeld,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldOrigin {
    /// Which field.
    pub field: Field,
    /// From where.
    pub origin: ValueOrigin,
}

/// A place that is not the field's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValueOrigin {
    /// Kleer's `internal-id`, as the owner chose.
    KleerInternalId,
    /// Kleer's `foreign-id`, as the owner chose.
    KleerForeignId,
    /// Concluded from which salary is set.
    SalaryKind,
    /// Cut out of the whole name.
    WholeName,
}

/// One way to cut a whole name in two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct NameSplit {
    /// First name.
    pub first: String,
    /// Last name.
    pub last: String,
}

/// Somebody of the target who could be the person of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Candidate {
    /// The id in the target.
    #[ts(as = "String")]
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The e-mail address, to tell two of one name apart.
    pub email: Option<String>,
}

impl Change {
    /// Whether the row can be chosen for sending.
    pub fn is_sendable(&self) -> bool {
        self.open.is_none() && matches!(self.kind, ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove)
    }

    /// Keeps the row from being sent, with why.
    pub fn block(&mut self, finding: Finding) {
        self.kind = ChangeKind::Blocked;
        self.findings.push(finding);
        self.sort_findings();
    }

    /// Errors first, each finding once.
    pub(crate) fn sort_findings(&mut self) {
        self.findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.cmp(b)));
        self.findings.dedup();
    }

    /// The change of one field, if there is one.
    pub fn field(&self, field: Field) -> Option<&FieldChange> {
        self.fields.iter().find(|change| change.field == field)
    }
}

/// A plan: every row, sorted by kind of attention and then by name. Making one never writes outward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// The rows.
    pub changes: Vec<Change>,
    /// What a plan of the leave export says beside its rows.
    #[serde(default)]
    pub leave: Option<LeaveOverview>,
    /// What a plan of the benefit export says beside its rows.
    #[serde(default)]
    pub benefits: Option<BenefitOverview>,
}

/// How many rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct PlanCounts {
    /// Would be created.
    pub create: u32,
    /// Would be changed.
    pub update: u32,
    /// Would be removed.
    pub remove: u32,
    /// Cannot be sent.
    pub blocked: u32,
    /// Wait for a decision.
    pub conflict: u32,
    /// Nothing to do.
    pub in_step: u32,
}

impl Plan {
    /// Counts the rows.
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
