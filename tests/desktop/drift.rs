//! How far both sides are apart, asked on the overview.

use tests::desktop::{Desktop, DesktopError, Keychain, company};

use crate::{checks::nothing_logged, steps};

#[test]
fn the_overview_says_how_many_differ_before_and_after_an_export() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    assert!(window.text("drift-state")?.contains("Not compared yet."));

    let (differ, blocked) = (company::expected_plan().len(), company::BLOCKED.len());
    window.click("card-drift")?;
    window.see_text(&format!("{differ} people differ"))?;
    window.see_text(&format!("{blocked} need you"))?;
    assert!(window.text("drift-state")?.contains("since"));

    // What was confirmed no longer differs, also before anybody looks again.
    steps::export(&window)?;
    window.click("nav-overview")?;
    window.see_text(&format!("{blocked} people differ"))?;
    window.click("card-drift")?;
    window.see_text(&format!("{blocked} people differ"))?;
    nothing_logged(&computer);
    Ok(())
}
