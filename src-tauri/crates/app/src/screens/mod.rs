//! What each screen asks for.

mod choices;
mod connections;
mod decisions;
mod drift;
mod export;
mod history;
mod integrations;
mod leave;
mod links;
mod overview;
mod personio;
mod preferences;
mod runs;
mod salary;
