//! Runs: how the rows of a plan ended, and the steps of a row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::listed::listed;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// Employees, Alexis HR → Kleer.
    Employees,
    /// Employees, Kleer → Alexis HR.
    EmployeeImport,
    /// Leave, Alexis HR → Kleer.
    Leave,
    /// Benefits, the app's list → Personio.
    Benefits,
}

listed! {
    /// How a row ended, or that it has not ended.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "OutcomeName")]
    pub enum Outcome {
        /// Not sent yet.
        Waiting,
        /// Accepted by the target, not read back yet.
        Sent,
        /// Read back from the target as it was sent.
        Confirmed,
        /// It did not happen, or not as it was sent.
        Failed,
        /// It is not known yet whether it happened.
        Unknown,
        /// Not sent, on purpose.
        Skipped,
    }
}

impl Outcome {
    /// Whether the row needs nothing more.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::Failed | Self::Skipped)
    }
}

listed! {
    /// The state of a run.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "RunStateName")]
    pub enum RunState {
        Running,
        /// Ended by itself.
        Done,
        /// Ended by the owner's cancel.
        Cancelled,
        /// Ended because it was not safe or not useful to continue.
        Stopped,
        /// The app ended in the middle.
        Interrupted,
        /// Ended by a reconcile: the target was read, and the rows that were not sent were given up.
        GivenUp,
    }
}

listed! {
    /// Why a row ended as it did.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "ReasonCode")]
    pub enum Reason {
        /// The target refused it.
        Refused,
        /// The target accepted it, and has other values in the named fields.
        NotAsSent,
        /// The target changed after the review, in the named fields. A new plan is needed.
        ChangedSinceReview,
        /// The person is no longer in the target.
        NotInTarget,
        /// The owner cancelled before it was sent.
        Cancelled,
        /// The owner reconciled the run before it was sent, and so gave it up.
        GivenUp,
        /// The run stopped before it was sent.
        RunStopped,
        /// Only a part of it was sent before the run ended.
        PartlySent,
        /// The request may have arrived. The target could not be read since.
        AnswerUnclear,
        /// The app ended before an answer arrived, and no read has shown whether it happened.
        NoAnswer,
        /// The answer did not say whether it happened. The target was read since and does not show it.
        UnclearNotShown,
        /// Another run wrote the same, or may have. Nothing was sent.
        OpenElsewhere,
        /// Nothing was sent, because the target shows nothing of the person's legal entity and did not show an earlier write there.
        PayNotShown,
        /// It was accepted. The target could not be read since.
        NotReadBack,
        /// It did not reach the target.
        NotReached,
        /// The target answered with an error and does not have it.
        AnsweredWithError,
        /// The format of the target cannot express a value.
        CannotBeWritten,
        /// The compensation type that it needs was not created.
        TypeMissing,
        /// The target accepted it and does not show it. It cannot be proven, and must not be sent again.
        CannotBeSeen,
        /// No read shows it. The owner looked into the target and stated that it is there.
        SeenByOwner,
        /// It was accepted, and the readable fields are as sent. No read shows the named fields.
        NotReadable,
        /// No read shows it. The owner looked into the target and stated that it is not there.
        NotSeenByOwner,
    }
}

/// One request of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StepName")]
pub enum Step {
    /// Create the person.
    CreateUser,
    /// Change the name, the e-mail address or the active flag.
    UpdateUser,
    CreateAgreement,
    UpdateAgreement,
    /// Alexis HR.
    CreateEmployee,
    /// Alexis HR.
    UpdateEmployee,
    /// Alexis HR.
    CreateEmployment,
    /// Alexis HR.
    UpdateEmployment,
    /// Create a salary with its first day (Alexis HR).
    CreateCompensation,
    /// Change the amount of a salary of the same first day (Alexis HR).
    UpdateCompensation,
    /// Report a day of leave (Kleer).
    CreateEvent,
    /// Change a reported day (Kleer).
    UpdateEvent,
    /// Remove a reported day (Kleer).
    RemoveEvent,
    /// Create a compensation type (Personio).
    CreatePayType,
    /// Create a compensation (Personio). It cannot be undone.
    CreatePay,
}

impl Step {
    /// Whether the request creates a record, so that a repeated request would create a duplicate. `CreateAgreement` does not, because Kleer
    /// keeps one agreement per person.
    pub fn creates_record(self) -> bool {
        match self {
            Self::CreateUser
            | Self::CreateEmployee
            | Self::CreateEmployment
            | Self::CreateCompensation
            | Self::CreateEvent
            | Self::CreatePayType
            | Self::CreatePay => true,
            Self::UpdateUser
            | Self::CreateAgreement
            | Self::UpdateAgreement
            | Self::UpdateEmployee
            | Self::UpdateEmployment
            | Self::UpdateCompensation
            | Self::UpdateEvent
            | Self::RemoveEvent => false,
        }
    }

    /// The state of a request with an unknown result, when the target was changed since and cannot show the result. It counts as confirmed,
    /// so that the app never repeats it. A removal counts as failed, because the record is still there.
    pub fn overtaken(self) -> StepState {
        if self == Self::RemoveEvent { StepState::Failed } else { StepState::Confirmed }
    }
}

/// What is known about one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Recorded in the ledger, perhaps sent.
    Intended,
    /// Accepted.
    Sent,
    /// Read back.
    Confirmed,
    /// Did not happen.
    Failed,
    /// It is not known yet whether it happened.
    Unknown,
}
