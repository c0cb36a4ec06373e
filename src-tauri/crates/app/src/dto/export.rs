//! The plan under review.

use domain::leave::Period;
use domain::plan::{BenefitOverview, Change, LeaveOverview, PlanCounts, SharedFinding};
use domain::run::ExportKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ExportedMonth;

/// A stored plan, ready for review.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanView {
    pub id: String,
    pub export: ExportKind,
    pub integration_id: String,
    pub integration_label: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
    /// RFC 3339 in UTC.
    pub made_at: String,
    pub counts: PlanCounts,
    /// The rows, those that need the owner first. Personal numbers and bank accounts are masked.
    pub changes: Vec<Change>,
    /// Warnings that nearly all rows share: shown once.
    pub shared: Vec<SharedFinding>,
    /// The keys of rows in sync that still have something to look at.
    pub notice_keys: Vec<String>,
    /// Whether salaries were compared. They are not before the salary unit is confirmed.
    pub salaries_known: bool,
    /// Set: the source shrank since the last export, and sending needs a confirmation.
    pub shrink_guard: Option<ShrinkGuard>,
    /// Whether this export never sent anything. The window then advises to start with one or two people.
    pub first_run: bool,
    /// How many people of Alexis HR are outside the integration's scope.
    pub out_of_scope: u32,
    /// Whether the owner has not chosen yet where employee numbers stand in Kleer. Only for exports to Alexis HR.
    pub number_unasked: bool,
    /// The names of the unproven calls that sending the plan would take.
    pub unproven_calls: Vec<String>,
    /// Only for leave.
    pub leave: Option<LeaveOverview>,
    /// Only for benefits.
    pub benefits: Option<BenefitOverview>,
    /// The latest run that sent something of the plan's payroll month. Sending a row again needs a confirmation.
    pub exported: Option<ExportedMonth>,
}

/// The periods of the leave export.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeavePeriods {
    /// The period to export next: the last month until it was exported or closed, then the present month.
    pub proposed: Period,
    /// Periods that the owner closed, newest first.
    pub closed: Vec<ClosedPeriod>,
    /// Periods of runs that sent something, newest first.
    pub exported: Vec<ExportedPeriod>,
    /// How many days need a correction by hand in Kleer.
    pub corrections: u32,
}

/// A period that the owner closed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClosedPeriod {
    pub period: Period,
    /// RFC 3339 in UTC.
    pub closed_at: String,
}

/// A period of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedPeriod {
    pub period: Period,
    pub run_id: String,
    /// Start of the run, RFC 3339 in UTC.
    pub at: String,
}

/// A change that only a hand can make in the target.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Correction {
    /// The row as it was planned. Numbers are masked as in the plan.
    pub change: Change,
    /// When a plan first had it, RFC 3339 in UTC.
    pub noticed_at: String,
    /// When a later read showed that it was done, RFC 3339 in UTC; `None`: still open.
    pub done_at: Option<String>,
}

/// Why sending needs a confirmation: the source shrank. Counts active people; days for leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ShrinkGuard {
    /// The count at the last export that was sent.
    pub before: u32,
    /// The count now.
    pub now: u32,
    /// The owner's limit in per cent.
    pub limit: u32,
}

/// Warnings that the owner confirmed when the run was started.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
pub struct Confirmations {
    /// The source has far less than at the last run.
    pub shrunk_source: bool,
    /// A row was sent before, or is for a far month.
    pub resend: bool,
}
