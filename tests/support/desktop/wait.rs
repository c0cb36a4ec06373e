//! Polling for another program's state, where that program sends no event.

use std::time::{Duration, Instant};

use super::DesktopError;

/// The time limit of every wait. It is generous, because a busy computer is slow.
pub(super) const LIMIT: Duration = Duration::from_secs(180);

/// Polls until `look` returns a value.
pub(super) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, DesktopError> {
    let begin = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Ok(seen);
        }
        if begin.elapsed() > LIMIT {
            return Err(DesktopError::new(format!("waited {} s for {what}", LIMIT.as_secs())));
        }
        // Other programs send no event when they are ready. The sleep is short, and the loop has a limit.
        #[allow(clippy::disallowed_methods)]
        std::thread::sleep(Duration::from_millis(20));
    }
}
