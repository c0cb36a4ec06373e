//! Kleer, formerly PE Accounting. The app reads and writes users, employment agreements and reported time, as XML.

pub mod calls;
mod client;
mod decode;
pub mod map;
mod refusal;
mod switch;
mod time;
pub mod wire;
mod xml;

pub use calls::{Calls, CreateAgreement, IdOnCreate, unproven};
pub use client::{Client, companies};
pub use map::{Form, Gaps, MapError, SalarySample, SalaryUnit, StreetLine};
pub use switch::{Switch, is_about_values, is_unsupported, switch_for};
pub use wire::{AccessibleCompany, Activity, DayStatus, Event, EventToWrite, PayrollEvent, PayrollEventToWrite, ScheduleDay};
pub use xml::Element;

use crate::error::Service;
use crate::facts::{CredentialField, Facts, Limits, Right};

/// The facts of the service. The credentials are company id and token. A login with e-mail and password can provide both.
pub const FACTS: Facts = Facts {
    service: Service::Kleer,
    default_base: "https://api.kleer.se/v1",
    credentials: &[
        CredentialField { key: "company_id", secret: false, stored: true },
        CredentialField { key: "token", secret: true, stored: true },
        CredentialField { key: "email", secret: false, stored: false },
        CredentialField { key: "password", secret: true, stored: false },
    ],
    rights: &[
        Right { key: "payroll", screen: "Payroll", option: "administer all the payroll" },
        Right { key: "role", screen: "Roles", option: "Finance manager" },
        Right { key: "users", screen: "User permissions", option: "administrate" },
        Right { key: "password_login", screen: "Login", option: "password" },
    ],
    limits: Limits { page: None, concurrent: 1 },
    calls: calls::proofs,
};
