//! The input of a benefit plan.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::benefits::{
    Benefit, BenefitSettings, Compensation, CompensationType, Entry, LegalLimit, ListPerson, PayrollMonth, TargetPeople,
};
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::OpenRow;

/// The input of a benefit plan.
#[derive(Debug, Clone, Copy)]
pub struct BenefitInput<'a> {
    pub month: PayrollMonth,
    /// The day on which the plan is made.
    pub today: NaiveDate,
    pub catalogue: &'a [Benefit],
    /// The people of the list.
    pub people: &'a [ListPerson],
    /// The amounts of all months, for yearly limits and the difference to the month before.
    pub entries: &'a [Entry],
    pub settings: &'a BenefitSettings,
    pub limits: &'a [LegalLimit],
    /// The people of the target.
    pub target: &'a TargetPeople,
    /// The target's compensation types.
    pub types: &'a [CompensationType],
    /// The target's compensations in the month.
    pub held: &'a [Compensation],
    /// The ledger's compensations of this list: one-time ones of the month, and recurring ones of all months.
    pub sent: &'a [SentPay],
    /// Open writes into the same account, of this list or another one.
    pub open: &'a [OpenRow],
    /// The compensations that other lists sent into the same account in the month.
    pub sent_by_others: &'a [SentPay],
    /// People of legal entities for which the target shows nobody's pay.
    pub outside: &'a BTreeSet<PersonId>,
}

/// A compensation in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentPay {
    /// The person's id in the target.
    pub person: PersonId,
    /// The type's id. `None` when the same run created the type and did not learn its id.
    pub type_id: Option<String>,
    /// The type's name.
    pub type_name: String,
    pub recurring: bool,
    /// The payroll month. For a recurring compensation, the first one.
    pub month: PayrollMonth,
    pub amount: Money,
    /// The target's id, known from an answer or a read.
    pub record: Option<String>,
    /// Whether the write is known to have happened. If not, its result is unknown.
    pub happened: bool,
}
