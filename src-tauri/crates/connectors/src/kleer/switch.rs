//! Which switch mends a refusal: of an unproven call there is another form, and the owner chooses it.

use super::calls;
use crate::error::{Error, ErrorCode};

/// A switch for an unproven call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// What stands in the id of a user that is created.
    NewUserId,
    /// The method that creates an employment agreement.
    CreateAgreement,
    /// Whether days are written as payroll events.
    PayrollEvents,
}

impl Switch {
    /// The code by which the window knows the switch.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewUserId => "switch_new_user_id",
            Self::CreateAgreement => "switch_create_agreement",
            Self::PayrollEvents => "switch_payroll_events",
        }
    }
}

/// How services say that they do not know a method.
const UNSUPPORTED: [&str; 6] = ["not supported", "notsupported", "not allowed", "notallowed", "stöds inte", "stöds ej"];

/// Whether the service does not take the call in this form at all, whatever it is about. It says so with a status of its own,
/// or with 500 and the name of an exception.
pub fn is_unsupported(error: &Error) -> bool {
    let words = error.service_message.as_deref().unwrap_or_default().to_lowercase();
    matches!(error.status, Some(405 | 501)) || UNSUPPORTED.iter().any(|unsupported| words.contains(unsupported))
}

/// The switch that a refusal is about. `None`: it is about what was sent, and the next may well be accepted.
pub fn switch_for(error: &Error) -> Option<Switch> {
    let words = error.service_message.as_deref().unwrap_or_default().to_lowercase();
    let names = |wanted: &str| words.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == wanted);
    let (switch, is_about) = match error.call {
        call if call == calls::CREATE_AGREEMENT.name => (Switch::CreateAgreement, is_unsupported(error)),
        // A fault without a reason is all that the service says of an id that it does not take.
        call if call == calls::CREATE_USER.name => {
            let fault = error.status == Some(500) && (words.is_empty() || words.starts_with("tekniskt fel"));
            (Switch::NewUserId, fault || names("id"))
        }
        call if call == calls::CREATE_PAYROLL_EVENT.name => (Switch::PayrollEvents, is_unsupported(error) || error.status == Some(404)),
        _ => return None,
    };
    is_about.then_some(switch)
}

/// What services and gateways say of any failure, whatever was sent.
const EMPTY_WORDS: [&str; 8] =
    ["tekniskt fel", "bad request", "internal server error", "unprocessable", "conflict", "not found", "no message available", "error"];

/// Whether a refusal is about the values of one record. Only whoever took the call apart can say what is wrong with a value: the
/// address and the method were right, and the next record may well be accepted. Words that fit any failure show nothing of that.
pub fn is_about_values(error: &Error) -> bool {
    let words = error.service_message.as_deref().unwrap_or_default().trim().to_lowercase();
    let is_empty = words.is_empty() || EMPTY_WORDS.iter().any(|empty| words.starts_with(empty));
    error.code == ErrorCode::Refused && !is_empty && !is_unsupported(error)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::error::Service;

    #[rstest]
    #[case::a_status(calls::CREATE_AGREEMENT, 405, None, Some(Switch::CreateAgreement))]
    #[case::an_exception(calls::CREATE_AGREEMENT, 500, Some("HttpRequestMethodNotSupportedException: PUT"), Some(Switch::CreateAgreement))]
    #[case::words(calls::CREATE_AGREEMENT, 400, Some("Metoden stöds inte"), Some(Switch::CreateAgreement))]
    #[case::a_value(calls::CREATE_AGREEMENT, 500, Some("Ogiltigt personnummer"), None)]
    #[case::a_fault(calls::CREATE_AGREEMENT, 500, Some("Tekniskt fel"), None)]
    #[case::no_reason(calls::CREATE_USER, 500, Some("Tekniskt fel"), Some(Switch::NewUserId))]
    #[case::the_id(calls::CREATE_USER, 400, Some("id: 0 is no id"), Some(Switch::NewUserId))]
    #[case::the_address(calls::CREATE_USER, 500, Some("E-postadressen finns redan"), None)]
    #[case::no_address(calls::CREATE_PAYROLL_EVENT, 404, None, Some(Switch::PayrollEvents))]
    #[case::proven(calls::CREATE_EVENT, 405, None, None)]
    fn a_refusal_names_its_switch(
        #[case] call: calls::Call,
        #[case] status: u16,
        #[case] service_message: Option<&str>,
        #[case] switch: Option<Switch>,
    ) {
        let error = Error::new(ErrorCode::Refused, Service::Kleer, call.name)
            .with_status(status)
            .with_service_message(service_message.map(str::to_owned));
        assert_eq!(switch_for(&error), switch);
    }

    #[rstest]
    #[case::a_value(ErrorCode::Refused, Some("Ogiltigt personnummer"), true)]
    #[case::no_words(ErrorCode::Refused, None, false)]
    #[case::words_of_any_failure(ErrorCode::Refused, Some("Bad Request"), false)]
    #[case::fault(ErrorCode::ServiceDown, Some("Tekniskt fel"), false)]
    #[case::no_address(ErrorCode::NotFound, Some("PayrollUserDoesNotExistException: 7"), false)]
    #[case::a_method(ErrorCode::Refused, Some("Metoden stöds inte"), false)]
    fn refusal_about_values_shows_that_the_call_is_right(
        #[case] code: ErrorCode,
        #[case] service_message: Option<&str>,
        #[case] right: bool,
    ) {
        let error = Error::new(code, Service::Kleer, calls::CREATE_AGREEMENT.name)
            .with_status(500)
            .with_service_message(service_message.map(str::to_owned));
        assert_eq!(is_about_values(&error), right);
    }
}
