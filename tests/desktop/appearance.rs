//! The owner's language and light, which the window remembers.

use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::checks::nothing_logged;

#[test]
fn language_and_dark_outlive_the_window() -> Result<(), DesktopError> {
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
    nothing_logged(&computer);
    Ok(())
}
