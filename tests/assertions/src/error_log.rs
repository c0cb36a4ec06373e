//! Fails a test when the log contains an error, because the app logs an error only for something that must never happen.

use std::sync::{Mutex, MutexGuard, PoisonError};

use log::{Level, LevelFilter, Log, Metadata, Record};

static ERRORS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Fails the test at its end when any crate logged an error in this process. The tests of a process share the log, so an error may fail
/// another test than the one that caused it. It fails at least one.
#[derive(Debug)]
pub struct ErrorLog(());

impl ErrorLog {
    pub fn listen() -> Self {
        // In the second test of a process the logger is already set.
        if log::set_logger(&Listener).is_ok() {
            log::set_max_level(LevelFilter::Error);
        }
        Self(())
    }

    /// Removes and returns the errors so far. The caller expected them, so they fail no test.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *errors())
    }
}

impl Drop for ErrorLog {
    fn drop(&mut self) {
        // A failing test keeps its own reason.
        if !std::thread::panicking() {
            let errors = errors().clone();
            assert!(errors.is_empty(), "the log holds errors: {errors:?}");
        }
    }
}

fn errors() -> MutexGuard<'static, Vec<String>> {
    ERRORS.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Listener;

impl Log for Listener {
    // Every crate counts, because a list of crates could be incomplete.
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() == Level::Error
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            errors().push(format!("{}: {}", record.target(), record.args()));
        }
    }

    fn flush(&self) {}
}
