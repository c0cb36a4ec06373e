//! A switch for each unknown about Alexis HR.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AlexisSwitches {
    /// The rows of a page when the request has no limit.
    pub default_limit: usize,
    /// The largest page; a larger limit is lowered to it without an error.
    pub max_limit: Option<usize>,
    /// Answers spell enums in lower case.
    pub lower_case_enums: bool,
    /// Answers have fields that no document names: `_id`, `__v`, `deleted`.
    pub extra_fields: bool,
    /// Answers have the fields that only the newer documentation has.
    pub newer_schema: bool,
    /// A 400 has its reasons as one string, not as a list.
    pub message_as_string: bool,
    /// Unknown parameters, fields, relations and properties of a body are ignored, not refused.
    pub ignore_unknown: bool,
    /// The relation `compensation` has a person's whole history, not only the current one.
    pub whole_compensation_history: bool,
    /// The relation `employment` has a person's whole history, not only the current one.
    pub whole_employment_history: bool,
    /// Optional fields without a value are null, not omitted.
    pub nulls: bool,
    /// Days are local midnight in UTC (the evening before), not UTC midnight.
    pub local_midnight: bool,
    /// Days that a read shows as a timestamp other than midnight.
    pub odd_moments: Vec<AlexisOddMoment>,
    /// An update merges `homeAddress`, `bankAccount`, `tax` and `custom` into the stored object instead of replacing it.
    pub patch_merges_objects: bool,
    /// The fields that must be unique among employees; a write that breaks this is a 400.
    pub unique_fields: Vec<String>,
    /// The required fields of a new employee; a write without one is a 400.
    pub create_demands: Vec<String>,
    /// Employee fields that no answer has: columns that were not released to the API.
    pub empty_columns: Vec<String>,
    pub token: AlexisToken,
    /// A leave also has transactions on free days: weekends and public holidays.
    pub transactions_on_free_days: bool,
    /// The hours of a transaction on a free day.
    pub free_day_hours: AlexisFreeDayHours,
    /// The hours of the transactions of graded leave.
    pub graded_hours: AlexisGradedHours,
    /// `extent` is a fraction: 0.5 instead of 50.
    pub extent_as_fraction: bool,
    /// A leave's `endDate` is the day after its last day.
    pub leave_end_exclusive: bool,
    pub work_week_unit: AlexisWorkWeekUnit,
}

impl Default for AlexisSwitches {
    fn default() -> Self {
        AlexisSwitches {
            default_limit: 50,
            max_limit: Some(500),
            lower_case_enums: false,
            extra_fields: false,
            newer_schema: false,
            message_as_string: false,
            ignore_unknown: false,
            whole_compensation_history: false,
            whole_employment_history: false,
            nulls: false,
            local_midnight: false,
            odd_moments: Vec::new(),
            patch_merges_objects: false,
            unique_fields: Vec::new(),
            create_demands: Vec::new(),
            empty_columns: Vec::new(),
            token: AlexisToken::Works,
            transactions_on_free_days: true,
            free_day_hours: AlexisFreeDayHours::Whole,
            graded_hours: AlexisGradedHours::Lowered,
            extent_as_fraction: false,
            leave_end_exclusive: false,
            work_week_unit: AlexisWorkWeekUnit::Hours,
        }
    }
}

/// A single day that a read shows as another timestamp. The rest of the record is unchanged, and filters see the stored day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlexisOddMoment {
    /// The record's id.
    pub record: String,
    /// The name of a field that has a day.
    pub field: String,
    /// The timestamp that a read shows (`2026-11-02T23:30:00.000Z`).
    #[serde(rename = "told")]
    pub value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisToken {
    Works,
    /// The Owner who made the token was removed: 401.
    OwnerLeft,
    /// The token is for another API, or lacks the right: 403.
    NoAccess,
    /// Reads work; every write is a 403.
    ReadOnly,
}

/// The hours of a transaction on a free day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisFreeDayHours {
    /// The hours of a working day.
    Whole,
    Zero,
}

/// The hours of the transactions of graded leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisGradedHours {
    /// The hours are lowered already; `extent` is the share of the working day.
    Lowered,
    /// The hours are not lowered; `extent` is the per cent that a client has to apply.
    Whole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisWorkWeekUnit {
    Hours,
    Minutes,
}
