//! Alexis HR: people are read from it with [`Client`], which can only read. What the import writes goes through
//! [`WriteClient`].

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

/// Rows asked for per page. The service may give fewer; the client goes on from what it got.
pub(crate) const PAGE: u32 = 500;

/// The facts of the service.
pub const FACTS: Facts = Facts {
    service: Service::Alexis,
    default_base: "https://api.alexishr.com/v1",
    credentials: &[CredentialField { key: "token", secret: true, kept: true }],
    rights: &[
        Right { key: "owner", place: "Settings → Access tokens", tick: "signed in as an Owner" },
        Right { key: "public_api", place: "Settings → Access tokens", tick: "Public API" },
    ],
    limits: Limits { page: Some(PAGE), concurrent: 1 },
    calls: calls::proofs,
};
