//! Open writes: writes of earlier runs whose result is still unknown. They block the rows about the same subject, and no others.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::benefits::{is_same_type, type_key};
use super::change::{Change, ChangeKind, Plan};
use crate::benefits::{Category, PayrollMonth};
use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::{BenefitRow, BenefitState, RowType};

/// A write of an earlier run that is not settled yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenWrite {
    pub run_id: String,
    /// The row's key in that run.
    pub key: String,
    pub known: OpenKnown,
    /// The payment as it was sent. A later plan may want another amount in another month. `None` when the write is about no payment.
    #[serde(default)]
    pub pay: Option<OpenPay>,
}

/// The payment of an open write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenPay {
    /// The name of the compensation type.
    pub pay_type: String,
    /// `None` when the write creates the type.
    pub amount: Option<Money>,
    /// The payroll month. For a recurring amount, the first one.
    pub month: PayrollMonth,
}

/// The state of knowledge about an open write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenKnown {
    /// The app ended before the answer arrived.
    NoAnswer,
    /// The answer does not say whether the write happened, or the call timed out.
    AnswerUnclear,
    /// The target accepted the write and has not been read since.
    NotReadBack,
    /// The target accepted the write and does not show it.
    NotShown,
}

/// An open write with its row as it was reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    pub write: OpenWrite,
    pub change: Change,
}

impl OpenRow {
    pub fn of(run_id: String, key: String, known: OpenKnown, change: Change) -> Self {
        let pay = change.benefit.as_ref().and_then(|benefit| {
            let pay_type = benefit.pay_type.as_ref()?.name.clone();
            Some(OpenPay { pay_type, amount: benefit.wanted.clone(), month: benefit.month })
        });
        Self { write: OpenWrite { run_id, key, known, pay }, change }
    }

    /// Whether the open write pays this person by this type in the month. A recurring amount also pays in later months.
    pub fn pays(&self, person: &PersonId, kind: &RowType, month: PayrollMonth) -> bool {
        pay_of(&self.change).is_some_and(|(benefit, own)| {
            let in_month =
                benefit.month == month || (benefit.month < month && [own, kind].iter().all(|one| one.category == Category::Recurring));
            self.change.target_id.as_ref() == Some(person) && in_month && is_same_type(own, kind)
        })
    }

    /// Whether the open write creates a compensation type of this name and category.
    pub fn creates_type(&self, name: &str, category: &Category) -> bool {
        type_to_create(&self.change).is_some_and(|own| type_key(&own.name, &own.category) == type_key(name, category))
    }

    /// Whether the open write and a row have the same subject: the same payment, compensation type, leave day or person.
    pub fn concerns(&self, change: &Change) -> bool {
        if let (Some((benefit, kind)), Some(person)) = (pay_of(change), &change.target_id) {
            return self.pays(person, kind, benefit.month);
        }
        if let Some(kind) = type_to_create(change) {
            return self.creates_type(&kind.name, &kind.category);
        }
        let other = &self.change;
        if change.benefit.is_some() || other.benefit.is_some() || change.day.is_some() || other.day.is_some() {
            return change.day.is_some() && other.day.is_some() && change.key == other.key;
        }
        let same = |one: &Option<PersonId>, other: &Option<PersonId>| one.is_some() && one == other;
        let ssn = |change: &Change| change.field(Field::Ssn).and_then(|field| field.new.clone());
        same(&change.source_id, &other.source_id)
            || same(&change.target_id, &other.target_id)
            || ssn(change).is_some_and(|own| ssn(other) == Some(own))
    }
}

fn pay_of(change: &Change) -> Option<(&BenefitRow, &RowType)> {
    let benefit = change.benefit.as_ref().filter(|benefit| benefit.state != BenefitState::TypeToMake)?;
    Some((benefit, benefit.pay_type.as_ref()?))
}

fn type_to_create(change: &Change) -> Option<&RowType> {
    change.benefit.as_ref().filter(|benefit| benefit.state == BenefitState::TypeToMake)?.pay_type.as_ref()
}

/// Blocks the rows of a plan that an open write concerns.
pub fn hold_back_open(plan: &mut Plan, open: &[OpenRow]) {
    for row in &mut plan.changes {
        let is_pending = row.is_sendable() || row.kind == ChangeKind::Conflict;
        if let Some(found) = open.iter().find(|open| open.concerns(row)).filter(|_| is_pending) {
            block_for_open_write(row, found);
        }
    }
}

/// Blocks a row until the open write is settled.
pub(super) fn block_for_open_write(row: &mut Change, open: &OpenRow) {
    row.findings.insert(0, Finding::error(FindingCode::OpenBefore, None));
    row.open = Some(open.write.clone());
    if row.kind != ChangeKind::Conflict {
        row.kind = ChangeKind::Blocked;
    }
}
