//! What the owner chose for the leave export.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::agi::Deduction;

/// The owner's settings for the leave export.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LeaveSettings {
    /// What becomes of each kind of leave, by its id in Alexis HR. What is not here was not decided yet.
    pub rules: BTreeMap<String, LeaveRule>,
    /// In which month's pay absence is deducted: decides the return that a day is reported in.
    pub deduction: Deduction,
    /// What the hours of a graded day mean. `None`: not asked yet; such days are not sent.
    pub graded: Option<GradedHours>,
    /// Whether one request reads the records of everybody, in place of one a person. Quicker, and not proven.
    pub read_everybody: bool,
    /// Whether new days are written as payroll events, in place of events on an activity. Not proven.
    pub payroll_events: bool,
}

/// What becomes of a kind of leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeaveRule {
    /// It is sent as this activity.
    Send {
        /// Kleer's id of the activity.
        #[ts(type = "number")]
        activity: i64,
        /// Its name when it was chosen, to be shown when it is gone.
        name: String,
    },
    /// It is not sent.
    DoNotSend,
}

/// What the hours of a graded day mean, when a whole day's hours stand beside a share below 100 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GradedHours {
    /// They are the hours absent.
    AsTold,
    /// They are the whole day's; absent is the share of them.
    ShareOfDay,
}
