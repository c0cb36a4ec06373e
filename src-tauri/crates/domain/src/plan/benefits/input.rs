//! What a plan of the benefit export is made of.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::benefits::{
    Benefit, BenefitSettings, Compensation, CompensationType, Entry, LegalLimit, ListPerson, PayrollMonth, TargetPeople,
};
use crate::money::Money;
use crate::person::PersonId;
use crate::plan::OpenRow;

/// Everything that a plan of the benefit export is made of.
#[derive(Debug, Clone, Copy)]
pub struct BenefitInput<'a> {
    /// The payroll month.
    pub month: PayrollMonth,
    /// The day on which the plan is made.
    pub today: NaiveDate,
    /// The catalogue.
    pub catalogue: &'a [Benefit],
    /// The people of the list.
    pub people: &'a [ListPerson],
    /// The amounts of every month: limits of a year and the difference to the month before need them.
    pub entries: &'a [Entry],
    /// The owner's settings.
    pub settings: &'a BenefitSettings,
    /// The legal limits.
    pub limits: &'a [LegalLimit],
    /// The people of the target.
    pub target: &'a TargetPeople,
    /// The compensation types of the target.
    pub types: &'a [CompensationType],
    /// What the target holds in the month.
    pub held: &'a [Compensation],
    /// What the ledger knows: this month's, and recurring ones of every month.
    pub sent: &'a [SentPay],
    /// Writes into the same account, of this list or of another, that nobody could settle yet.
    pub open: &'a [OpenRow],
    /// What other lists sent into the same account in the month.
    pub sent_by_others: &'a [SentPay],
    /// People of a legal entity of which the target shows nobody's pay.
    pub outside: &'a BTreeSet<PersonId>,
}

/// A compensation that the ledger knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentPay {
    /// Whose, by the target's id.
    pub person: PersonId,
    /// The type's id; `None`: it was made in the same run and its id was never learnt.
    pub type_id: Option<String>,
    /// The type's name.
    pub type_name: String,
    /// Whether it is paid again and again.
    pub recurring: bool,
    /// The payroll month, the first one of a recurring compensation.
    pub month: PayrollMonth,
    /// The amount.
    pub amount: Money,
    /// The target's id of it, when an answer or a read told it.
    pub record: Option<String>,
    /// Whether it is known to have happened. Otherwise nobody ever learnt what became of it.
    pub happened: bool,
}
