//! A service's error as it is stored with a run.

use connectors::{Error, ErrorCode, Service};
use store::Failure;

/// Keeps the code, the service and the service's message, and no payload.
pub fn failure_of(error: &Error) -> Failure {
    let code = if writing_refused(error) { "writing_refused" } else { error.code.as_str() };
    Failure {
        code: code.to_owned(),
        service: Some(error.service.name().to_owned()),
        message: error.to_string(),
        hint: error.field.clone(),
        service_message: error.service_message.clone(),
        trace: error.trace.clone(),
    }
}

/// Whether Personio refused a write. It has refused writes from credentials that had the right.
pub fn writing_refused(error: &Error) -> bool {
    let writes = matches!(error.call, "personio.create_compensation" | "personio.create_type");
    error.service == Service::Personio && error.code == ErrorCode::MissingRight && writes
}
