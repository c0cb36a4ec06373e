//! What is not known about the services, each as a switch. The defaults are the likeliest, or the most dangerous, answer.

use serde::{Deserialize, Serialize};

/// All switches.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Those of Alexis HR.
    pub alexis: AlexisSwitches,
    /// Those of Kleer.
    pub kleer: KleerSwitches,
}

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

/// What is not known about Kleer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerSwitches {
    /// The unit of salaries on the wire.
    pub money: KleerMoney,
    /// The rights of the token's user.
    pub rights: KleerRights,
    /// `POST user/{id}` clears the optional fields it leaves out.
    pub user_update_clears: bool,
    /// What creating a user does whose e-mail exists already.
    pub same_email: KleerSameEmail,
    /// What must be sent as the id of a new user.
    pub new_user_id: KleerNewUserId,
    /// The verb that creates a payroll user.
    pub payroll_user_create: KleerPayrollCreate,
    /// Which salary a read gives.
    pub salary_read: KleerSalaryRead,
    /// A personnummer with a wrong check digit is refused.
    pub check_ssn: bool,
    /// A personnummer spelled otherwise than `YYYYMMDD-NNNN` is refused, not rewritten.
    pub one_ssn_spelling: bool,
    /// A five-digit clearing number with a wrong check digit is refused.
    pub check_clearing: bool,
    /// JSON answers leave empty lists out.
    pub omit_empty_lists: bool,
    /// Logging in by e-mail and password is offered.
    pub password_login: bool,
    /// What a missing right is answered with.
    pub no_right: KleerNoRight,
    /// `foreign-id` is kept, but no read gives it or finds by it.
    pub clear_foreign_id_in_reads: bool,
}

impl Default for KleerSwitches {
    fn default() -> Self {
        KleerSwitches {
            money: KleerMoney::Ore,
            rights: KleerRights::default(),
            user_update_clears: true,
            same_email: KleerSameEmail::Double,
            new_user_id: KleerNewUserId::Either,
            payroll_user_create: KleerPayrollCreate::Put,
            salary_read: KleerSalaryRead::InEffect,
            check_ssn: true,
            one_ssn_spelling: false,
            check_clearing: false,
            omit_empty_lists: true,
            password_login: true,
            no_right: KleerNoRight::ServerError,
            clear_foreign_id_in_reads: false,
        }
    }
}

/// The unit of salaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerMoney {
    /// Hundredths of a krona.
    Ore,
    /// Whole kronor.
    Kronor,
}

/// The rights of the token's user. Without one, `SingleAccessDeniedException`, by default with 500. What Kleer calls them is
/// not known in full, so there are the boxes that one ticks, and beside them each kind of call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerRights {
    /// Administers the payroll: reading and writing payroll users.
    pub payroll: bool,
    /// Administers users: listing and writing them. Oneself can always be read.
    pub users: bool,
    /// Finance manager: writing payroll users.
    pub finance_manager: bool,
    /// Listing users. Oneself can always be read.
    pub read_users: bool,
    /// Listing payroll users, with their schedules and events.
    pub read_payroll_users: bool,
    /// Creating and changing users.
    pub write_users: bool,
    /// Creating and changing payroll users.
    pub write_payroll_users: bool,
}

impl KleerRights {
    pub(crate) fn may_read_users(self) -> bool {
        self.users && self.read_users
    }

    pub(crate) fn may_write_users(self) -> bool {
        self.users && self.write_users
    }

    pub(crate) fn may_read_payroll_users(self) -> bool {
        self.payroll && self.read_payroll_users
    }

    pub(crate) fn may_write_payroll_users(self) -> bool {
        self.payroll && self.finance_manager && self.write_payroll_users
    }
}

/// The status of a missing right. The text is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerNoRight {
    /// 500.
    ServerError,
    /// 403.
    Forbidden,
}

impl Default for KleerRights {
    fn default() -> Self {
        KleerRights {
            payroll: true,
            users: true,
            finance_manager: true,
            read_users: true,
            read_payroll_users: true,
            write_users: true,
            write_payroll_users: true,
        }
    }
}

/// Creating a user whose e-mail exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerSameEmail {
    /// There are two of them then.
    Double,
    /// Refused with 500.
    Refuse,
}

/// The id of a new user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerNewUserId {
    /// Zero or left out.
    Either,
    /// Zero; leaving it out is refused.
    Zero,
    /// Left out; a zero is refused.
    Omitted,
}

/// The verb that creates a payroll user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerPayrollCreate {
    /// `PUT payroll/user/{id}`.
    Put,
    /// `POST payroll/user/{id}`, which then creates as well as updates.
    Post,
}

/// Which of several salaries a read gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerSalaryRead {
    /// The one in effect today; a later one is only in the history.
    InEffect,
    /// The one with the latest start, even if that is still to come.
    Latest,
}
