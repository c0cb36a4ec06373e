//! How many of the heavy reads are in progress.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::paging;
use crate::exchange::{Call, Service};

/// Counts the reads of compensations that name no person.
#[derive(Debug, Default)]
pub(crate) struct Reads(AtomicUsize);

/// A request that may go on. The count goes down when it is dropped.
#[derive(Debug)]
pub(crate) struct Place<'a>(Option<&'a AtomicUsize>);

impl Reads {
    /// None when there are too many of them.
    pub fn enter(&self, call: &Call, most: Option<usize>) -> Option<Place<'_>> {
        if !is_unfiltered(call) {
            return Some(Place(None));
        }
        let before = self.0.fetch_add(1, Ordering::SeqCst);
        let place = Place(Some(&self.0));
        most.is_none_or(|most| before < most).then_some(place)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if let Some(count) = self.0 {
            count.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// A read of compensations that names no person.
pub(super) fn is_unfiltered(call: &Call) -> bool {
    let reads = call.service == Service::Personio && call.method == "GET" && call.path == "/v2/compensations";
    reads && paging::value(call, "person.id").is_none_or(|ids| ids.is_empty())
}
