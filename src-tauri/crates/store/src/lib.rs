//! What the app keeps: SQLite, one module per table, and the secrets in the OS keychain.
//!
//! Every write is committed and on the disk when its function returns: the ledger depends on it.

mod back_up;
mod copies;
mod database;
mod error;
pub mod keychain;
mod network;
mod restore;
mod tables;
mod versions;
mod whole;

pub use back_up::SavedBackUp;
pub use copies::{Copy, CopyKind};
pub use database::{Notice, Store};
pub use error::StoreError;
pub use restore::{Offer, OfferedIntegration, Restoring, Taken, What};
pub use tables::benefit_amounts::{AmountChange, ExportedMonth};
pub use tables::connections::StoredConnection;
pub use tables::corrections::StoredCorrection;
pub use tables::drift::{Found, StoredDrift};
pub use tables::ended_rows::ended_rows;
pub use tables::erase::{ErasedRows, PersonIds};
pub use tables::failure::Failure;
pub use tables::integrations::StoredIntegration;
pub use tables::known_people::KnownPerson;
pub use tables::ledger::{Intent, LedgerEntry};
pub use tables::left_behind::LeftRow;
pub use tables::links::{LinkOrigin, StoredLink};
pub use tables::mails::{MailState, StoredMail};
pub use tables::open::OtherWrites;
pub use tables::periods::ExportedPeriod;
pub use tables::plans::StoredPlan;
pub use tables::put_aside::{OpenRows, PutAside, WhyAside};
pub use tables::run_rows::{RowOutcome, StoredRunRow};
pub use tables::runs::{RunFilter, StoredRun};
