//! Whether a call is tried again: one pure function, so that it can be read and walked as a whole.
//!
//! A read may be repeated whenever the trouble could pass. A write may be repeated only when it provably did not happen.

use std::time::Duration;

use super::HttpOptions;

/// What a call does at the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It changes nothing.
    Read,
    /// It changes something.
    Write,
}

/// A call that got no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// No connection: unknown name, refused, no network. Nothing was sent.
    NoConnection,
    /// No connection within the time-out. Nothing was sent.
    ConnectTimedOut,
    /// No trustworthy encryption. Nothing was sent.
    Insecure,
    /// The proxy on the way wants a log-in. Nothing was sent.
    ProxyLogin,
    /// Sent, and no whole answer within the time-out.
    TimedOut,
    /// Sent, and the connection broke before the whole answer.
    Lost,
    /// Sent, and the answer was too large to read.
    TooLarge,
}

impl Transport {
    /// Every failure, for tests that walk them.
    pub const ALL: [Self; 7] =
        [Self::NoConnection, Self::ConnectTimedOut, Self::Insecure, Self::ProxyLogin, Self::TimedOut, Self::Lost, Self::TooLarge];

    /// Whether the request provably never reached the service.
    pub fn never_sent(self) -> bool {
        matches!(self, Self::NoConnection | Self::ConnectTimedOut | Self::Insecure | Self::ProxyLogin)
    }
}

/// How one attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// With an answer.
    Answered {
        /// The HTTP status.
        status: u16,
        /// How long the service asked to be left alone.
        retry_after: Option<Duration>,
    },
    /// Without one.
    Failed(Transport),
}

/// What to do after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Wait, then try again.
    Retry {
        /// The wait.
        after: Duration,
    },
    /// The outcome stands.
    Stop,
}

/// Decides after the attempt number `attempt`, counted from 0.
pub fn decide(kind: Kind, attempt: u32, outcome: Outcome, options: &HttpOptions) -> Decision {
    if attempt >= options.retries || !may_repeat(kind, outcome) {
        return Decision::Stop;
    }
    let asked = match outcome {
        Outcome::Answered { retry_after, .. } => retry_after,
        Outcome::Failed(_) => None,
    };
    let backoff = options.backoff.saturating_mul(2_u32.saturating_pow(attempt));
    Decision::Retry { after: asked.unwrap_or(backoff).min(options.max_wait) }
}

fn may_repeat(kind: Kind, outcome: Outcome) -> bool {
    match (kind, outcome) {
        // The service turned the request away unread.
        (_, Outcome::Answered { status: 429, .. }) => true,
        (Kind::Read, Outcome::Answered { status: 502..=504, .. }) => true,
        (_, Outcome::Answered { .. }) => false,
        // Nothing was sent, and it can pass.
        (_, Outcome::Failed(Transport::NoConnection | Transport::ConnectTimedOut)) => true,
        (Kind::Read, Outcome::Failed(Transport::TimedOut | Transport::Lost)) => true,
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
    fn every_status_for_a_read() {
        for status in 100..=599 {
            assert_eq!(retried(Kind::Read, answered(status)), [429, 502, 503, 504].contains(&status), "status {status}");
        }
    }

    #[test]
    fn every_status_for_a_write() {
        for status in 100..=599 {
            assert_eq!(retried(Kind::Write, answered(status)), status == 429, "status {status}");
        }
    }

    #[test]
    fn every_transport_failure() {
        for failure in Transport::ALL {
            let (read, write) = match failure {
                Transport::NoConnection | Transport::ConnectTimedOut => (true, true),
                Transport::TimedOut | Transport::Lost => (true, false),
                Transport::Insecure | Transport::ProxyLogin | Transport::TooLarge => (false, false),
            };
            assert_eq!(retried(Kind::Read, Outcome::Failed(failure)), read, "read, {failure:?}");
            assert_eq!(retried(Kind::Write, Outcome::Failed(failure)), write, "write, {failure:?}");
        }
    }

    #[test]
    fn a_write_is_never_repeated_after_it_may_have_arrived() {
        for failure in Transport::ALL {
            assert!(failure.never_sent() || !retried(Kind::Write, Outcome::Failed(failure)), "{failure:?}");
        }
    }

    #[test]
    fn the_waits_double_and_then_it_stops() {
        let wait = |attempt| decide(Kind::Read, attempt, answered(503), &HttpOptions::default());
        assert_eq!(wait(0), Decision::Retry { after: Duration::from_secs(1) });
        assert_eq!(wait(1), Decision::Retry { after: Duration::from_secs(2) });
        assert_eq!(wait(2), Decision::Retry { after: Duration::from_secs(4) });
        assert_eq!(wait(3), Decision::Stop);
        assert_eq!(wait(u32::MAX), Decision::Stop);
    }

    #[test]
    fn the_service_may_name_the_wait_up_to_a_limit() {
        let wait = |seconds| {
            let outcome = Outcome::Answered { status: 429, retry_after: Some(Duration::from_secs(seconds)) };
            decide(Kind::Write, 2, outcome, &HttpOptions::default())
        };
        assert_eq!(wait(0), Decision::Retry { after: Duration::ZERO });
        assert_eq!(wait(7), Decision::Retry { after: Duration::from_secs(7) });
        assert_eq!(wait(3600), Decision::Retry { after: Duration::from_secs(60) });
    }
}
