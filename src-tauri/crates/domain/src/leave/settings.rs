//! Settings of the leave export.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::agi::Deduction;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LeaveSettings {
    /// Alexis HR's id of the kind of leave → rule. A kind without a rule is not decided yet.
    pub rules: BTreeMap<String, LeaveRule>,
    /// Decides the month of the return in which a day is reported.
    pub deduction: Deduction,
    /// The meaning of the hours of a graded day. `None`: the owner was not asked yet, and such days are not sent.
    pub graded: Option<GradedHours>,
    /// Whether one request reads the records of everybody, instead of one request per person. It is faster but not proven.
    pub read_everybody: bool,
    /// Whether new days are written as payroll events, instead of events on an activity. Not proven.
    pub payroll_events: bool,
}

/// The owner's decision about a kind of leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeaveRule {
    Send {
        /// Kleer's id of the activity.
        #[ts(type = "number")]
        activity: i64,
        /// The name when the owner chose it. It is shown when the activity is gone.
        name: String,
    },
    DoNotSend,
}

/// The meaning of the hours of a graded day, which has the hours of a whole day and a share below 100 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GradedHours {
    /// The hours are the hours absent.
    AsTold,
    /// The hours are those of the whole day. The share of them is absent.
    ShareOfDay,
}
