//! Measures the exports: the requests against the minimum, and the time against the floor that rate limits and latency set.

mod fixtures;
mod minimum;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::table::{Table, as_float};
pub use fixtures::Kind;
use minimum::{Minimum, minimum};
use sandbox::LoggedRequest;

/// The round-trip time of every request.
pub const LATENCY: Duration = Duration::from_millis(50);
/// The app's interval between two requests about compensations.
const APP_INTERVAL: Duration = Duration::from_millis(210);
/// The shortest interval that Personio allows, which is five requests a second.
const PERSONIO_INTERVAL: Duration = Duration::from_millis(200);
/// Up to this number of people the waits are real. Beyond, they are calculated.
const MAX_REAL_WAITS: usize = 50;

pub async fn measure(table: &mut Table, quick: bool) {
    let sizes: &[usize] = if quick { &[50] } else { &[50, 500, 5_000] };
    for kind in Kind::ALL {
        for people in sizes.iter().filter(|people| kind != Kind::BenefitsUnseen || **people <= 500) {
            measure_one(table, kind, *people).await;
        }
    }
    table.note(&format!(
        "Every request takes {} ms on its way; no service is asked two things at once, as none of them says that it may be. Personio: \
         five requests a second about compensations. Time up to {MAX_REAL_WAITS} people is as it passed. Beyond, nobody waits: it is the \
         time that all the work took (the services' own included), and what the waits of the counted requests come to.",
        LATENCY.as_millis()
    ));
}

async fn measure_one(table: &mut Table, kind: Kind, people: usize) {
    let is_waiting = people <= MAX_REAL_WAITS;
    let fixture = kind.fixture(people, is_waiting).await;
    fixture.sandbox.clear_request_log();
    let begin = Instant::now();
    let sent = kind.run(&fixture, people).await;
    let elapsed = begin.elapsed();
    let requests = count_by_kind(&fixture.sandbox.request_log());
    let minimum: Minimum = minimum(kind, people);
    let name = format!("{}, {people} people, {sent} changes", kind.name());
    eprintln!("{name}: {elapsed:?} passed; {requests:?}");
    table.count(&format!("{name}: requests"), requests.values().sum(), minimum.requests(), minimum.how);
    let total = if is_waiting { elapsed } else { elapsed + total_wait(&requests, APP_INTERVAL) };
    table.time(&format!("{name}: time"), total, minimum.time(), "the waits of the least requests alone");
    if !is_waiting {
        let per_change = elapsed.div_f64(as_float(sent));
        let noticeable = LATENCY.div_f64(4.0);
        table.time(&format!("{name}: own work a change"), per_change, noticeable, "a quarter of one request's way: more would be felt");
    }
}

/// Counts requests by service, method and path. Ids and days in a path are replaced.
fn count_by_kind(log: &[LoggedRequest]) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for request in log {
        let without_ids =
            |part: &str| if part.contains(|character: char| character.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
        let path: Vec<String> = request.path.split('/').skip(2).map(without_ids).collect();
        *kinds.entry(format!("{} {} {}", request.service.name(), request.method, path.join("/"))).or_default() += 1;
    }
    kinds
}

/// The total wait of successive requests. `interval` applies to requests about compensations.
fn total_wait(requests: &BTreeMap<String, usize>, interval: Duration) -> Duration {
    let wait = |(name, count): (&String, &usize)| {
        let is_limited = name.starts_with("personio") && name.contains(" compensations");
        let each = if is_limited { LATENCY.max(interval) } else { LATENCY };
        each * u32::try_from(*count).unwrap_or(u32::MAX)
    };
    requests.iter().map(wait).sum()
}
