//! Requests that a fault pauses until a test releases them.

use tokio::sync::watch;

/// Counts the paused requests and releases them.
#[derive(Debug)]
pub(crate) struct PausedRequests {
    count: watch::Sender<usize>,
    /// The number of releases, and whether the last one hung up.
    released: watch::Sender<(u64, bool)>,
}

impl Default for PausedRequests {
    fn default() -> Self {
        PausedRequests { count: watch::Sender::new(0), released: watch::Sender::new((0, false)) }
    }
}

impl PausedRequests {
    /// Pauses the caller until a release. `on_paused` is called once the request counts as paused. The request no longer counts when
    /// the caller drops this future. `false`: the service hangs up.
    pub async fn wait(&self, on_paused: impl FnOnce()) -> bool {
        let mut released = self.released.subscribe();
        let _counted = Counted::new(&self.count);
        on_paused();
        // An error means that the sandbox is gone, and then nothing stays paused.
        let _ = released.changed().await;
        !released.borrow().1
    }

    /// Pauses the caller too, and runs the effect of a released request before it stops counting.
    pub async fn wait_and(&self, effect: impl FnOnce()) {
        let mut released = self.released.subscribe();
        let _counted = Counted::new(&self.count);
        if released.changed().await.is_ok() && !released.borrow().1 {
            effect();
        }
    }

    pub fn release(&self) {
        self.released.send_modify(|(generation, hung_up)| (*generation, *hung_up) = (*generation + 1, false));
    }

    /// Closes the connections of all paused requests.
    pub fn hang_up(&self) {
        self.released.send_modify(|(generation, hung_up)| (*generation, *hung_up) = (*generation + 1, true));
    }

    pub fn count(&self) -> usize {
        *self.count.borrow()
    }

    /// Returns when the number of paused requests is in this range, both ends included.
    pub async fn wait_for_count(&self, at_least: usize, at_most: usize) {
        let mut count = self.count.subscribe();
        let _ = count.wait_for(|count| (at_least..=at_most).contains(count)).await;
    }
}

struct Counted<'a>(&'a watch::Sender<usize>);

impl<'a> Counted<'a> {
    fn new(count: &'a watch::Sender<usize>) -> Self {
        count.send_modify(|count| *count += 1);
        Counted(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}
