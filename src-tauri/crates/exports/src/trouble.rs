//! A service's error as it is kept with a run.

use connectors::Error;
use store::Trouble;

/// Code, service and the service's own words; no payload.
pub fn trouble_of(error: &Error) -> Trouble {
    Trouble {
        code: error.code.as_str().to_owned(),
        service: Some(error.service.name().to_owned()),
        message: error.to_string(),
        hint: error.said.clone().or_else(|| error.field.clone()),
    }
}
