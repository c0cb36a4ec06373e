//! The log, as far as it matters to a test: an error in it is something that must never happen, and fails the test.

use std::sync::{Mutex, MutexGuard, PoisonError};

use log::{Level, LevelFilter, Log, Metadata, Record};

static ERRORS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Fails the test at its end when any crate logged an error in this process. The tests of one process share the log: an error
/// may fail a test beside the one that caused it, and fails at least one.
#[derive(Debug)]
pub struct ErrorLog(());

impl ErrorLog {
    /// Listens from now on.
    pub fn listen() -> Self {
        // A second test of the process finds the first one's logger.
        if log::set_logger(&Listener).is_ok() {
            log::set_max_level(LevelFilter::Error);
        }
        Self(())
    }

    /// The errors so far. Whoever takes them expected them: they fail no test.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *errors())
    }
}

impl Drop for ErrorLog {
    fn drop(&mut self) {
        // A test that fails already has its own reason.
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
    // Every crate: a list of them would forget one.
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
