//! The limit a second. The sandbox has no clock that runs: every so manieth request is one too many.

use super::{Inside, reads, refusals::Refusal};
use crate::exchange::Call;

/// Counts a request of compensations, and refuses what is too fast or too heavy.
pub(super) fn count(inside: &mut Inside<'_>) -> Result<(), Refusal> {
    let call = inside.call;
    if call.path.starts_with("/v2/compensations") {
        let count = inside.personio.requests.entry(call.path.clone()).or_default();
        *count += 1;
        if inside.switches.bare_429_every.is_some_and(|every| count.is_multiple_of(every)) {
            return Err(Refusal::too_fast());
        }
    }
    if let Some(heaviest) = inside.switches.heaviest_read.filter(|_| reads::is_unfiltered(call)) {
        // What no limit asks for is the largest page.
        let limit = url::form_urlencoded::parse(call.query.as_bytes()).find(|(name, _)| name == "limit");
        if limit.and_then(|(_, limit)| limit.parse::<usize>().ok()).unwrap_or(100) > heaviest {
            return Err(Refusal::too_heavy());
        }
    }
    Ok(())
}

/// What is left of the bucket: all of it but this request, or nothing.
pub(super) fn headers(call: &Call, status: u16) -> [(&'static str, String); 4] {
    let (replenish, burst) = if call.path.starts_with("/v2/compensations") { (5, 5) } else { (30, 100) };
    let remaining = if status == 429 { 0 } else { burst - 1 };
    [
        ("x-ratelimit-replenish-rate", replenish.to_string()),
        ("x-ratelimit-burst-capacity", burst.to_string()),
        ("x-ratelimit-requested-tokens", "1".to_owned()),
        ("x-ratelimit-remaining", remaining.to_string()),
    ]
}
