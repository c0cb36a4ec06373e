//! Waiting for what another program does, when it has no way to tell.

use std::time::{Duration, Instant};

use super::DesktopError;

/// How long anything may take before it has failed. Generous: machines are slow when they are busy.
pub(super) const LIMIT: Duration = Duration::from_secs(180);

/// Looks again and again until there is something to see.
pub(super) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, DesktopError> {
    let begin = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Ok(seen);
        }
        if begin.elapsed() > LIMIT {
            return Err(DesktopError::new(format!("waited {} s for {what}", LIMIT.as_secs())));
        }
        // Other programs' readiness is no event of ours; the wait is short, and bounded above.
        #[allow(clippy::disallowed_methods)]
        std::thread::sleep(Duration::from_millis(20));
    }
}
