//! Personio. The client reads people and compensations, and creates compensations and compensation types. It changes and removes
//! nothing, because the API cannot.

pub mod calls;
mod client;
mod error_body;
pub mod map;
mod pages;
mod sender;
mod token;
mod wire;

pub use calls::unproven;
pub use client::Client;

use std::time::Duration;

use crate::error::{Error, ErrorCode, Service};
use crate::facts::{CredentialField, Facts, Limits, Right};
use crate::http::{ErrorBody, HeaderName, Http, HttpOptions};

/// Rows to request per page of compensations and of their types. The service allows no more.
pub(crate) const PAGE: u32 = 100;

/// The minimum time between two requests about compensations. The service allows five per second. The rest is a margin, because a
/// request can travel faster than the one before it.
const GAP: Duration = Duration::from_millis(210);

pub const FACTS: Facts = Facts {
    service: Service::Personio,
    default_base: "https://api.personio.de",
    credentials: &[
        CredentialField { key: "client_id", secret: false, stored: true },
        CredentialField { key: "client_secret", secret: true, stored: true },
    ],
    rights: &[
        Right { key: "employees", screen: "Employees", option: "Read" },
        Right { key: "compensations", screen: "Compensations", option: "Read, Write" },
        Right { key: "email", screen: "Readable employee attributes", option: "Email" },
    ],
    limits: Limits { page: Some(PAGE), concurrent: 1 },
    calls: calls::proofs,
};

/// An HTTP client that sends the app's name. The service asks every integration for a name.
fn http(
    base_url: &str,
    options: HttpOptions,
    headers: &[(HeaderName, &'static str)],
    parse_error: fn(u16, &[u8]) -> ErrorBody,
) -> Result<Http, Error> {
    let name = (HeaderName::from_static("x-personio-app-id"), "PAYBRIDGE");
    let headers: Vec<_> = headers.iter().cloned().chain([name]).collect();
    Ok(Http::new(Service::Personio, base_url, options)?.with_protocol(&headers, parse_error))
}

/// The error of a compensation that the service accepted and no read shows.
pub fn not_shown() -> Error {
    Error::new(ErrorCode::NotShown, Service::Personio, calls::COMPENSATIONS.name)
}
