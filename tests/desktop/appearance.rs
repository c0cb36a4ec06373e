//! The owner's language and colour scheme, which the window remembers.

use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::checks::assert_no_logged_errors;

#[test]
fn language_and_dark_mode_survive_a_restart() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("nav-settings")?;
    window.choose("language", "Svenska")?;
    window.see_css("html[lang=\"sv\"]")?;
    window.click_text("[data-testid=\"theme\"] label", "Mörkt")?;
    window.see_css("html[data-mantine-color-scheme=\"dark\"]")?;
    drop(window);

    let window = computer.open()?;
    window.see_css("html[lang=\"sv\"][data-mantine-color-scheme=\"dark\"]")?;
    window.click("nav-settings")?;
    window.choose("language", "Deutsch")?;
    window.see_css("html[lang=\"de\"]")?;
    window.see_text("Einstellungen")?;
    assert_no_logged_errors(&computer);
    Ok(())
}
