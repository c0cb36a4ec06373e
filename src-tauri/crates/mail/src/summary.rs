//! The data of a summary mail.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::{
    benefits::PayrollMonth,
    money::{Currency, Money},
    run::{ExportKind, Outcome, Reason},
    run_mark::RunEnd,
};
use rust_decimal::Decimal;

/// The result of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The integration's label.
    pub integration: String,
    pub kind: ExportKind,
    /// The month or the days of the run, for exports that have them.
    pub period: Option<Period>,
    /// The start in the owner's time zone.
    pub started: DateTime<FixedOffset>,
    /// The end in the owner's time zone. `None`: the end is unknown.
    pub ended: Option<DateTime<FixedOffset>>,
    /// The cause of the end.
    pub end: RunEnd,
    /// Whether the run waits until the owner changes a setting.
    pub waits_for_switch: bool,
    pub counts: Counts,
    /// The number of confirmed rows that only the owner saw. They were not read back.
    pub seen_by_owner: usize,
    /// The number of confirmed rows with fields that no read shows.
    pub not_readable: usize,
    /// The number of confirmed rows whose amounts do not bear out what was approved.
    pub not_proven: usize,
    /// The number of the plan's rows outside the run that had an error.
    pub blocked: u32,
    /// The number of the plan's rows outside the run that waited for a decision.
    pub undecided: u32,
    /// The number of the plan's rows that waited for an unclear write of an earlier run.
    pub waiting: u32,
    /// The number of the plan's rows that the owner did not choose and that no other run sends.
    pub held: u32,
    /// The number of the plan's rows that the owner did not choose.
    pub not_chosen: u32,
    /// The number of the plan's rows that had nothing to send but a finding.
    pub notices: u32,
    /// The amounts of a benefit run.
    pub proof: Option<Proof>,
    /// The rows of single people. `None`: the mail names no person and discloses no amount of a single person.
    pub people: Option<Vec<PersonLine>>,
}

/// The time that a run was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Month(PayrollMonth),
    /// A range of days.
    Days {
        first: NaiveDate,
        /// Included in the range.
        last: NaiveDate,
    },
}

/// The number of a run's rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Rows that were read back as sent.
    pub confirmed: usize,
    /// Rows that were accepted and not read back.
    pub sent: usize,
    /// Rows that were not applied, or not as sent.
    pub failed: usize,
    /// Rows whose outcome is not known yet.
    pub unknown: usize,
    /// Rows that are still to be sent.
    pub waiting: usize,
    /// Rows that were not sent.
    pub skipped: usize,
}

impl Counts {
    /// The number of all rows.
    pub fn all(&self) -> usize {
        let Self { confirmed, sent, failed, unknown, waiting, skipped } = *self;
        [confirmed, sent, failed, unknown, waiting, skipped].into_iter().fold(0, usize::saturating_add)
    }

    pub fn with(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::Confirmed => self.confirmed,
            Outcome::Sent => self.sent,
            Outcome::Failed => self.failed,
            Outcome::Unknown => self.unknown,
            Outcome::Waiting => self.waiting,
            Outcome::Skipped => self.skipped,
        }
    }

    /// Counts outcomes.
    pub fn of(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            let count = match outcome {
                Outcome::Confirmed => &mut counts.confirmed,
                Outcome::Sent => &mut counts.sent,
                Outcome::Failed => &mut counts.failed,
                Outcome::Unknown => &mut counts.unknown,
                Outcome::Waiting => &mut counts.waiting,
                Outcome::Skipped => &mut counts.skipped,
            };
            *count = count.saturating_add(1);
        }
        counts
    }
}

/// The amounts of a benefit run, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub currency: Currency,
    /// Whether all listed amounts for the target were read back from it.
    pub holds: bool,
    /// The amounts of all benefits.
    pub total: Line,
    pub benefits: Vec<BenefitLine>,
}

impl Proof {
    /// Whether the proof holds. The figures are checked again, so that the mail never claims more than they show.
    pub fn holds(&self) -> bool {
        self.holds && self.benefits.iter().map(|benefit| &benefit.line).chain([&self.total]).all(Line::agrees)
    }
}

/// The amounts of one benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitLine {
    pub name: String,
    pub line: Line,
}

/// Amounts that must satisfy: listed = there + approved + left out, and approved = sent = read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line {
    /// The amounts in the list.
    pub listed: Sum,
    /// The amounts that the target had before the run, equal to the list.
    pub there: Sum,
    /// The amounts that were left out on purpose.
    pub left_out: Sum,
    /// The amounts that the owner approved.
    pub approved: Sum,
    /// The amounts that the target accepted.
    pub sent: Sum,
    /// The amounts that were read back as sent.
    pub read_back: Sum,
}

impl Line {
    pub fn agrees(&self) -> bool {
        let accounted = [self.there, self.approved, self.left_out].iter().fold(Decimal::ZERO, |all, sum| all.saturating_add(sum.amount));
        self.listed.amount == accounted && self.approved.amount == self.sent.amount && self.sent.amount == self.read_back.amount
    }
}

/// A sum of people's amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    pub amount: Decimal,
    /// The number of people in the sum. The sum of one person is shown only when single people are shown.
    pub people: usize,
}

/// One row of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    pub name: String,
    /// The name of the benefit or the type, for rows that have one.
    pub what: Option<String>,
    pub amount: Option<Money>,
    pub outcome: Outcome,
    pub reason: Option<Reason>,
    /// It is confirmed, and its amounts do not bear out what was approved.
    pub not_proven: bool,
}
