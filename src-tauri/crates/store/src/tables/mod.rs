//! One module per table.

pub mod benefit_amounts;
pub mod benefits;
pub mod connections;
pub mod corrections;
mod counts;
pub mod drift;
pub mod erase;
mod file_mappings;
pub mod integrations;
pub mod known_people;
pub mod ledger;
pub mod links;
mod list_people;
pub mod mails;
mod memory;
pub mod periods;
pub mod plans;
mod preferences;
pub mod put_aside;
mod retention;
pub mod run_changes;
pub mod runs;
mod sent_pay;
pub mod trouble;
mod without;
pub(crate) mod word;
mod written;
