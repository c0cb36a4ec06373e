//! Storage: the data file (SQLite, one module per table) and the OS keychain, which holds the secrets.
//!
//! A write is committed and on the disk when its function returns. The ledger depends on this.

mod back_up;
mod copies;
mod database;
mod error;
mod integrity;
pub mod keychain;
mod network;
mod restore;
mod tables;
mod versions;

pub use back_up::SavedBackUp;
pub use copies::{Copy, CopyKind};
pub use database::{Notice, Store};
pub use error::StoreError;
pub use restore::{PendingRestore, RestoreEffect, RestorePreview, RestoreResult, RestoredIntegration};
pub use tables::benefit_amounts::{AmountChange, ExportedMonth};
pub use tables::connections::StoredConnection;
pub use tables::corrections::StoredCorrection;
pub use tables::drift::{DriftCounts, StoredDrift};
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
pub use tables::put_aside::{OpenRows, PutAside, PutAsideCause};
pub use tables::run_rows::{RowOutcome, StoredRunRow};
pub use tables::runs::{RunFilter, StoredRun};
