//! The plan under review.

use payroll::plan::{Change, PlanCounts};
use payroll::run::ExportKind;
use serde::Serialize;
use ts_rs::TS;

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
    /// The rows: what needs the owner first.
    pub changes: Vec<Change>,
    /// Whether salaries were compared: the unit is confirmed.
    pub salaries_known: bool,
    /// Whether the plan holds calls that nobody has proven against a live account (new people, new agreements).
    pub uses_unproven_calls: bool,
}
