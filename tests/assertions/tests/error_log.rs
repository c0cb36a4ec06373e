//! One test, and so one process: the log belongs to the process.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use assertions::ErrorLog;

#[test]
fn an_error_in_the_log_fails_the_test_unless_it_was_expected() {
    let fails = |what: fn()| {
        std::thread::spawn(move || {
            let _log = ErrorLog::listen();
            what();
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
