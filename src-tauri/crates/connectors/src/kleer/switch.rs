//! Finds the switch that helps after a refusal. An unproven call has a second form, and the owner selects it with the switch.

use super::calls;
use crate::error::{Error, ErrorCode};

/// A switch for an unproven call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// The content of a new user's id.
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

/// Phrases in a message of a service that does not support a method.
const UNSUPPORTED: [&str; 6] = ["not supported", "notsupported", "not allowed", "notallowed", "stöds inte", "stöds ej"];

/// Whether the service rejects the form of the call, regardless of the values. The sign is a status of its own, or status 500 with the
/// name of an exception.
pub fn is_unsupported(error: &Error) -> bool {
    let message = error.service_message.as_deref().unwrap_or_default().to_lowercase();
    matches!(error.status, Some(405 | 501)) || UNSUPPORTED.iter().any(|phrase| message.contains(phrase))
}

/// The switch that a refusal is about. `None` when the refusal is about the values, so that the next record may be accepted.
pub fn switch_for(error: &Error) -> Option<Switch> {
    let message = error.service_message.as_deref().unwrap_or_default().to_lowercase();
    let names = |wanted: &str| message.split(|character: char| !character.is_alphanumeric()).any(|word| word == wanted);
    let (switch, is_about) = match error.call {
        call if call == calls::CREATE_AGREEMENT.name => (Switch::CreateAgreement, is_unsupported(error)),
        // When the service rejects an id, it may answer with a fault that gives no reason.
        call if call == calls::CREATE_USER.name => {
            let fault = error.status == Some(500) && (message.is_empty() || message.starts_with("tekniskt fel"));
            (Switch::NewUserId, fault || names("id"))
        }
        call if call == calls::CREATE_PAYROLL_EVENT.name => (Switch::PayrollEvents, is_unsupported(error) || error.status == Some(404)),
        _ => return None,
    };
    is_about.then_some(switch)
}

/// Beginnings of messages that services and gateways send for any failure.
const GENERIC_MESSAGES: [&str; 8] =
    ["tekniskt fel", "bad request", "internal server error", "unprocessable", "conflict", "not found", "no message available", "error"];

/// Whether a refusal is about the values of one record. A specific message proves that the service decoded the call. Address and method
/// were right, and the next record may be accepted. A generic message proves nothing.
pub fn is_about_values(error: &Error) -> bool {
    let message = error.service_message.as_deref().unwrap_or_default().trim().to_lowercase();
    let is_generic = message.is_empty() || GENERIC_MESSAGES.iter().any(|generic| message.starts_with(generic));
    error.code == ErrorCode::Refused && !is_generic && !is_unsupported(error)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::error::Service;

    #[rstest]
    #[case::status(calls::CREATE_AGREEMENT, 405, None, Some(Switch::CreateAgreement))]
    #[case::exception(calls::CREATE_AGREEMENT, 500, Some("HttpRequestMethodNotSupportedException: PUT"), Some(Switch::CreateAgreement))]
    #[case::phrase(calls::CREATE_AGREEMENT, 400, Some("Metoden stöds inte"), Some(Switch::CreateAgreement))]
    #[case::value(calls::CREATE_AGREEMENT, 500, Some("Ogiltigt personnummer"), None)]
    #[case::fault(calls::CREATE_AGREEMENT, 500, Some("Tekniskt fel"), None)]
    #[case::no_reason(calls::CREATE_USER, 500, Some("Tekniskt fel"), Some(Switch::NewUserId))]
    #[case::id(calls::CREATE_USER, 400, Some("id: 0 is no id"), Some(Switch::NewUserId))]
    #[case::e_mail_address(calls::CREATE_USER, 500, Some("E-postadressen finns redan"), None)]
    #[case::no_address(calls::CREATE_PAYROLL_EVENT, 404, None, Some(Switch::PayrollEvents))]
    #[case::proven(calls::CREATE_EVENT, 405, None, None)]
    fn refusal_has_its_switch(
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
    #[case::value(ErrorCode::Refused, Some("Ogiltigt personnummer"), true)]
    #[case::no_message(ErrorCode::Refused, None, false)]
    #[case::generic_message(ErrorCode::Refused, Some("Bad Request"), false)]
    #[case::fault(ErrorCode::ServiceDown, Some("Tekniskt fel"), false)]
    #[case::no_address(ErrorCode::NotFound, Some("PayrollUserDoesNotExistException: 7"), false)]
    #[case::method(ErrorCode::Refused, Some("Metoden stöds inte"), false)]
    fn specific_refusal_is_about_values(#[case] code: ErrorCode, #[case] service_message: Option<&str>, #[case] expected: bool) {
        let error = Error::new(code, Service::Kleer, calls::CREATE_AGREEMENT.name)
            .with_status(500)
            .with_service_message(service_message.map(str::to_owned));
        assert_eq!(is_about_values(&error), expected);
    }
}
