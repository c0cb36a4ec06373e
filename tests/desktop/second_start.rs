//! The app started while another one still has its place.

use tests::desktop::{Desktop, DesktopError, Keychain};

#[test]
fn an_app_that_is_ending_does_not_keep_the_next_one_from_opening() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let ending = computer.hold_apps_name()?;
    let window = computer.open()?;
    window.see("start-sample")?;
    drop(ending);
    assert_eq!(computer.logged_errors(), Vec::<String>::new());
    Ok(())
}
