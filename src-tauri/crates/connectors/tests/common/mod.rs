//! Helpers for the tests of all services: every call as one value, and small servers that misbehave.
#![allow(dead_code, unused_imports, reason = "every test binary uses its own part")]

mod bodies;
mod call;
pub mod personio;
mod run;
mod server;

use std::time::Duration;

pub use bodies::*;
pub use call::Call;
use chrono::NaiveDate;
use connectors::http::HttpOptions;
use connectors::{alexis, kleer, personio as personio_service};
pub use run::*;
use secrecy::SecretString;
pub use server::*;

pub const TOKEN: &str = "tok-Zq7-geheim";
pub const PASSWORD: &str = "lösen & <ord>";
pub const EMAIL: &str = "lon@example.test";
pub const CLIENT_ID: &str = "papi-kund-id";

/// The requested range of days.
pub const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
pub const LAST: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();

/// Options without waits between attempts.
pub fn options() -> HttpOptions {
    HttpOptions { backoff: Duration::ZERO, keep_rate_limit: false, ..HttpOptions::default() }
}

pub fn alexis(base: &str, options: HttpOptions) -> alexis::Client {
    alexis::Client::new(base, SecretString::from(TOKEN), options).unwrap()
}

pub fn alexis_writer(base: &str, options: HttpOptions) -> alexis::WriteClient {
    alexis::WriteClient::new(base, SecretString::from(TOKEN), options).unwrap()
}

pub fn kleer(base: &str, options: HttpOptions) -> kleer::Client {
    kleer_with(base, kleer::Calls::default(), options)
}

pub fn kleer_with(base: &str, calls: kleer::Calls, options: HttpOptions) -> kleer::Client {
    kleer::Client::new(base, "4242", SecretString::from(TOKEN), calls, options).unwrap()
}

/// Personio's version is in the paths and not in the address.
pub fn personio(base: &str, options: HttpOptions) -> personio_service::Client {
    personio_service::Client::new(base.trim_end_matches("/v1"), CLIENT_ID, SecretString::from(PASSWORD), options).unwrap()
}
