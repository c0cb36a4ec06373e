//! Rate limits. The sandbox has no running clock, so every n-th request is too fast instead of every sixth in a second.

use super::{RequestContext, heavy_reads, paging, refusals::Refusal};
use crate::exchange::Call;

/// Counts a request of compensations, and refuses it when it is too fast or too heavy.
pub(super) fn check(context: &mut RequestContext<'_>) -> Result<(), Refusal> {
    let call = context.call;
    if call.path.starts_with("/v2/compensations") {
        let count = context.personio.requests.entry(call.path.clone()).or_default();
        *count += 1;
        if context.switches.bare_429_every.is_some_and(|every| count.is_multiple_of(every)) {
            return Err(Refusal::too_fast());
        }
    }
    if let Some(heaviest) = context.switches.heaviest_read.filter(|_| heavy_reads::is_unfiltered(call)) {
        // Without a limit, a page has its largest size.
        let limit = paging::parameter(call, "limit").and_then(|limit| limit.parse::<usize>().ok());
        if limit.unwrap_or(usize::MAX) > heaviest {
            return Err(Refusal::too_heavy());
        }
    }
    Ok(())
}

/// The state of the token bucket: full except for this request, or empty after a 429.
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
