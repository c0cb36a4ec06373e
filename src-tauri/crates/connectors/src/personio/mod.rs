//! Personio: people and compensations are read, compensations and their types are made. Nothing is changed or removed
//! there, because it cannot be.

pub mod calls;
mod client;

pub use calls::unproven;
pub use client::Client;

use crate::error::Service;
use crate::facts::{CredentialField, Facts, Limits, Right};

/// The facts of the service.
pub const FACTS: Facts = Facts {
    service: Service::Personio,
    default_base: "https://api.personio.de",
    credentials: &[
        CredentialField { key: "client_id", secret: false, kept: true },
        CredentialField { key: "client_secret", secret: true, kept: true },
    ],
    rights: &[
        Right { key: "employees", place: "Employees", tick: "Read" },
        Right { key: "compensations", place: "Compensations", tick: "Read, Write" },
        Right { key: "email", place: "Readable employee attributes", tick: "Email" },
    ],
    limits: Limits { page: Some(100), concurrent: 1 },
};
