//! The four exports: how many requests against the least possible, and how long against the floor that limits and latency set.

mod least;
mod scenes;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::table::{Table, as_float};
use least::{Least, least};
use sandbox::LoggedRequest;
pub use scenes::Kind;

/// How long every request takes on its way, there and back.
pub const LATENCY: Duration = Duration::from_millis(50);
/// The app's gap between two requests about compensations.
const GAP: Duration = Duration::from_millis(210);
/// Personio's own limit: five a second.
const LIMIT: Duration = Duration::from_millis(200);
/// Up to so many people the waits are really waited.
const WAITED: usize = 50;

/// Measures them.
pub async fn measure(table: &mut Table, quick: bool) {
    let sizes: &[usize] = if quick { &[50] } else { &[50, 500, 5_000] };
    for kind in Kind::ALL {
        for people in sizes.iter().filter(|people| kind != Kind::BenefitsUnseen || **people <= 500) {
            one(table, kind, *people).await;
        }
    }
    table.note(&format!(
        "Every request takes {} ms on its way; no service is asked two things at once, as none of them says that it may be. Personio: \
         five requests a second about compensations. Time up to {WAITED} people is as it passed. Beyond, nobody waits: it is the \
         time that all the work took (the services' own included), and what the waits of the counted requests come to.",
        LATENCY.as_millis()
    ));
}

async fn one(table: &mut Table, kind: Kind, people: usize) {
    let waited = people <= WAITED;
    let fixture = kind.fixture(people, waited).await;
    fixture.sandbox.clear_request_log();
    let begin = Instant::now();
    let sent = kind.run(&fixture, people).await;
    let passed = begin.elapsed();
    let made = kinds(&fixture.sandbox.request_log());
    let least: Least = least(kind, people);
    let name = format!("{}, {people} people, {sent} changes", kind.name());
    eprintln!("{name}: {passed:?} passed; {made:?}");
    table.count(&format!("{name}: requests"), made.values().sum(), least.requests(), least.how);
    let whole = if waited { passed } else { passed + waits(&made, GAP) };
    table.time(&format!("{name}: time"), whole, least.time(), "the waits of the least requests alone");
    if !waited {
        let each = passed.div_f64(as_float(sent));
        let apart = LATENCY.div_f64(4.0);
        table.time(&format!("{name}: own work a change"), each, apart, "a quarter of one request's way: more would be felt");
    }
}

/// How many requests, by service, method and what they were about: ids and days are left out.
fn kinds(record: &[LoggedRequest]) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for asked in record {
        let plain = |part: &str| if part.contains(|letter: char| letter.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
        let path: Vec<String> = asked.path.split('/').skip(2).map(plain).collect();
        *kinds.entry(format!("{} {} {}", asked.service.name(), asked.method, path.join("/"))).or_default() += 1;
    }
    kinds
}

/// What the waits of requests come to, one after the other.
fn waits(made: &BTreeMap<String, usize>, gap: Duration) -> Duration {
    let wait = |(name, count): (&String, &usize)| {
        let paced = name.starts_with("personio") && name.contains(" compensations");
        let each = if paced { LATENCY.max(gap) } else { LATENCY };
        each * u32::try_from(*count).unwrap_or(u32::MAX)
    };
    made.iter().map(wait).sum()
}
