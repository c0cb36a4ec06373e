//! Alexis HR. [`Client`] reads people and leave, and cannot write. [`WriteClient`] writes people for the export to Alexis HR.

mod answer;
pub mod calls;
mod client;
mod day;
mod leave;
pub mod map;
mod pages;
mod salary;
pub mod wire;
mod write_client;

pub use calls::{WriteCalls, unproven};
pub use client::{Client, Progress};
pub use map::{Defaults, MapError};
pub use write_client::{Created, WriteClient};

use crate::error::Service;
use crate::facts::{CredentialField, Facts, Limits, Right};

/// Rows to request per page. The service may send fewer. Then the next page starts after the rows that came.
pub(crate) const PAGE: u32 = 500;

pub const FACTS: Facts = Facts {
    service: Service::Alexis,
    default_base: "https://api.alexishr.com/v1",
    credentials: &[CredentialField { key: "token", secret: true, stored: true }],
    rights: &[
        Right { key: "owner", screen: "Settings → Access tokens", option: "signed in as an Owner" },
        Right { key: "public_api", screen: "Settings → Access tokens", option: "Public API" },
    ],
    limits: Limits { page: Some(PAGE), concurrent: 1 },
    calls: calls::proofs,
};
