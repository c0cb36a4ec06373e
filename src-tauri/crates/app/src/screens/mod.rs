//! What each screen asks for.

mod connections;
mod export;
mod history;
mod integrations;
mod links;
mod overview;
mod preferences;
mod runs;
mod salary;
