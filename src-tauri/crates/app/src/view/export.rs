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
    /// The source has so many fewer people than at the last export that sending needs an explicit yes.
    pub brake: Option<Brake>,
    /// Nothing was ever sent by this export: starting with one or two people is a good idea.
    pub first_run: bool,
    /// How many people of Alexis HR the integration is not about.
    pub out_of_scope: u32,
    /// The owner was not asked yet where employee numbers stand in Kleer, and there are some. Imports only.
    pub number_unasked: bool,
    /// Whether the plan holds calls that nobody has proven against a live account (new people, new agreements).
    pub uses_unproven_calls: bool,
}

/// Why sending needs an explicit yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Brake {
    /// Active people in the source at the last export that was sent.
    pub before: u32,
    /// Active people in the source now.
    pub now: u32,
    /// The owner's limit, in per cent.
    pub limit: u32,
}
