//! Runs: what was sent, and what the other side says it holds.

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
    /// Start, RFC 3339 in UTC.
    pub started_at: String,
    /// End, RFC 3339 in UTC.
    pub ended_at: Option<String>,
    /// Where it stands.
    pub state: RunState,
    /// The worst that is true of it.
    pub mark: RunMark,
    /// Who or what ended it.
    pub end: RunEnd,
    /// Why it was stopped.
    pub stopped_by: Option<AppError>,
    /// How many changes per outcome.
    pub counts: OutcomeCounts,
    /// How many confirmed changes only the owner saw.
    pub seen_by_owner: u32,
    /// How many confirmed changes have fields that no read shows.
    pub not_readable: u32,
    /// How many confirmed changes have amounts that do not bear out what was approved: of them the proof does not hold.
    pub not_proven: u32,
    /// How many failed, unsent or not proven changes no later run took up and the owner did not put aside.
    pub open: u32,
    /// The payroll month of a run of benefits.
    pub month: Option<PayrollMonth>,
    /// When names and values were removed because the run is older than the owner wants to keep, RFC 3339 in UTC.
    pub cleared_at: Option<String>,
}

/// A run with its rows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunView {
    /// The run.
    pub summary: RunSummary,
    /// One row a chosen change, failed and unknown first.
    pub rows: Vec<RunRow>,
    /// What of the plan was no part of the run.
    pub left_behind: LeftBehind,
}

/// Why nothing is left to do about a row that was not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PutAsideView {
    /// Who or what says so.
    pub why: PutAsideWhy,
    /// The owner's words; `None`: there are none.
    pub reason: Option<String>,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// Who or what says that nothing is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PutAsideWhy {
    /// The owner.
    Owner,
    /// A later look at both sides.
    InStep,
    /// The person was erased.
    Erased,
}

/// One row of a run.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunRow {
    /// The change's key in its plan.
    pub key: String,
    /// The person's name.
    pub name: String,
    /// Create or update.
    pub kind: ChangeKind,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, unless it was confirmed.
    pub reason: Option<Reason>,
    /// The fields the reason is about.
    pub reason_fields: Vec<Field>,
    /// The error behind the reason.
    pub error: Option<AppError>,
    /// The day of leave that the row is about; `None`: it is about a person.
    pub day: Option<LeaveDay>,
    /// What of which compensation type the row is about; `None`: it is not a row of benefits.
    pub benefit: Option<BenefitRow>,
    /// What was to be sent. Numbers that nobody has to see whole are masked.
    pub fields: Vec<FieldChange>,
    /// What was known about the record.
    pub findings: Vec<Finding>,
    /// Every request made for it.
    pub steps: Vec<StepView>,
    /// It is confirmed, and its amounts do not bear out what was approved.
    pub not_proven: bool,
    /// It failed, was not sent or is not proven, and waits for the owner.
    pub open: bool,
    /// It failed, was not sent or is not proven, and nothing is left to do about it.
    pub aside: Option<PutAsideView>,
}

/// One request of a row, from the ledger.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StepView {
    /// What it was to do.
    pub step: Step,
    /// What is known of it.
    pub state: StepState,
    /// When it was about to be sent, RFC 3339 in UTC.
    pub intended_at: String,
    /// The amount that it carried.
    pub amount: Option<Money>,
    /// What the last read showed of it: records of the other side, each with its amount.
    pub read_back: Vec<ReadBack>,
}

/// What a long job says while it is under way. Sent to the window as the event `progress`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Progress {
    /// The integration or run it belongs to.
    pub job: String,
    /// What is happening.
    pub stage: Stage,
    /// How many are done in this stage.
    pub done: u32,
    /// Of how many; `None`: not known yet.
    pub total: Option<u32>,
    /// Whom it concerns now.
    pub name: Option<String>,
    /// Time left, in whole seconds, once it can be told.
    pub seconds_left: Option<u32>,
}

impl Progress {
    /// A stage of a job, of unknown length.
    pub fn stage(job: &str, stage: Stage) -> Self {
        Self { job: job.to_owned(), stage, done: 0, total: None, name: None, seconds_left: None }
    }
}

/// The stages of making a plan and of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Fetching the credentials; the computer may ask for the keychain's password.
    OpeningKeychain,
    /// Reading the source.
    ReadingSource,
    /// Reading the target.
    ReadingTarget,
    /// Comparing.
    Comparing,
    /// Sending.
    Sending,
    /// Reading back and comparing.
    Verifying,
    /// Ended; the run can be fetched.
    Ended,
}

/// Which runs of the history.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct HistoryFilter {
    /// Only this integration.
    pub integration_id: Option<String>,
    /// Only runs of which something waits for the owner.
    pub needs_attention: bool,
    /// Only runs with a person whose name contains this.
    pub text: Option<String>,
    /// How many at most, 1 to 200.
    pub limit: u32,
    /// How many to pass over.
    pub offset: u32,
}

/// A page of the history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// Newest first.
    pub runs: Vec<RunSummary>,
    /// How many match in all.
    pub total: u32,
}

/// A file form of a run's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// Comma-separated values, UTF-8.
    Csv,
    /// An Excel workbook.
    Xlsx,
}
