//! The limit a second. The sandbox has no clock that runs: every so manieth request is one too many.

use super::{SharedState, paging, reads, refusals::Refusal};
use crate::exchange::Call;

/// Counts a request of compensations, and refuses what is too fast or too heavy.
pub(super) fn count(shared: &mut SharedState<'_>) -> Result<(), Refusal> {
    let call = shared.call;
    if call.path.starts_with("/v2/compensations") {
        let count = shared.personio.requests.entry(call.path.clone()).or_default();
        *count += 1;
        if shared.switches.bare_429_every.is_some_and(|every| count.is_multiple_of(every)) {
            return Err(Refusal::too_fast());
        }
    }
    if let Some(heaviest) = shared.switches.heaviest_read.filter(|_| reads::is_unfiltered(call)) {
        // Without a limit, a page is as large as it gets.
        let limit = paging::value(call, "limit").and_then(|limit| limit.parse::<usize>().ok());
        if limit.unwrap_or(usize::MAX) > heaviest {
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
