//! The rows of a plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::field::{Field, Value};
use crate::finding::Finding;
use crate::person::PersonId;

/// What a row of a plan would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The person is not in the target and would be created.
    Create,
    /// Some fields would be changed.
    Update,
    /// Nothing can be sent before the findings are put right.
    Blocked,
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
    /// What the owner should know, errors first.
    pub findings: Vec<Finding>,
    /// Who of the target this could be, when that has to be asked. The owner's answer becomes a link.
    pub candidates: Vec<Candidate>,
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
        matches!(self.kind, ChangeKind::Create | ChangeKind::Update)
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
}

/// How many rows of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct PlanCounts {
    /// Would be created.
    pub create: u32,
    /// Would be changed.
    pub update: u32,
    /// Cannot be sent.
    pub blocked: u32,
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
                ChangeKind::Blocked => &mut counts.blocked,
                ChangeKind::InStep => &mut counts.in_step,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}
