//! Errors as the window gets them: a code of a closed set. The window turns the code into words and a way on.

mod from;

use std::panic::Location;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that can go wrong on the way to an answer. The window has a text and an action for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The address is not https (or http on loopback), or is no address at all.
    AddressInvalid,
    /// The service cannot be reached: no network, unknown name, refused connection.
    Unreachable,
    /// The service did not answer in time.
    TimedOut,
    /// The connection broke in the middle of an answer.
    ConnectionLost,
    /// The connection could not be made secure.
    Insecure,
    /// A proxy between the app and the service wants a log-in.
    ProxyLogin,
    /// The service sent the request on to another address; credentials are not carried along.
    Redirected,
    /// The service does not know the credentials.
    WrongCredentials,
    /// The credentials are right, and a right is missing.
    MissingRight,
    /// The service does not know what was asked for.
    NotFound,
    /// The service asks for fewer requests.
    TooManyRequests,
    /// The service is out of order.
    ServiceDown,
    /// The service said no.
    Refused,
    /// The answer cannot be understood; the hint names the place.
    NotUnderstood,
    /// The answer is larger than the app takes.
    TooLarge,
    /// The answer is not whole: pages or totals do not agree.
    Incomplete,
    /// The keychain is locked; the hint is the system.
    KeychainLocked,
    /// The computer has no keychain service.
    KeychainMissing,
    /// The system's keychain refuses; the hint is the system.
    KeychainRefused,
    /// The token or password is longer than the system's keychain takes.
    KeychainTooLong,
    /// The keychain holds a part of the credentials of this connection.
    SecretIncomplete,
    /// The keychain no longer holds the credentials of this connection.
    SecretMissing,
    /// The disk is full.
    StorageFull,
    /// The data folder cannot be written.
    StorageReadOnly,
    /// The data was written by a newer version of the app.
    StorageNewer,
    /// The data file was damaged and was moved aside.
    StorageCorrupt,
    /// The data file is damaged: nothing is sent, and the next start moves it aside.
    StorageDamaged,
    /// The data file lies on another computer: it is used in a slower way.
    StorageOnNetwork,
    /// Another program holds the data file.
    StorageLocked,
    /// Any other failure of the data file.
    StorageFailed,
    /// The file is no back-up of this app's, or a damaged one.
    BackUpUnreadable,
    /// The plan was made on another day or was sent already: a new one is due.
    PlanStale,
    /// The person of the target is confirmed to be somebody else.
    LinkTaken,
    /// Another app has the data folder open.
    AlreadyOpen,
    /// Another run into the same account is under way; the hint is its id.
    RunActive,
    /// An earlier run into the same account is not at its end, and nothing is under way; the hint is its id.
    RunUnsettled,
    /// The service lets the credentials read and refuses to write although the right is there.
    WritingRefused,
    /// The service does not take the id that new people are sent with: the other form is under "Advanced".
    SwitchNewUserId,
    /// The service does not take the method by which agreements are created: the other one is under "Advanced".
    SwitchCreateAgreement,
    /// The service does not take days as payroll events: a setting of the leave export turns them off.
    SwitchPayrollEvents,
    /// A call that nobody has proven was accepted, and the service does not hold what was sent.
    UnprovenNotAsSent,
    /// The service does not release e-mail addresses to the credentials.
    EmailsHidden,
    /// The service does not show the pay of some people: the credentials may be limited to a legal entity.
    PayUnseen,
    /// The file cannot be read; the hint says why.
    FileUnreadable,
    /// Rows of the file cannot be read: nothing of it was taken in.
    FileProblems,
    /// The mail server offers no encryption, or not this kind of it.
    MailNoEncryption,
    /// The mail server refused the user's name or password.
    MailLoginRefused,
    /// The mail server takes no passwords any more, whichever it is.
    MailPasswordsOff,
    /// The mail server does not let this sender's address send.
    MailSenderRefused,
    /// The mail server refused the recipients.
    MailRecipientRefused,
    /// No mail server is set up.
    MailNotSetUp,
    /// Nothing was chosen.
    NothingChosen,
    /// A field of the form is wrong; the hint names it.
    InvalidInput,
    /// What was asked for is no longer there.
    Gone,
    /// A mistake of the app's own.
    Internal,
}

/// An error on its way to the window. No payloads and no personal data in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// What happened.
    pub code: ErrorCode,
    /// Which service it concerns ("Alexis HR", "Kleer"), when it is one.
    pub service: Option<String>,
    /// For the log and for support: English, technical.
    pub message: String,
    /// What helps to put it right: a field, a place, a word of ours.
    pub hint: Option<String>,
    /// The service's own words.
    #[serde(default)]
    pub said: Option<String>,
    /// The service's own number of the exchange, which its support asks for.
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
    /// An error with a technical message. A mistake of the app's own is logged with its place: the message may hold more than an id.
    #[track_caller]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        if code == ErrorCode::Internal {
            let place = Location::caller();
            log::error!("a mistake of the app's own at {}:{}", place.file(), place.line());
        }
        Self { code, service: None, message: message.into(), hint: None, said: None, trace: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
