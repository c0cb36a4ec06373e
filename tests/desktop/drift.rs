//! The drift check on the overview.

use tests::desktop::{Desktop, DesktopError, Keychain, company};

use crate::{checks::assert_no_logged_errors, steps};

#[test]
fn overview_counts_differences_before_and_after_export() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    assert!(window.text("drift-state")?.contains("Not compared yet."));

    let (differ, blocked) = (company::expected_plan().len(), company::BLOCKED.len());
    window.click("card-drift")?;
    window.see_text(&format!("{differ} people differ"))?;
    window.see_text(&format!("{blocked} need you"))?;
    assert!(window.text("drift-state")?.contains("since"));

    // Confirmed rows no longer differ, even before the next check.
    steps::export(&window)?;
    window.click("nav-overview")?;
    window.see_text(&format!("{blocked} people differ"))?;
    window.click("card-drift")?;
    window.see_text(&format!("{blocked} people differ"))?;
    assert_no_logged_errors(&computer);
    Ok(())
}
