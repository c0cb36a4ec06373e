//! Every decoder and reader as a function of arbitrary bytes.
//!
//! The functions assert the invariants of each reader. `fuzz/` calls them with the inputs of a fuzzer. `tests/walk.rs` calls them with the
//! seeds in `seeds/`, with [`generated`] seeds, and with some thousands of [mutations](mutate) of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a violated invariant is found by its panic")]

mod addresses;
mod alexis;
mod answers;
mod generated;
mod kleer;
mod lists;
pub mod mutate;
mod personio;
mod pieces;
mod refusals;
mod stored;

/// A reader of data that other programs wrote.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// The name of the target, of its folder of seeds and of its program in `fuzz/`.
    pub name: &'static str,
    /// Reads the bytes, and panics when an invariant is violated. Returns what was understood: the calls whose answers a client decoded, or
    /// the kind of a file or text.
    pub run: fn(&[u8]) -> Vec<&'static str>,
    /// Generates seeds that are too large or too strange for a file.
    pub generated: fn() -> Vec<Vec<u8>>,
    /// The number of mutations of each seed file. It is smaller for an expensive reader. A generated seed gets a tenth of it.
    pub mutations: u32,
    /// The memory limit per byte of input, added to [`Target::fixed`].
    pub factor: usize,
    /// The memory limit for any input, in bytes.
    pub fixed: usize,
}

pub const ALL: &[Target] = &[
    service("alexis_company", alexis::company),
    service("alexis_people", alexis::people),
    service("alexis_employee", alexis::employee),
    service("alexis_employment_types", alexis::employment_types),
    service("alexis_leave", alexis::leave),
    service("alexis_writes", alexis::writes),
    service("kleer_companies", kleer::companies),
    service("kleer_me", kleer::me),
    service("kleer_users", kleer::users),
    service("kleer_payroll_users", kleer::payroll_users),
    service("kleer_activities", kleer::activities),
    service("kleer_events", kleer::events),
    service("kleer_day_statuses", kleer::day_statuses),
    service("kleer_schedule", kleer::schedule),
    service("kleer_payroll_events", kleer::payroll_events),
    service("kleer_writes", kleer::writes),
    // Each input creates a client and logs in.
    Target { mutations: 200, ..service("personio_token", personio::token) },
    service("personio_persons", personio::persons),
    service("personio_employments", personio::employments),
    service("personio_types", personio::types),
    service("personio_compensations", personio::compensations),
    service("personio_writes", personio::writes),
    Target { mutations: 200, ..service("error_bodies", refusals::bodies) },
    Target { generated: generated::texts, mutations: 300, ..service("list_text", lists::text) },
    Target { generated: generated::texts, mutations: 100, ..service("list_choices", lists::choices) },
    Target { generated: generated::none, mutations: 100, ..service("list_cells", lists::cells) },
    Target { generated: generated::open_documents, mutations: 100, fixed: 32 << 20, ..service("list_ods", lists::ods) },
    Target { generated: generated::workbooks, mutations: 100, fixed: 32 << 20, ..service("list_xlsx_parts", lists::xlsx_parts) },
    Target { generated: generated::records, mutations: 300, fixed: 64 << 20, ..service("list_xls", lists::xls) },
    Target { generated: generated::packages, mutations: 20, fixed: 256 << 20, ..service("list_file", lists::file) },
    Target { generated: generated::none, ..service("stored", stored::stored) },
    Target { generated: generated::none, ..service("addresses", addresses::addresses) },
];

/// The target with the name. Panics when there is none.
pub fn target(name: &str) -> &'static Target {
    ALL.iter().find(|target| target.name == name).expect("a target of this name")
}

const fn service(name: &'static str, run: fn(&[u8]) -> Vec<&'static str>) -> Target {
    Target { name, run, generated: generated::answers, mutations: 500, factor: 400, fixed: 1 << 20 }
}
