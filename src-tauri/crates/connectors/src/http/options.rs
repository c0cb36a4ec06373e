//! Settings of a client.

use std::time::Duration;

#[cfg(feature = "fuzzing")]
use super::canned::Canned;
use super::test_timeout::TimeIsUp;

/// How patient a client is, and how much it reads. The defaults suit the real services; tests shorten them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpOptions {
    /// Longest wait for a connection.
    pub connect_timeout: Duration,
    /// Longest wait for a whole answer, per attempt.
    pub total_timeout: Duration,
    /// Largest answer in bytes, unpacked.
    pub max_answer: usize,
    /// How often a call is tried again.
    pub retries: u32,
    /// The wait before the first retry; it doubles with every further one.
    pub backoff: Duration,
    /// The longest wait that a service's `Retry-After` can cause.
    pub max_wait: Duration,
    /// Whether requests keep the pace that a service asks for. Off in tests only.
    pub keep_rate_limit: bool,
    /// What ends the wait for an answer before its time. In tests only; `None`: nothing does.
    pub time_is_up: Option<TimeIsUp>,
    /// Answers that stand in for the service; `None`: the service answers.
    #[cfg(feature = "fuzzing")]
    pub canned: Option<Canned>,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            total_timeout: Duration::from_secs(60),
            max_answer: 32 * 1024 * 1024,
            retries: 3,
            backoff: Duration::from_secs(1),
            max_wait: Duration::from_secs(60),
            keep_rate_limit: true,
            time_is_up: None,
            #[cfg(feature = "fuzzing")]
            canned: None,
        }
    }
}
