//! A service's error as it is kept with a run.

use connectors::{Error, ErrorCode, Service};
use store::Failure;

/// Code, service and the service's own words; no payload.
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

/// Whether Personio refused to be written to. It has done so to credentials that had the right.
pub fn writing_refused(error: &Error) -> bool {
    let writes = matches!(error.call, "personio.create_compensation" | "personio.create_type");
    error.service == Service::Personio && error.code == ErrorCode::MissingRight && writes
}
