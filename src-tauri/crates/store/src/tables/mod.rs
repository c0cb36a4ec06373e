//! One module per table.

pub mod connections;
pub mod corrections;
pub mod drift;
pub mod integrations;
pub mod ledger;
pub mod links;
mod memory;
pub mod periods;
pub mod plans;
mod preferences;
pub mod run_changes;
pub mod runs;
pub mod trouble;
mod word;
mod written;
