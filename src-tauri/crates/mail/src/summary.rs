//! What a run did, as far as a mail tells of it.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::{
    benefits::PayrollMonth,
    money::{Currency, Money},
    run::{ExportKind, Outcome, Reason},
    run_mark::RunEnd,
};
use rust_decimal::Decimal;

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The integration's label.
    pub integration: String,
    /// The export.
    pub kind: ExportKind,
    /// What it was for, where it is for a time.
    pub period: Option<Period>,
    /// When it began, by the owner's clock.
    pub started: DateTime<FixedOffset>,
    /// When it ended, by the owner's clock; `None`: nobody knows.
    pub ended: Option<DateTime<FixedOffset>>,
    /// Who or what ended it.
    pub end: RunEnd,
    /// Whether it goes on after the owner turned a switch.
    pub waits_for_switch: bool,
    /// How its changes ended.
    pub counts: Counts,
    /// How many of the confirmed changes only the owner saw: they were not read back.
    pub seen: usize,
    /// How many of the confirmed changes have fields that no read shows.
    pub not_readable: usize,
    /// How many of the confirmed changes have amounts that do not bear out what was approved.
    pub not_proven: usize,
    /// How many rows of the plan could not be sent, and were no part of the run.
    pub blocked: u32,
    /// How many rows of the plan waited for a decision, and were no part of the run.
    pub undecided: u32,
    /// How many rows of the plan waited for what an earlier run left unclear.
    pub waiting: u32,
    /// How many rows of the plan the owner did not tick, though nothing else sends them.
    pub held: u32,
    /// How many rows of the plan the owner left out of the run.
    pub not_chosen: u32,
    /// How many rows of the plan had nothing to send, and something to look at.
    pub notices: u32,
    /// The amounts of a run of benefits.
    pub proof: Option<Proof>,
    /// The changes of single people. `None`: the mail names nobody and tells no amount that is one person's.
    pub people: Option<Vec<PersonLine>>,
}

/// What a run was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A payroll month.
    Month(PayrollMonth),
    /// Days, the first and the last included.
    Days {
        /// The first.
        first: NaiveDate,
        /// The last.
        last: NaiveDate,
    },
}

/// How many of a run's changes ended how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Read back as they were sent.
    pub confirmed: usize,
    /// Accepted, not read back.
    pub sent: usize,
    /// Did not happen, or not as they were sent.
    pub failed: usize,
    /// Nobody can say yet.
    pub unknown: usize,
    /// Not sent yet.
    pub waiting: usize,
    /// Not sent.
    pub skipped: usize,
}

impl Counts {
    /// All changes.
    pub fn all(&self) -> usize {
        let Self { confirmed, sent, failed, unknown, waiting, skipped } = *self;
        [confirmed, sent, failed, unknown, waiting, skipped].into_iter().fold(0, usize::saturating_add)
    }

    /// How many ended so.
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

    /// The counts of these outcomes.
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

/// The amounts of a run of benefits, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The currency.
    pub currency: Currency,
    /// Whether everything that was listed and meant for the target is there, as far as it was read back.
    pub holds: bool,
    /// Everything together.
    pub total: Line,
    /// By benefit.
    pub benefits: Vec<BenefitLine>,
}

impl Proof {
    /// Whether it holds, looked at again: what the figures do not bear out is never said.
    pub fn holds(&self) -> bool {
        self.holds && self.benefits.iter().map(|benefit| &benefit.line).chain([&self.total]).all(Line::agrees)
    }
}

/// The amounts of one benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitLine {
    /// Its name.
    pub name: String,
    /// Its amounts.
    pub line: Line,
}

/// Amounts that have to be equal: listed = there + approved + left out, and approved = sent = read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line {
    /// What the list held.
    pub listed: Sum,
    /// What the target held before, equal to the list.
    pub there: Sum,
    /// What was not sent on purpose.
    pub left_out: Sum,
    /// What the owner approved.
    pub approved: Sum,
    /// What the target accepted.
    pub sent: Sum,
    /// What was read back as it was sent.
    pub read_back: Sum,
}

impl Line {
    /// Whether the amounts are equal that have to be.
    pub fn agrees(&self) -> bool {
        let accounted = [self.there, self.approved, self.left_out].iter().fold(Decimal::ZERO, |all, sum| all.saturating_add(sum.amount));
        self.listed.amount == accounted && self.approved.amount == self.sent.amount && self.sent.amount == self.read_back.amount
    }
}

/// A sum of amounts of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum.
    pub amount: Decimal,
    /// How many people's amounts it is made of. A sum of one person's is not shown unless single people are.
    pub people: usize,
}

/// One change of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The person's name.
    pub name: String,
    /// What it is about, where that is more than the person: the benefit's or the type's name.
    pub what: Option<String>,
    /// The amount, where there is one.
    pub amount: Option<Money>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why so.
    pub reason: Option<Reason>,
    /// It is confirmed, and its amounts do not bear out what was approved.
    pub not_proven: bool,
}
