//! How often requests leave, for a service that counts them.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// Lets requests leave one after another, with a gap between them.
#[derive(Debug)]
pub(crate) struct RateLimiter {
    gap: Duration,
    next: Mutex<Option<Instant>>,
}

impl RateLimiter {
    /// A pace with so much time from one request to the next.
    pub(crate) fn new(gap: Duration) -> Self {
        Self { gap, next: Mutex::new(None) }
    }

    /// Waits until the next request may leave.
    pub(crate) async fn turn(&self) {
        let mut next = self.next.lock().await;
        if let Some(at) = *next {
            sleep_until(at).await;
        }
        *next = Instant::now().checked_add(self.gap);
    }

    /// Whether a request has left by it.
    #[cfg(test)]
    pub(crate) async fn is_used(&self) -> bool {
        self.next.lock().await.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::task::JoinSet;

    use super::*;

    const GAP: Duration = Duration::from_millis(210);

    #[tokio::test(start_paused = true)]
    async fn five_leave_in_a_second_and_not_six() {
        let limiter = Arc::new(RateLimiter::new(GAP));
        let start = Instant::now();
        let mut calls = JoinSet::new();
        for _ in 0..20 {
            let limiter = Arc::clone(&limiter);
            calls.spawn(async move {
                limiter.turn().await;
                start.elapsed()
            });
        }
        let mut left: Vec<Duration> = calls.join_all().await;
        left.sort();
        assert_eq!(left[0], Duration::ZERO, "the first does not wait");
        for window in left.windows(6) {
            assert!(window[5] - window[0] > Duration::from_secs(1), "{window:?}");
        }
        assert!(left[19] < GAP * 20, "and nobody waits longer than needed");
    }

    #[tokio::test(start_paused = true)]
    async fn who_comes_late_does_not_wait_and_saves_nothing_up() {
        let limiter = RateLimiter::new(GAP);
        limiter.turn().await;
        tokio::time::advance(GAP * 10).await;
        let start = Instant::now();
        limiter.turn().await;
        assert_eq!(start.elapsed(), Duration::ZERO);
        limiter.turn().await;
        assert!(start.elapsed() >= GAP);
    }
}
