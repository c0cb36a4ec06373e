//! Every decoder and reader as a function of any bytes.
//!
//! What must hold of each is asserted here, once. `fuzz/` calls these functions with what a fuzzer invents; `tests/walk.rs`
//! calls them with the seeds in `seeds/`, with [`made`] ones, and with some thousands of [mutations](mutate) of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "whatever does not hold is found by a panic")]

mod addresses;
mod alexis;
mod answers;
mod kleer;
mod lists;
mod made;
pub mod mutate;
mod personio;
mod pieces;
mod refusals;
mod stored;

/// Something that reads what others wrote.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name: that of its folder of seeds and of its program in `fuzz/`.
    pub name: &'static str,
    /// Reads the bytes. Panics when something does not hold that must. Returns what was read whole: for a service the calls
    /// whose answers were understood, for a file or a text its kind.
    pub run: fn(&[u8]) -> Vec<&'static str>,
    /// Seeds that are too large or too strange to be written by hand.
    pub made: fn() -> Vec<Vec<u8>>,
    /// Mutations of each written seed that the walk makes: fewer where one costs more. Of a made one it makes a tenth.
    pub mutations: u32,
    /// Bytes that may be held at once for each byte that is read, besides [`Target::fixed`].
    pub factor: usize,
    /// Bytes that may be held at once whatever is read.
    pub fixed: usize,
}

/// All of them.
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
    // It logs in with a client of its own each time.
    Target { mutations: 200, ..service("personio_token", personio::token) },
    service("personio_persons", personio::persons),
    service("personio_employments", personio::employments),
    service("personio_types", personio::types),
    service("personio_compensations", personio::compensations),
    service("personio_writes", personio::writes),
    Target { mutations: 200, ..service("error_bodies", refusals::bodies) },
    Target { made: made::texts, mutations: 300, ..service("list_text", lists::text) },
    Target { made: made::texts, mutations: 100, ..service("list_choices", lists::choices) },
    Target { made: made::no_more, mutations: 100, ..service("list_cells", lists::cells) },
    Target { made: made::open_documents, mutations: 100, fixed: 32 << 20, ..service("list_ods", lists::ods) },
    Target { made: made::workbooks, mutations: 100, fixed: 32 << 20, ..service("list_xlsx_parts", lists::xlsx_parts) },
    Target { made: made::records, mutations: 300, fixed: 64 << 20, ..service("list_xls", lists::xls) },
    Target { made: made::packages, mutations: 20, fixed: 256 << 20, ..service("list_file", lists::file) },
    Target { made: made::no_more, ..service("stored", stored::stored) },
    Target { made: made::no_more, ..service("addresses", addresses::addresses) },
];

/// The target of a name.
///
/// # Panics
/// When there is none.
pub fn target(name: &str) -> &'static Target {
    ALL.iter().find(|target| target.name == name).expect("a target of this name")
}

const fn service(name: &'static str, run: fn(&[u8]) -> Vec<&'static str>) -> Target {
    Target { name, run, made: made::answers, mutations: 500, factor: 400, fixed: 1 << 20 }
}
