//! Pauses a run at one of its points.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

use app::Events;
use app::dto::{Progress, Stage};
use exports::runner::Point;

/// An event of the app.
#[derive(Debug, PartialEq, Eq)]
pub enum AppEvent {
    /// The run is paused.
    Paused,
    /// The run with this id ended.
    Ended(String),
}

/// Forwards the app's events, and pauses a run at a point.
pub struct PausingEvents {
    send_event: Mutex<Sender<AppEvent>>,
    /// The number of points before the pause.
    before: Mutex<Option<usize>>,
    wait: Mutex<Receiver<()>>,
}

impl PausingEvents {
    /// Also returns the receiver of events and the sender that resumes the run.
    pub fn new() -> (Self, Receiver<AppEvent>, Sender<()>) {
        let ((send_event, event), (go_on, wait)) = (channel(), channel());
        (Self { send_event: Mutex::new(send_event), before: Mutex::default(), wait: Mutex::new(wait) }, event, go_on)
    }

    /// Pauses the next run after this many points.
    pub fn pause_after(&self, points: usize) {
        *lock(&self.before) = Some(points);
    }

    fn send_event(&self, event: AppEvent) {
        let _ = lock(&self.send_event).send(event);
    }

    /// Counts a point, and returns whether the run pauses there.
    fn is_pause_point(&self) -> bool {
        let mut before = lock(&self.before);
        let there = *before == Some(0);
        *before = before.and_then(|points| points.checked_sub(1));
        there
    }
}

impl Events for PausingEvents {
    fn progress(&self, progress: Progress) {
        if progress.stage == Stage::Ended {
            self.send_event(AppEvent::Ended(progress.job));
        }
    }

    fn passed(&self, _run_id: &str, _point: Point) {
        if self.is_pause_point() {
            self.send_event(AppEvent::Paused);
            let _ = lock(&self.wait).recv();
        }
    }
}

fn lock<T>(inside: &Mutex<T>) -> MutexGuard<'_, T> {
    inside.lock().unwrap_or_else(PoisonError::into_inner)
}
