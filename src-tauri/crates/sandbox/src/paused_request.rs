//! Requests that a fault holds back, until they are released.

use tokio::sync::watch;

/// Counts the held requests and lets them go.
#[derive(Debug)]
pub(crate) struct Held {
    count: watch::Sender<usize>,
    /// How often there was a release, and whether the last one hung up.
    released: watch::Sender<(u64, bool)>,
}

impl Default for Held {
    fn default() -> Self {
        Held { count: watch::Sender::new(0), released: watch::Sender::new((0, false)) }
    }
}

impl Held {
    /// Waits here until released; `begun` is called once it counts as held. It does so no longer when the caller gives up.
    /// `false`: the service hangs up.
    pub async fn wait(&self, begun: impl FnOnce()) -> bool {
        let mut released = self.released.subscribe();
        let _counted = Counted::new(&self.count);
        begun();
        // An error means that the sandbox is gone, and nothing is held then.
        let _ = released.changed().await;
        !released.borrow().1
    }

    /// The same; a released request does what it has to do before it stops counting as held.
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

    /// Closes the connections of what is held.
    pub fn hang_up(&self) {
        self.released.send_modify(|(generation, hung_up)| (*generation, *hung_up) = (*generation + 1, true));
    }

    pub fn count(&self) -> usize {
        *self.count.borrow()
    }

    /// Returns when at least so many, and at most so many, are held.
    pub async fn between(&self, at_least: usize, at_most: usize) {
        let mut count = self.count.subscribe();
        let _ = count.wait_for(|held| (at_least..=at_most).contains(held)).await;
    }
}

struct Counted<'a>(&'a watch::Sender<usize>);

impl<'a> Counted<'a> {
    fn new(count: &'a watch::Sender<usize>) -> Self {
        count.send_modify(|held| *held += 1);
        Counted(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|held| *held = held.saturating_sub(1));
    }
}
