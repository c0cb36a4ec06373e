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
    /// The run.
    pub run: RunSummary,
    /// The payroll month.
    pub month: PayrollMonth,
    /// The currency.
    pub currency: Currency,
    /// Whether everything that was listed is in Personio, as far as it was read back.
    pub holds: bool,
    /// Everything together.
    pub total: ProofLine,
    /// By benefit, by name.
    pub benefits: Vec<ProofBenefit>,
    /// By how much Personio holds other amounts than were sent or listed, over every row that a read showed.
    pub differs: Money,
    /// Why the month is more or less than the one before.
    pub difference: MonthDifference,
}
