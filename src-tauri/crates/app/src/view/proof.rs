//! The proof of a run of benefits: listed = approved = sent = read back, to the cent.

use payroll::benefits::PayrollMonth;
use payroll::money::{Currency, Money};
use payroll::plan::{BenefitState, MonthDifference};
use payroll::run::Outcome;
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
    /// Why the month is more or less than the one before.
    pub difference: MonthDifference,
}

/// One benefit of a proof.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProofBenefit {
    /// The benefit's id.
    pub benefit: String,
    /// Its name.
    pub name: String,
    /// Its amounts together.
    pub line: ProofLine,
    /// By person, by name.
    pub people: Vec<ProofPerson>,
}

/// One person's amount of a benefit.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProofPerson {
    /// The name to show.
    pub name: String,
    /// The amount.
    pub line: ProofLine,
    /// Where the row stood in the plan.
    pub state: BenefitState,
    /// How it ended; `None`: it was not chosen.
    pub outcome: Option<Outcome>,
}

/// The figures that have to be equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProofLine {
    /// What the list held.
    pub listed: Money,
    /// What Personio held before, equal to the list.
    pub there: Money,
    /// What the owner approved.
    pub approved: Money,
    /// What Personio accepted.
    pub sent: Money,
    /// What was read back as it was sent.
    pub read_back: Money,
    /// What was not sent on purpose: benefits that are not for Personio.
    pub left_out: Money,
    /// listed = there + approved + left out, and approved = sent = read back.
    pub holds: bool,
    /// What the figures prove.
    pub mark: ProofMark,
}

/// What the figures of a line prove. "Proven" is only said where something was sent and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofMark {
    /// Everything was sent and read back, or was there.
    Proven,
    /// The same of what was sent; the rest was left out on purpose.
    ProvenLeftOut,
    /// Nothing had to be sent: all of it was there.
    WasThere,
    /// Nothing was sent: some of it was there, the rest was left out on purpose.
    WasThereLeftOut,
    /// Nothing was sent: all of it was left out on purpose.
    LeftOut,
    /// Something is not proven.
    NotProven,
}
