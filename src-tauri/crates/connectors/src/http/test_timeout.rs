//! When the wait for an answer is over, besides the limit: a test says it, so that no clock decides in it.

use std::sync::Arc;

use tokio::sync::Notify;

/// Whoever is told here gives the request under way up, as if its time were over.
#[derive(Debug, Clone)]
pub struct TimeIsUp(pub Arc<Notify>);

/// The same when the same word ends it.
impl PartialEq for TimeIsUp {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for TimeIsUp {}
