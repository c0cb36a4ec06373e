//! Errors for the window. Each has a code from a closed set, and the window has a text and an action for each code.

mod from;

use std::panic::Location;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can go wrong. The window has a text and an action for each code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The address is neither https nor http on loopback, or is not an address.
    AddressInvalid,
    /// The service cannot be reached: no network, unknown name, refused connection.
    Unreachable,
    /// The service did not answer in time.
    TimedOut,
    /// The connection broke in the middle of an answer.
    ConnectionLost,
    /// No secure connection could be made.
    Insecure,
    /// A proxy between the app and the service requires a log-in.
    ProxyLogin,
    /// The service redirected the request. The app does not send credentials to another address.
    Redirected,
    /// The service does not know the credentials.
    WrongCredentials,
    /// The credentials are valid, but lack a right.
    MissingRight,
    /// The service does not have the requested record.
    NotFound,
    /// The service asks for fewer requests.
    TooManyRequests,
    /// The service is out of order.
    ServiceDown,
    /// The service refused the request.
    Refused,
    /// The answer cannot be understood; the hint names the place.
    NotUnderstood,
    /// The answer is larger than the app accepts.
    TooLarge,
    /// The answer is incomplete: pages or totals do not agree.
    Incomplete,
    /// The keychain is locked; the hint is the system.
    KeychainLocked,
    /// The computer has no keychain service.
    KeychainMissing,
    /// The system's keychain refuses; the hint is the system.
    KeychainRefused,
    /// The token or password is longer than the system's keychain allows.
    KeychainTooLong,
    /// The keychain holds only a part of the connection's credentials.
    SecretIncomplete,
    /// The keychain does not hold the connection's credentials.
    SecretMissing,
    /// The disk is full.
    StorageFull,
    /// The data folder cannot be written.
    StorageReadOnly,
    /// The data was written by a newer version of the app.
    StorageNewer,
    /// The data file was damaged and was moved aside.
    StorageCorrupt,
    /// The data file is damaged. Nothing is sent, and the next start moves the file aside.
    StorageDamaged,
    /// The data file is on another computer. The app uses a slower, safe mode.
    StorageOnNetwork,
    /// Another program locks the data file.
    StorageLocked,
    /// Any other failure of the data file.
    StorageFailed,
    /// The file is not a back-up of this app, or is damaged.
    BackUpUnreadable,
    /// The plan is outdated: it was made on another day or with other settings, or was sent already.
    PlanStale,
    /// The owner linked the person of the target with another person.
    LinkTaken,
    /// Another app has the data folder open.
    AlreadyOpen,
    /// Another run into the same account is active; the hint is its id.
    RunActive,
    /// An earlier run into the same account is not settled, and is not active; the hint is its id.
    RunUnsettled,
    /// The service refuses to write, although the credentials have the right.
    WritingRefused,
    /// The service refuses the id that new people are sent with. The other form is a switch under "Advanced".
    SwitchNewUserId,
    /// The service refuses the method that creates agreements. The other method is a switch under "Advanced".
    SwitchCreateAgreement,
    /// The service refuses days as payroll events. A setting of the leave export turns them off.
    SwitchPayrollEvents,
    /// The service accepted an unproven call, and does not hold what was sent.
    UnprovenNotAsSent,
    /// The service does not release e-mail addresses to the credentials.
    EmailsHidden,
    /// The service does not show the pay of some people: the credentials may be limited to a legal entity.
    PayUnseen,
    /// The file cannot be read; the hint is the reason.
    FileUnreadable,
    /// Rows of the file cannot be read, so nothing was imported. The hint is their number.
    FileProblems,
    /// The mail server does not offer this kind of encryption.
    MailNoEncryption,
    /// The mail server refused the user's name or password.
    MailLoginRefused,
    /// The mail server no longer accepts any passwords.
    MailPasswordsOff,
    /// The mail server refused the sender's address.
    MailSenderRefused,
    /// The mail server refused the recipients.
    MailRecipientRefused,
    /// No mail server is set up.
    MailNotSetUp,
    /// Nothing was chosen.
    NothingChosen,
    /// A field of the form is wrong; the hint names it.
    InvalidInput,
    /// The requested item no longer exists.
    Gone,
    /// A bug in the app.
    Internal,
}

/// An error on its way to the window. No payloads and no personal data in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    pub code: ErrorCode,
    /// The service that the error concerns ("Alexis HR", "Kleer"), if it concerns one.
    pub service: Option<String>,
    /// A technical message in English, for the log and for support.
    pub message: String,
    /// A detail that helps to solve the error: a field, a place, an id or a code.
    pub hint: Option<String>,
    /// The service's own message.
    #[serde(default)]
    pub said: Option<String>,
    /// The service's own number of the request, which its support asks for.
    #[serde(default)]
    pub trace: Option<String>,
}

impl ErrorCode {
    /// Whether the owner has to turn a switch before the run can go on.
    pub(crate) fn is_switch(self) -> bool {
        matches!(self, Self::SwitchNewUserId | Self::SwitchCreateAgreement | Self::SwitchPayrollEvents)
    }
}

impl AppError {
    /// A bug in the app is logged by its place in the code alone: the message may contain personal data.
    #[track_caller]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        if code == ErrorCode::Internal {
            let place = Location::caller();
            log::error!("a mistake of the app's own at {}:{}", place.file(), place.line());
        }
        Self { code, service: None, message: message.into(), hint: None, said: None, trace: None }
    }

    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
