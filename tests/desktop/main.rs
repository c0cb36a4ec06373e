//! The real window, keychain and database, controlled like an owner does.
//!
//! Each test has a computer of its own, and fails on a secret on the disk or an error in the app's log.
#![cfg(target_os = "linux")]

mod appearance;
mod benefits;
mod both_ways;
mod checks;
mod conflict;
mod data;
mod drift;
mod keychain;
mod killed_at_random;
mod leave;
mod links;
mod nonsense;
mod outside;
mod own_company;
mod power_cut;
mod privacy;
mod sample_company;
mod second_start;
mod steps;
mod whole_run;
