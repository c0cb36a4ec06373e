//! What must hold whatever happened.

use tests::desktop::{Desktop, DesktopError, Services, Window};

/// How many people the result counts under an outcome; none when the figure is not shown.
pub fn counted(window: &Window, outcome: &str) -> Result<String, DesktopError> {
    let id = format!("result-{outcome}-count");
    if window.has(&id)? { window.text(&id) } else { Ok("0".to_owned()) }
}

/// No error in the app's log, and no secret anywhere on the disk but in the keychain.
pub fn nothing_leaked(computer: &Desktop, services: &Services) {
    nothing_logged(computer);
    for (service, name) in [("alexis", "token"), ("kleer", "token"), ("kleer", "password")] {
        let secret = services.fact(service, name);
        assert!(secret.len() > 5, "the sandbox names no {name} of {service}");
        assert_eq!(computer.files_with(&secret), Vec::<std::path::PathBuf>::new(), "{service}'s {name} lies there");
    }
}

/// No error in the app's log, and a log at all.
pub fn nothing_logged(computer: &Desktop) {
    assert!(computer.log().contains("opened"), "the app has no log");
    assert_eq!(computer.logged_errors(), Vec::<String>::new());
}

/// No secret on the page.
pub fn nothing_shown(window: &Window, services: &Services) -> Result<(), DesktopError> {
    let page = window.page()?;
    for (service, name) in [("alexis", "token"), ("kleer", "token"), ("kleer", "password")] {
        assert!(!page.contains(&services.fact(service, name)), "the page holds {service}'s {name}");
    }
    Ok(())
}
