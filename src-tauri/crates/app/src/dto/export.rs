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
    /// Its id.
    pub id: String,
    /// What kind of export.
    pub export: ExportKind,
    /// The integration's id.
    pub integration_id: String,
    /// The integration's label.
    pub integration_label: String,
    /// Whether it is the sample company.
    pub sample: bool,
    /// The instant it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// How many of each kind.
    pub counts: PlanCounts,
    /// The rows: what needs the owner first. Numbers that nobody has to see whole are masked.
    pub changes: Vec<Change>,
    /// Warnings that nearly all rows have: said once.
    pub shared: Vec<SharedFinding>,
    /// The keys of the rows that need nothing sent and are not simply alike.
    pub notice_keys: Vec<String>,
    /// Whether salaries were compared: the unit is confirmed.
    pub salaries_known: bool,
    /// The source has so many fewer people than at the last export that sending needs an explicit yes.
    pub shrink_guard: Option<ShrinkGuard>,
    /// Nothing was ever sent by this export: starting with one or two people is a good idea.
    pub first_run: bool,
    /// How many people of Alexis HR the integration is not about.
    pub out_of_scope: u32,
    /// The owner was not asked yet where employee numbers stand in Kleer, and there are some. Imports only.
    pub number_unasked: bool,
    /// The calls that sending the plan would take and that nobody has been seen to make with a live account, by their names.
    pub unproven_calls: Vec<String>,
    /// What a plan of the leave export says beside its rows.
    pub leave: Option<LeaveOverview>,
    /// What a plan of the benefit export says beside its rows.
    pub benefits: Option<BenefitOverview>,
    /// The latest run that sent something of the plan's payroll month. Sending what it sent again needs an explicit yes.
    pub exported: Option<ExportedMonth>,
}

/// The periods of the leave export.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LeavePeriods {
    /// What is proposed to be exported next: the month before the present one until it was exported, then the present one.
    pub proposed: Period,
    /// Periods that the owner closed, newest first.
    pub closed: Vec<ClosedPeriod>,
    /// Periods of runs that sent something, newest first.
    pub exported: Vec<ExportedPeriod>,
    /// Days that have to be put right by hand in Kleer.
    pub corrections: u32,
}

/// A period that the owner closed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClosedPeriod {
    /// The period.
    pub period: Period,
    /// When, RFC 3339 in UTC.
    pub closed_at: String,
}

/// A period of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedPeriod {
    /// The period.
    pub period: Period,
    /// The run.
    pub run_id: String,
    /// When it began, RFC 3339 in UTC.
    pub at: String,
}

/// A day that only a hand can put right in Kleer, because it is locked there.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Correction {
    /// The row as it was planned: person, day, old and new. Numbers are masked as in the plan.
    pub change: Change,
    /// When it was first noticed, RFC 3339 in UTC.
    pub noticed_at: String,
    /// When a later read showed it done, RFC 3339 in UTC; `None`: still to be done.
    pub done_at: Option<String>,
}

/// Why sending needs an explicit yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ShrinkGuard {
    /// Active people in the source at the last export that was sent.
    pub before: u32,
    /// Active people in the source now.
    pub now: u32,
    /// The owner's limit, in per cent.
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
