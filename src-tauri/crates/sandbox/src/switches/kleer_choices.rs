//! The switches of Kleer that are no simple yes or no.

use serde::{Deserialize, Serialize};

/// The unit of salaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerMoney {
    /// Hundredths of a krona.
    Ore,
    /// Whole kronor.
    Kronor,
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

/// Absence of more hours than the schedule has that day, all of the day's absence together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerHoursBeyondSchedule {
    /// Taken as it is.
    Accept,
    /// Refused with 500.
    Refuse,
}

/// Whose events a list gives that names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerEventsWithoutUser {
    /// Those of everybody whom the token may see.
    Everybody,
    /// Those of the token's user.
    Own,
}

/// What `POST event/{id}` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerPostEvent {
    /// It changes the event.
    Update,
    /// 405: only deleting and creating anew is left.
    MethodNotAllowed,
}
