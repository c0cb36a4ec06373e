//! Data that the window sends and receives. These types become TypeScript.

mod benefit;
mod connection;
mod data;
mod export;
mod instant;
mod integration;
mod link;
mod mail;
mod preferences;
mod proof;
mod run;

pub use benefit::*;
pub use chrono::NaiveDate;
pub use connection::*;
pub use data::*;
pub use domain::benefits::{BenefitRule, CompensationType, LegalLimit, PayrollMonth};
pub use domain::field::Field;
pub use domain::leave::LeaveRule;
pub use domain::run::ExportKind;
pub use export::*;
pub(crate) use instant::instant;
pub use integration::*;
pub use link::*;
pub use mail::*;
pub use preferences::*;
pub use proof::*;
pub use run::*;
