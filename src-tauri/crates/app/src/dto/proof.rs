//! The proof of a run of benefits: listed = approved = sent = read back, to the cent.

use domain::benefits::PayrollMonth;
use domain::money::{Currency, Money};
use domain::plan::MonthDifference;
pub use domain::proof::{ProofBenefit, ProofLine, ProofMark, ProofPerson, ShownBy};
use serde::Serialize;
use ts_rs::TS;

use super::RunSummary;

/// The proof of one run, as one page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Proof {
    pub run: RunSummary,
    pub month: PayrollMonth,
    pub currency: Currency,
    /// Whether Personio holds every listed amount, as read back.
    pub holds: bool,
    /// The sum of all benefits.
    pub total: ProofLine,
    /// Sorted by name.
    pub benefits: Vec<ProofBenefit>,
    /// The total difference between the amounts in Personio and those that were sent or listed, over all rows that were read back.
    pub differs: Money,
    /// Why the month's total differs from the month before.
    pub difference: MonthDifference,
}
