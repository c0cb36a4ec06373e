//! A process has one log, so this file contains a single test.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use assertions::ErrorLog;

#[test]
fn unexpected_logged_error_fails_the_test() {
    let fails = |test: fn()| {
        std::thread::spawn(move || {
            let _log = ErrorLog::listen();
            test();
        })
        .join()
        .is_err()
    };
    assert!(!fails(|| log::warn!(target: "mail", "a warning")));
    assert!(fails(|| log::error!(target: "mail", "an error of a crate that no list names")));
    let log = ErrorLog::listen();
    assert_eq!(log.take(), ["mail: an error of a crate that no list names"]);
    assert!(!fails(|| ()));
}
