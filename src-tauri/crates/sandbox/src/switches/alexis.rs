//! What is not known about Alexis HR.

use serde::{Deserialize, Serialize};

/// What is not known about Alexis HR.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AlexisSwitches {
    /// Rows in a page when no limit is asked for.
    pub default_limit: usize,
    /// The largest page; a larger limit is cut to it silently.
    pub max_limit: Option<usize>,
    /// Enums in lower case.
    pub lower_case_enums: bool,
    /// Fields that no document names: `_id`, `__v`, `deleted`.
    pub extra_fields: bool,
    /// The fields that only the newer documentation has.
    pub newer_schema: bool,
    /// A 400 carries its message as one string, not a list.
    pub message_as_string: bool,
    /// Unknown parameters, fields, relations and properties of a body are passed over instead of refused.
    pub ignore_unknown: bool,
    /// The relation `compensation` holds a person's whole history, not only the current one.
    pub whole_compensation_history: bool,
    /// The relation `employment` holds a person's whole history, not only the current one.
    pub whole_employment_history: bool,
    /// Optional fields without a value come as null instead of being left out.
    pub nulls: bool,
    /// Day values are local midnight as UTC (the evening before) instead of UTC midnight.
    pub local_midnight: bool,
    /// Days that are told as other moments than a midnight.
    pub odd_moments: Vec<AlexisOddMoment>,
    /// An update merges `homeAddress`, `bankAccount`, `tax` and `custom` into what is kept instead of replacing them.
    pub patch_merges_objects: bool,
    /// The fields in which no two employees may be equal; a write that would make them so is a 400.
    pub unique_fields: Vec<String>,
    /// The fields that a new employee cannot do without; without one, 400.
    pub create_demands: Vec<String>,
    /// Employee fields that no answer holds, for anybody: columns that were not released.
    pub empty_columns: Vec<String>,
    /// The state of the token.
    pub token: AlexisToken,
    /// A leave has transactions on days on which nobody works, too: weekends and public holidays.
    pub transactions_on_free_days: bool,
    /// The hours of those.
    pub free_day_hours: AlexisFreeDayHours,
    /// What graded leave does to the hours of its transactions.
    pub graded_hours: AlexisGradedHours,
    /// `extent` is 0.5 in place of 50.
    pub extent_as_fraction: bool,
    /// A leave's `endDate` is the day after its last.
    pub leave_end_exclusive: bool,
    /// The unit of a working week's durations.
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

/// A day that a read tells as another moment than its midnight. Nothing else of the record is touched, and conditions hold for what
/// is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlexisOddMoment {
    /// The record's id.
    pub record: String,
    /// The field, one that holds a day.
    pub field: String,
    /// What a read tells in its place (`2026-11-02T23:30:00.000Z`).
    pub told: String,
}

/// The state of the Alexis HR token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisToken {
    /// It works.
    Works,
    /// The Owner who made it was removed: 401.
    OwnerLeft,
    /// Made for another API, or without the right: 403.
    NoAccess,
    /// It reads; every write is a 403.
    ReadOnly,
}

/// The hours of a transaction on a day on which nobody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisFreeDayHours {
    /// Those of a working day.
    Whole,
    /// None.
    Zero,
}

/// What graded leave does to the hours of its transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisGradedHours {
    /// They are lowered already; `extent` says which share of the working day that is.
    Lowered,
    /// They are not; `extent` says by how much to lower them.
    Whole,
}

/// The unit of a working week's durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlexisWorkWeekUnit {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
}
