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
            patch_merges_objects: false,
            unique_fields: Vec::new(),
            create_demands: Vec::new(),
            empty_columns: Vec::new(),
            token: AlexisToken::Works,
        }
    }
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
