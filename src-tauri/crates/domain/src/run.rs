//! Runs: how the changes of a plan ended, and the steps of which each consists.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::listed::listed;

/// The kinds of job.
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
    /// How a change ended, or that it has not.
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
        /// Did not happen, or not as it was sent.
        Failed,
        /// Nobody can say yet whether it happened.
        Unknown,
        /// Not sent, on purpose.
        Skipped,
    }
}

impl Outcome {
    /// Whether nothing more will happen to the change by itself.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Confirmed | Self::Failed | Self::Skipped)
    }
}

listed! {
    /// Where a run stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "RunStateName")]
    pub enum RunState {
        /// Under way.
        Running,
        /// Ended by itself.
        Done,
        /// Ended by the owner's cancel.
        Cancelled,
        /// Ended because going on would not have been safe or of use.
        Stopped,
        /// The app ended in the middle.
        Interrupted,
        /// The owner only had the target read: what was not sent by then was given up.
        GivenUp,
    }
}

listed! {
    /// Why a change ended as it did.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "ReasonCode")]
    pub enum Reason {
        /// The target said no.
        Refused,
        /// The target accepted it and holds something else in the fields named.
        NotAsSent,
        /// The target changed after the review, in the fields named: a new plan is due.
        ChangedSinceReview,
        /// The person is no longer in the target.
        NotInTarget,
        /// The owner cancelled before it was sent.
        Cancelled,
        /// The owner only had the target read before it was sent, and gave it up by that.
        GivenUp,
        /// The run stopped before it was sent.
        RunStopped,
        /// A part of it was sent before the run ended, and the rest was not.
        PartlySent,
        /// The request may or may not have arrived, and the target could not be read since.
        AnswerUnclear,
        /// The app ended before an answer came, and no read showed since whether it happened.
        NoAnswer,
        /// The answer did not say whether it happened, and the target was read since and does not show it.
        UnclearNotShown,
        /// Another run wrote the same, or may have: nothing was sent.
        OpenElsewhere,
        /// The person belongs to a legal entity of which the target shows nothing, and an earlier write for such a person was not
        /// shown: nothing was sent.
        PayNotShown,
        /// It was accepted, and the target could not be read since.
        NotReadBack,
        /// It did not reach the target.
        NotReached,
        /// The target answered with an error and does not hold it.
        AnsweredWithError,
        /// A value cannot be written in the target's form.
        CannotBeWritten,
        /// The compensation type that it needs was not made.
        TypeMissing,
        /// The target accepted it and does not show it: it cannot be proven, and must not be sent again.
        CannotBeSeen,
        /// No read shows it; the owner looked into the target and says that it is there.
        SeenByOwner,
        /// It was accepted, and what can be read is as it was sent; the fields named are shown by no read.
        NotReadable,
        /// No read shows it; the owner looked into the target and says that it is not there.
        NotSeenByOwner,
    }
}

/// What one request of a change is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StepName")]
pub enum Step {
    /// Create the person.
    CreateUser,
    /// Change name, e-mail or active.
    UpdateUser,
    /// Create the employment agreement.
    CreateAgreement,
    /// Change the employment agreement.
    UpdateAgreement,
    /// Create the employee (Alexis HR).
    CreateEmployee,
    /// Change the employee (Alexis HR).
    UpdateEmployee,
    /// Create the employment (Alexis HR).
    CreateEmployment,
    /// Change the employment (Alexis HR).
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
    /// Make a compensation type (Personio).
    CreatePayType,
    /// Pay a compensation (Personio). It cannot be taken back.
    CreatePay,
}

impl Step {
    /// Whether the request makes a record that was not there: made once more, it is there twice. Kleer keeps one agreement a person,
    /// so that one is not among them.
    pub fn makes_record(self) -> bool {
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

    /// What a request of unknown end counts as once the target cannot tell any more, because it was changed since. It counts as one
    /// that happened, which is never sent again by itself. What was to be removed and stands there was not removed.
    pub fn overtaken(self) -> StepState {
        if self == Self::RemoveEvent { StepState::Failed } else { StepState::Confirmed }
    }
}

/// What is known of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Stored, perhaps sent.
    Intended,
    /// Accepted.
    Sent,
    /// Read back.
    Confirmed,
    /// Did not happen.
    Failed,
    /// Nobody can say yet.
    Unknown,
}
