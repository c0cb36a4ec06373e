//! Settings of a client.

use std::time::Duration;

#[cfg(feature = "fuzzing")]
use super::canned::Canned;
use super::test_timeout::TestTimeout;

/// Time-outs, retries and size limits of a client. The defaults suit the real services. Tests shorten them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpOptions {
    /// The longest wait for a connection.
    pub connect_timeout: Duration,
    /// The longest wait for a complete answer, per attempt.
    pub total_timeout: Duration,
    /// The largest answer in bytes, after decompression.
    pub max_answer: usize,
    /// The number of retries per call.
    pub retries: u32,
    /// The wait before the first retry. It doubles with every further retry.
    pub backoff: Duration,
    /// The longest wait that a service's `Retry-After` can cause.
    pub max_wait: Duration,
    /// Whether the rate limits of the services are kept. Only tests turn this off.
    pub keep_rate_limit: bool,
    /// Ends the wait for an answer early. Only tests set it.
    pub test_timeout: Option<TestTimeout>,
    /// Prepared answers in place of the service.
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
            test_timeout: None,
            #[cfg(feature = "fuzzing")]
            canned: None,
        }
    }
}
