//! Lets a test end the wait for an answer, so that the test does not depend on a clock.

use std::sync::Arc;

use tokio::sync::Notify;

/// A notification makes the running request fail as if it had timed out.
#[derive(Debug, Clone)]
pub struct TestTimeout(pub Arc<Notify>);

/// Two values are equal when they share one notifier.
impl PartialEq for TestTimeout {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for TestTimeout {}
