//! For tests: checks of many things that fail when there are none. `iter().all(…)` and a loop are content with an empty list,
//! so a check made with them may never check anything.
#![allow(clippy::panic, reason = "a test fails by panicking")]

mod error_log;

pub use error_log::ErrorLog;

use std::sync::atomic::{AtomicUsize, Ordering};

/// The items of a list, for a loop that checks each. Fails when there are none.
#[track_caller]
pub fn some<I: IntoIterator>(items: I) -> Vec<I::Item> {
    let items: Vec<I::Item> = items.into_iter().collect();
    assert!(!items.is_empty(), "there is nothing to check");
    items
}

/// Whether a condition holds of every item of a list. Fails when there are none.
#[track_caller]
pub fn all<I: IntoIterator>(items: I, holds: impl FnMut(I::Item) -> bool) -> bool {
    some(items).into_iter().all(holds)
}

/// Counts how often a check was reached, where one list alone may well be empty: a property test looks at many, and fails
/// when all of them were.
#[derive(Debug, Default)]
pub struct Reached(AtomicUsize);

impl Reached {
    /// A count that begins at nothing.
    pub const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// A check was reached.
    pub fn once(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Fails when no check was reached.
    #[track_caller]
    pub fn at_all(&self) {
        assert!(self.0.load(Ordering::Relaxed) > 0, "no check was ever reached");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_some_is_as_it_always_was() {
        assert!(all([2, 4], |number| number % 2 == 0));
        assert!(!all([2, 3], |number| number % 2 == 0));
    }

    #[test]
    #[should_panic = "nothing to check"]
    fn all_of_none_fails() {
        let _ = all(Vec::<u8>::new(), |_| true);
    }

    #[test]
    #[should_panic = "no check was ever reached"]
    fn a_check_that_is_never_reached_fails() {
        Reached::new().at_all();
    }

    #[test]
    fn a_check_that_is_reached_once_is_enough() {
        let reached = Reached::new();
        reached.once();
        reached.at_all();
    }
}
