//! One module per table.

pub mod connections;
pub mod drift;
pub mod integrations;
pub mod ledger;
pub mod links;
mod memory;
pub mod plans;
mod preferences;
pub mod run_changes;
pub mod runs;
pub mod trouble;
mod word;
