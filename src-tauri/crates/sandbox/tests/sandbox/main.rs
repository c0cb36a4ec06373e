//! Tests of the sandbox over HTTP.
//!
//! A test that sends wrong requests on purpose starts a sandbox that records nothing ([`common::unrecorded`]): recordings are
//! checked against the services' own specifications.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what the tests share is test code too")]

mod alexis_leave;
mod alexis_leave_switches;
mod alexis_reads;
mod alexis_refusals;
mod alexis_switches;
mod alexis_write_refusals;
mod alexis_write_switches;
mod alexis_writes;
mod common;
mod control;
mod faults;
mod kleer_creates;
mod kleer_event_refusals;
mod kleer_event_switches;
mod kleer_events;
mod kleer_reads;
mod kleer_refusals;
mod kleer_schedule;
mod kleer_switches;
mod kleer_updates;
mod personio_auth;
mod personio_common;
mod personio_entities;
mod personio_faults;
mod personio_limits;
mod personio_paging;
mod personio_persons;
mod personio_post_refusals;
mod personio_posts;
mod personio_reads;
mod personio_switches;
mod personio_types;
mod program;
mod sample;
mod sample_leave;
mod sample_personio;
mod state_file;
mod thousands;
mod vanishing;
