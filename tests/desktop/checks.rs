//! Invariants of every desktop test.

use tests::desktop::{Desktop, DesktopError, Services, Window};

/// The number of people that the result shows for an outcome; none if the figure is hidden.
pub fn count_shown(window: &Window, outcome: &str) -> Result<String, DesktopError> {
    let id = format!("result-{outcome}-count");
    if window.has(&id)? { window.text(&id) } else { Ok("0".to_owned()) }
}

/// Asserts that the app's log has no error and that only the keychain has secrets.
pub fn assert_nothing_leaked(computer: &Desktop, services: &Services) {
    assert_no_logged_errors(computer);
    for (service, name) in [("alexis", "token"), ("kleer", "token"), ("kleer", "password")] {
        let secret = services.value(service, name);
        assert!(secret.len() > 5, "the sandbox names no {name} of {service}");
        assert_eq!(computer.files_with(&secret), Vec::<std::path::PathBuf>::new(), "{service}'s {name} lies there");
    }
}

/// Asserts that there is a log and that it has no error.
pub fn assert_no_logged_errors(computer: &Desktop) {
    assert!(computer.log().contains("opened"), "the app has no log");
    assert_eq!(computer.logged_errors(), Vec::<String>::new());
}

/// Asserts that the page has no secret.
pub fn assert_no_secret_on_page(window: &Window, services: &Services) -> Result<(), DesktopError> {
    let page = window.page()?;
    for (service, name) in [("alexis", "token"), ("kleer", "token"), ("kleer", "password")] {
        assert!(!page.contains(&services.value(service, name)), "the page holds {service}'s {name}");
    }
    Ok(())
}
