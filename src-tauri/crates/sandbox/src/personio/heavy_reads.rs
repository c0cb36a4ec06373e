//! The number of heavy reads in progress.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::paging;
use crate::exchange::{Call, Service};

/// Counts the reads of compensations without `person.id`.
#[derive(Debug, Default)]
pub(crate) struct HeavyReads(AtomicUsize);

/// Permits a request. Dropping it lowers the count.
#[derive(Debug)]
pub(crate) struct HeavyReadGuard<'a>(Option<&'a AtomicUsize>);

impl HeavyReads {
    /// None when too many heavy reads are in progress.
    pub fn enter(&self, call: &Call, max_reads: Option<usize>) -> Option<HeavyReadGuard<'_>> {
        if !is_unfiltered(call) {
            return Some(HeavyReadGuard(None));
        }
        let count_before = self.0.fetch_add(1, Ordering::SeqCst);
        let guard = HeavyReadGuard(Some(&self.0));
        max_reads.is_none_or(|max_reads| count_before < max_reads).then_some(guard)
    }
}

impl Drop for HeavyReadGuard<'_> {
    fn drop(&mut self) {
        if let Some(count) = self.0 {
            count.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// Whether the request reads compensations without `person.id`.
pub(super) fn is_unfiltered(call: &Call) -> bool {
    let is_read = call.service == Service::Personio && call.method == "GET" && call.path == "/v2/compensations";
    is_read && paging::parameter(call, "person.id").is_none_or(|ids| ids.is_empty())
}
