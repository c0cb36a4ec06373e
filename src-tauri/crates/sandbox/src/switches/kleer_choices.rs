//! The switches of Kleer with more than two values.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerMoney {
    Ore,
    Kronor,
}

/// The status for a missing right. The message is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerNoRight {
    /// 500.
    ServerError,
    /// 403.
    Forbidden,
}

/// The result of creating a user whose e-mail exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerSameEmail {
    /// A second user with the same e-mail.
    Double,
    Refuse,
}

/// The id that a client must send for a new user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerNewUserId {
    /// Zero or omitted.
    Either,
    Zero,
    Omitted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerPayrollCreate {
    Put,
    /// `POST payroll/user/{id}` creates and updates.
    Post,
}

/// The salary that a read shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerSalaryRead {
    /// The salary in effect today; a later salary is only in the history.
    InEffect,
    /// The salary with the latest start, even if that day is still to come.
    Latest,
}

/// The result of more hours of absence than the schedule has. All absence of the day is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerHoursBeyondSchedule {
    Accept,
    /// 500.
    Refuse,
}

/// The events of a list without a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerEventsWithoutUser {
    /// The events of every user that the token may see.
    Everybody,
    /// The events of the token's user.
    Own,
}

/// The effect of `POST event/{id}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KleerPostEvent {
    Update,
    /// 405: a client can only delete the event and create another.
    MethodNotAllowed,
}
