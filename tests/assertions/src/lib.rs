//! For tests: checks of lists that fail when the list is empty. `iter().all(…)` and a loop succeed with an empty list, so such a check
//! may never check anything.
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod error_log;

pub use error_log::ErrorLog;

use std::sync::atomic::{AtomicUsize, Ordering};

/// The items of a list, for a loop. Fails when the list is empty.
#[track_caller]
pub fn some<I: IntoIterator>(items: I) -> Vec<I::Item> {
    let items: Vec<I::Item> = items.into_iter().collect();
    assert!(!items.is_empty(), "there is nothing to check");
    items
}

/// Whether a condition holds for every item. Fails when the list is empty.
#[track_caller]
pub fn all<I: IntoIterator>(items: I, holds: impl FnMut(I::Item) -> bool) -> bool {
    some(items).into_iter().all(holds)
}

/// Counts how often a check was reached. In a property test one list may be empty, and the test fails only when all lists were.
#[derive(Debug, Default)]
pub struct Reached(AtomicUsize);

impl Reached {
    pub const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Counts one reached check.
    pub fn once(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Fails when no check was reached.
    #[track_caller]
    pub fn assert_reached(&self) {
        assert!(self.0.load(Ordering::Relaxed) > 0, "no check was ever reached");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_checks_every_item() {
        assert!(all([2, 4], |number| number % 2 == 0));
        assert!(!all([2, 3], |number| number % 2 == 0));
    }

    #[test]
    #[should_panic = "nothing to check"]
    fn all_fails_for_an_empty_list() {
        let _ = all(Vec::<u8>::new(), |_| true);
    }

    #[test]
    #[should_panic = "no check was ever reached"]
    fn reached_fails_without_a_check() {
        Reached::new().assert_reached();
    }

    #[test]
    fn reached_succeeds_after_one_check() {
        let reached = Reached::new();
        reached.once();
        reached.assert_reached();
    }
}
