//! A run that stands still at one of its points until it is told to go on.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

use app::Events;
use app::dto::{Progress, Stage};
use exports::runner::Point;

/// What the app told.
#[derive(Debug, PartialEq, Eq)]
pub enum Told {
    /// The run stands still.
    There,
    /// The run of this id came to its end.
    Ended(String),
}

/// Passes on what the app tells, and stops it at a point.
pub struct Standing {
    tell: Mutex<Sender<Told>>,
    /// How many points are passed before the one to stand still at.
    before: Mutex<Option<usize>>,
    wait: Mutex<Receiver<()>>,
}

impl Standing {
    /// With who hears of it, and who lets it go on.
    pub fn new() -> (Self, Receiver<Told>, Sender<()>) {
        let ((tell, told), (go_on, wait)) = (channel(), channel());
        (Self { tell: Mutex::new(tell), before: Mutex::default(), wait: Mutex::new(wait) }, told, go_on)
    }

    /// The next run stands still after so many points.
    pub fn stand_after(&self, points: usize) {
        *lock(&self.before) = Some(points);
    }

    fn tell(&self, told: Told) {
        let _ = lock(&self.tell).send(told);
    }

    /// Counts a point. Whether it is the one to stand still at.
    fn is_there(&self) -> bool {
        let mut before = lock(&self.before);
        let there = *before == Some(0);
        *before = before.and_then(|points| points.checked_sub(1));
        there
    }
}

impl Events for Standing {
    fn progress(&self, progress: Progress) {
        if progress.stage == Stage::Ended {
            self.tell(Told::Ended(progress.job));
        }
    }

    fn passed(&self, _run_id: &str, _point: Point) {
        if self.is_there() {
            self.tell(Told::There);
            let _ = lock(&self.wait).recv();
        }
    }
}

fn lock<T>(inside: &Mutex<T>) -> MutexGuard<'_, T> {
    inside.lock().unwrap_or_else(PoisonError::into_inner)
}
