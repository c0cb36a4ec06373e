//! Runs: what was sent, and what the target holds afterwards.

use domain::benefits::{PayrollMonth, ReadBack};
use domain::field::Field;
use domain::finding::Finding;
use domain::money::Money;
pub use domain::plan::LeftBehind;
use domain::plan::{BenefitRow, ChangeKind, FieldChange, LeaveDay};
use domain::run::{ExportKind, Outcome, Reason, RunState, Step, StepState};
use domain::run_mark::{OutcomeCounts, RunEnd, RunMark};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::AppError;

/// A run in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunSummary {
    pub id: String,
    pub export: ExportKind,
    pub integration_id: String,
    pub integration_label: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
    /// RFC 3339 in UTC.
    pub started_at: String,
    /// RFC 3339 in UTC; `None`: not ended.
    pub ended_at: Option<String>,
    pub state: RunState,
    /// The most urgent thing about the run.
    pub mark: RunMark,
    /// Who or what ended the run.
    pub end: RunEnd,
    /// Why the run stopped before its end.
    pub stopped_by: Option<AppError>,
    /// How many rows have each outcome.
    pub counts: OutcomeCounts,
    /// How many confirmed rows were seen by the owner alone, and by no read.
    pub seen_by_owner: u32,
    /// How many confirmed rows have fields that no read shows.
    pub not_readable: u32,
    /// How many confirmed rows have other amounts than were approved. The proof does not hold for them.
    pub not_proven: u32,
    /// How many failed, unsent or not proven rows are open: no later run took them up, and the owner did not put them aside.
    pub open: u32,
    /// The payroll month. Only for benefits.
    pub month: Option<PayrollMonth>,
    /// When names and values were removed after the retention time, RFC 3339 in UTC.
    pub cleared_at: Option<String>,
}

/// A run with its rows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunView {
    pub summary: RunSummary,
    /// One per chosen row of the plan, unknown and failed ones first.
    pub rows: Vec<RunRow>,
    /// The rows of the plan that were not part of the run.
    pub left_behind: LeftBehind,
}

/// Why a row that was not confirmed is no longer open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PutAsideView {
    pub why: PutAsideWhy,
    /// The owner's reason, if there is one.
    pub reason: Option<String>,
    /// RFC 3339 in UTC.
    pub at: String,
}

/// Who or what settled an open row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PutAsideWhy {
    Owner,
    /// A later comparison found both sides in sync.
    InStep,
    /// The person was erased.
    Erased,
}

/// One row of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunRow {
    /// The row's key in its plan.
    pub key: String,
    pub name: String,
    pub kind: ChangeKind,
    pub outcome: Outcome,
    /// The reason for the outcome. A confirmed row usually has none.
    pub reason: Option<Reason>,
    /// The fields that the reason concerns.
    pub reason_fields: Vec<Field>,
    /// The failure behind the reason.
    pub error: Option<AppError>,
    /// Only for leave.
    pub day: Option<LeaveDay>,
    /// Only for benefits.
    pub benefit: Option<BenefitRow>,
    /// The reviewed values. Personal numbers and bank accounts are masked.
    pub fields: Vec<FieldChange>,
    /// The findings of the plan.
    pub findings: Vec<Finding>,
    /// Every request of the row, from the ledger.
    pub steps: Vec<StepView>,
    /// Whether the row is confirmed with other amounts than were approved.
    pub not_proven: bool,
    /// Whether the row failed, was not sent or is not proven, and waits for the owner.
    pub open: bool,
    /// Set: the row failed, was not sent or is not proven, and nothing is left to do.
    pub aside: Option<PutAsideView>,
}

/// One request of a row, from the ledger.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StepView {
    pub step: Step,
    pub state: StepState,
    /// When the intent was recorded, just before the request, RFC 3339 in UTC.
    pub intended_at: String,
    /// The amount that the request carried.
    pub amount: Option<Money>,
    /// The target's records for this write with their amounts, from the last read.
    pub read_back: Vec<ReadBack>,
}

/// The progress of a long job. The window gets it as the event `progress`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Progress {
    /// The id of the integration or run.
    pub job: String,
    pub stage: Stage,
    /// How many rows or people are done in this stage.
    pub done: u32,
    /// `None`: not known yet.
    pub total: Option<u32>,
    /// The name of the person in progress.
    pub name: Option<String>,
    /// `None`: too early for an estimate.
    pub seconds_left: Option<u32>,
}

impl Progress {
    /// A stage of unknown length.
    pub fn stage(job: &str, stage: Stage) -> Self {
        Self { job: job.to_owned(), stage, done: 0, total: None, name: None, seconds_left: None }
    }
}

/// The stages of making a plan and of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Reading the credentials. The computer may ask for the keychain's password.
    OpeningKeychain,
    ReadingSource,
    ReadingTarget,
    Comparing,
    Sending,
    /// Reading back and comparing.
    Verifying,
    /// The job ended, and its result can be fetched.
    Ended,
}

/// A filter for the history.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct HistoryFilter {
    /// Only runs of this integration.
    pub integration_id: Option<String>,
    /// Only runs that need the owner.
    pub needs_attention: bool,
    /// Only runs with a person whose name contains this.
    pub text: Option<String>,
    /// The page size, 1 to 200.
    pub limit: u32,
    /// How many runs to skip.
    pub offset: u32,
}

/// A page of the history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// Newest first.
    pub runs: Vec<RunSummary>,
    /// How many runs match in all.
    pub total: u32,
}

/// A file format of a run's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// Comma-separated values, UTF-8.
    Csv,
    /// An Excel workbook.
    Xlsx,
}
