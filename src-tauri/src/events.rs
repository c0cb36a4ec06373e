//! Forwards the app's only event to the window.

use app::Events;
use app::dto::Progress;
use tauri::{AppHandle, Emitter, Runtime};

pub struct WindowEvents<R: Runtime>(pub AppHandle<R>);

impl<R: Runtime> Events for WindowEvents<R> {
    fn progress(&self, progress: Progress) {
        if let Err(error) = self.0.emit("progress", progress) {
            log::warn!("the window did not take an event: {error}");
        }
    }
}
