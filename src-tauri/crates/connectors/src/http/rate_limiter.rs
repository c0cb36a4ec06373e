//! Limits the rate of requests to a service that counts them.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// Releases requests one after another, with a minimum gap between them.
#[derive(Debug)]
pub(crate) struct RateLimiter {
    gap: Duration,
    next: Mutex<Option<Instant>>,
}

impl RateLimiter {
    pub(crate) fn new(gap: Duration) -> Self {
        Self { gap, next: Mutex::new(None) }
    }

    /// Waits until the next request may leave.
    pub(crate) async fn wait(&self) {
        let mut next = self.next.lock().await;
        if let Some(at) = *next {
            sleep_until(at).await;
        }
        *next = Instant::now().checked_add(self.gap);
    }

    /// Whether a request has been released.
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
    async fn rate_limiter_releases_five_a_second_and_not_six() {
        let limiter = Arc::new(RateLimiter::new(GAP));
        let start = Instant::now();
        let mut calls = JoinSet::new();
        for _ in 0..20 {
            let limiter = Arc::clone(&limiter);
            calls.spawn(async move {
                limiter.wait().await;
                start.elapsed()
            });
        }
        let mut released: Vec<Duration> = calls.join_all().await;
        released.sort();
        assert_eq!(released[0], Duration::ZERO, "the first does not wait");
        for window in released.windows(6) {
            assert!(window[5] - window[0] > Duration::from_secs(1), "{window:?}");
        }
        assert!(released[19] < GAP * 20, "and nobody waits longer than needed");
    }

    #[tokio::test(start_paused = true)]
    async fn rate_limiter_idle_time_saves_nothing_up() {
        let limiter = RateLimiter::new(GAP);
        limiter.wait().await;
        tokio::time::advance(GAP * 10).await;
        let start = Instant::now();
        limiter.wait().await;
        assert_eq!(start.elapsed(), Duration::ZERO);
        limiter.wait().await;
        assert!(start.elapsed() >= GAP);
    }
}
