//! What the app keeps: SQLite, one module per table, and the secrets in the OS keychain.
//!
//! Every write is committed and on the disk when its function returns: the ledger depends on it.

mod database;
mod error;
pub mod keychain;
mod tables;

pub use database::{Notice, Store};
pub use error::StoreError;
pub use tables::benefit_amounts::{AmountChange, ExportedMonth};
pub use tables::connections::ConnectionRow;
pub use tables::corrections::CorrectionRow;
pub use tables::drift::DriftRow;
pub use tables::integrations::IntegrationRow;
pub use tables::ledger::{Intent, LedgerRow};
pub use tables::links::{LinkOrigin, LinkRow};
pub use tables::mails::{MailRow, MailState};
pub use tables::periods::ExportedPeriod;
pub use tables::plans::PlanRow;
pub use tables::run_changes::{RunChangeRow, Verdict};
pub use tables::runs::{RunFilter, RunRow};
pub use tables::trouble::Trouble;
