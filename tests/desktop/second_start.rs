//! The app starts while another one still owns its name.

use tests::desktop::{Desktop, DesktopError, Keychain};

#[test]
fn app_opens_while_the_previous_one_ends() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let ending = computer.hold_apps_name()?;
    let window = computer.open()?;
    window.see("start-sample")?;
    drop(ending);
    assert_eq!(computer.logged_errors(), Vec::<String>::new());
    Ok(())
}
