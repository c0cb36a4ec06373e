//! Writes of earlier runs of which nobody can say yet whether they happened, and the rows that they keep from being sent:
//! those about the same, and no others.

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

/// A write that nobody could settle yet, by the row of the run that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenWrite {
    /// The run.
    pub run_id: String,
    /// The row's key in it.
    pub key: String,
    /// What is known of it.
    pub known: OpenKnown,
    /// What it would have paid, as it left: a later plan may want another amount in another month. `None`: it is about no payment.
    #[serde(default)]
    pub pay: Option<OpenPay>,
}

/// What an open write would have paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenPay {
    /// The name of the compensation type.
    pub pay_type: String,
    /// How much; `None`: the write makes the type.
    pub amount: Option<Money>,
    /// The payroll month, the first one of a recurring amount.
    pub month: PayrollMonth,
}

/// What is known of a write that nobody could settle yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenKnown {
    /// The app ended before an answer came.
    NoAnswer,
    /// An answer came, or none in time, and it does not say whether the write happened.
    AnswerUnclear,
    /// The target accepted the write, and has not been read since.
    NotReadBack,
    /// The target accepted the write, and does not show it.
    NotShown,
}

/// An open write, with the row as it was reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// The write.
    pub write: OpenWrite,
    /// The row.
    pub change: Change,
}

impl OpenRow {
    /// The row of a run, with what is known of its write.
    pub fn of(run_id: String, key: String, known: OpenKnown, change: Change) -> Self {
        let pay = change.benefit.as_ref().and_then(|told| {
            let pay_type = told.pay_type.as_ref()?.name.clone();
            Some(OpenPay { pay_type, amount: told.wanted.clone(), month: told.month })
        });
        Self { write: OpenWrite { run_id, key, known, pay }, change }
    }

    /// Whether the open write pays the same person by the same type in the month. A recurring amount goes on in later months.
    pub fn is_pay_of(&self, person: &PersonId, kind: &RowType, month: PayrollMonth) -> bool {
        pay_of(&self.change).is_some_and(|(told, own)| {
            let in_month = told.month == month || (told.month < month && [own, kind].iter().all(|one| one.category == Category::Recurring));
            self.change.target_id.as_ref() == Some(person) && in_month && is_same_type(own, kind)
        })
    }

    /// Whether the open write makes a compensation type of this name and category.
    pub fn makes(&self, name: &str, category: &Category) -> bool {
        made_type(&self.change).is_some_and(|own| type_key(&own.name, &own.category) == type_key(name, category))
    }

    /// Whether the open write is about the same as a row: the same amount of pay, the same day of leave, or the same person.
    pub fn concerns(&self, change: &Change) -> bool {
        if let (Some((told, kind)), Some(person)) = (pay_of(change), &change.target_id) {
            return self.is_pay_of(person, kind, told.month);
        }
        if let Some(kind) = made_type(change) {
            return self.makes(&kind.name, &kind.category);
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
    let told = change.benefit.as_ref().filter(|told| told.state != BenefitState::TypeToMake)?;
    Some((told, told.pay_type.as_ref()?))
}

fn made_type(change: &Change) -> Option<&RowType> {
    change.benefit.as_ref().filter(|told| told.state == BenefitState::TypeToMake)?.pay_type.as_ref()
}

/// Holds back the rows of a plan that an open write concerns. The others stay as they are.
pub fn hold_back_open(plan: &mut Plan, open: &[OpenRow]) {
    for row in &mut plan.changes {
        let is_pending = row.is_sendable() || row.kind == ChangeKind::Conflict;
        if let Some(found) = open.iter().find(|open| open.concerns(row)).filter(|_| is_pending) {
            bar(row, found);
        }
    }
}

/// Makes a row wait until somebody settled the write.
pub(super) fn bar(row: &mut Change, open: &OpenRow) {
    row.findings.insert(0, Finding::error(FindingCode::OpenBefore, None));
    row.open = Some(open.write.clone());
    if row.kind != ChangeKind::Conflict {
        row.kind = ChangeKind::Blocked;
    }
}
