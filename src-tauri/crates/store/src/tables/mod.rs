//! One module per table.

pub mod benefit_amounts;
pub mod benefits;
pub mod connections;
pub mod corrections;
pub mod drift;
mod file_mappings;
pub mod integrations;
pub mod ledger;
pub mod links;
mod list_people;
pub mod mails;
mod memory;
pub mod periods;
pub mod plans;
mod preferences;
pub mod run_changes;
pub mod runs;
mod sent_pay;
pub mod trouble;
mod word;
mod written;
