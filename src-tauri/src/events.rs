//! The app's one event, on its way to the window.

use app::Events;
use app::dto::Progress;
use tauri::{AppHandle, Emitter, Runtime};

/// Sends what the app tells to the window.
pub struct ToWindow<R: Runtime>(pub AppHandle<R>);

impl<R: Runtime> Events for ToWindow<R> {
    fn progress(&self, progress: Progress) {
        if let Err(error) = self.0.emit("progress", progress) {
            log::warn!("the window did not take an event: {error}");
        }
    }
}
