//! The use cases, one module per topic. They are methods of [`crate::app::App`].

pub(crate) mod benefits;
mod choices;
mod connections;
mod data;
mod decisions;
mod drift;
mod export;
mod failed_runs;
mod history;
mod integrations;
mod leave;
mod left_behind;
mod links;
mod mails;
mod overview;
mod personio;
mod preferences;
mod run_standing;
mod runs;
mod salary;
mod sample_list;
mod summary;
