//! Decides whether a call is tried again. The decision is one pure function, so tests can cover every case.
//!
//! A read is repeated whenever the error could be temporary. A write is repeated only when it provably did not happen.

use std::time::Duration;

use super::HttpOptions;

/// Whether a call changes data at the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Read,
    Write,
}

/// The reason why a request got no complete answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportError {
    /// No connection: unknown host name, refused, or no network. Nothing was sent.
    NoConnection,
    /// No connection within the time-out. Nothing was sent.
    ConnectTimedOut,
    /// No trustworthy encrypted connection. Nothing was sent.
    Insecure,
    /// A proxy requires a login. Nothing was sent.
    ProxyLogin,
    /// The request was sent, and no complete answer came within the time-out.
    TimedOut,
    /// The request was sent, and the connection broke before the answer was complete.
    Lost,
    /// The request was sent, and the answer was too large to read.
    TooLarge,
}

impl TransportError {
    /// Every error, for tests.
    pub const ALL: [Self; 7] =
        [Self::NoConnection, Self::ConnectTimedOut, Self::Insecure, Self::ProxyLogin, Self::TimedOut, Self::Lost, Self::TooLarge];

    /// Whether the request provably never reached the service.
    pub fn never_sent(self) -> bool {
        matches!(self, Self::NoConnection | Self::ConnectTimedOut | Self::Insecure | Self::ProxyLogin)
    }
}

/// The result of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Answered {
        status: u16,
        /// The wait that the service asked for.
        retry_after: Option<Duration>,
    },
    Failed(TransportError),
}

/// The next step after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Wait for `after`, then try again.
    Retry { after: Duration },
    /// The result of the attempt is final.
    Stop,
}

/// Decides after the attempt number `attempt`, counted from 0.
pub fn decide(kind: Kind, attempt: u32, outcome: Outcome, options: &HttpOptions) -> Decision {
    if attempt >= options.retries || !may_repeat(kind, outcome) {
        return Decision::Stop;
    }
    let requested_wait = match outcome {
        Outcome::Answered { retry_after, .. } => retry_after,
        Outcome::Failed(_) => None,
    };
    let backoff = options.backoff.saturating_mul(2_u32.saturating_pow(attempt));
    Decision::Retry { after: requested_wait.unwrap_or(backoff).min(options.max_wait) }
}

fn may_repeat(kind: Kind, outcome: Outcome) -> bool {
    match (kind, outcome) {
        // The service rejected the request without processing it.
        (_, Outcome::Answered { status: 429, .. }) => true,
        (Kind::Read, Outcome::Answered { status: 502..=504, .. }) => true,
        (_, Outcome::Answered { .. }) => false,
        // Nothing was sent, and the cause can be temporary.
        (_, Outcome::Failed(TransportError::NoConnection | TransportError::ConnectTimedOut)) => true,
        (Kind::Read, Outcome::Failed(TransportError::TimedOut | TransportError::Lost)) => true,
        (_, Outcome::Failed(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16) -> Outcome {
        Outcome::Answered { status, retry_after: None }
    }

    fn retried(kind: Kind, outcome: Outcome) -> bool {
        decide(kind, 0, outcome, &HttpOptions::default()) != Decision::Stop
    }

    #[test]
    fn read_is_retried_after_429_and_gateway_errors() {
        for status in 100..=599 {
            assert_eq!(retried(Kind::Read, answered(status)), [429, 502, 503, 504].contains(&status), "status {status}");
        }
    }

    #[test]
    fn write_is_retried_after_429_only() {
        for status in 100..=599 {
            assert_eq!(retried(Kind::Write, answered(status)), status == 429, "status {status}");
        }
    }

    #[test]
    fn every_transport_error_has_a_retry_decision() {
        for error in TransportError::ALL {
            let (read, write) = match error {
                TransportError::NoConnection | TransportError::ConnectTimedOut => (true, true),
                TransportError::TimedOut | TransportError::Lost => (true, false),
                TransportError::Insecure | TransportError::ProxyLogin | TransportError::TooLarge => (false, false),
            };
            assert_eq!(retried(Kind::Read, Outcome::Failed(error)), read, "read, {error:?}");
            assert_eq!(retried(Kind::Write, Outcome::Failed(error)), write, "write, {error:?}");
        }
    }

    #[test]
    fn write_that_may_have_arrived_is_never_repeated() {
        for error in TransportError::ALL {
            assert!(error.never_sent() || !retried(Kind::Write, Outcome::Failed(error)), "{error:?}");
        }
    }

    #[test]
    fn retry_waits_double_until_the_limit() {
        let wait = |attempt| decide(Kind::Read, attempt, answered(503), &HttpOptions::default());
        assert_eq!(wait(0), Decision::Retry { after: Duration::from_secs(1) });
        assert_eq!(wait(1), Decision::Retry { after: Duration::from_secs(2) });
        assert_eq!(wait(2), Decision::Retry { after: Duration::from_secs(4) });
        assert_eq!(wait(3), Decision::Stop);
        assert_eq!(wait(u32::MAX), Decision::Stop);
    }

    #[test]
    fn retry_after_is_kept_up_to_the_longest_wait() {
        let wait = |seconds| {
            let outcome = Outcome::Answered { status: 429, retry_after: Some(Duration::from_secs(seconds)) };
            decide(Kind::Write, 2, outcome, &HttpOptions::default())
        };
        assert_eq!(wait(0), Decision::Retry { after: Duration::ZERO });
        assert_eq!(wait(7), Decision::Retry { after: Duration::from_secs(7) });
        assert_eq!(wait(3600), Decision::Retry { after: Duration::from_secs(60) });
    }
}
