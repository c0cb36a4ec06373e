//! The leave export: the owner maps leave types once, and reviews, sends and confirms days.

use tests::desktop::{Desktop, DesktopError, Keychain, Window};

use crate::{
    checks::{assert_no_logged_errors, count_shown},
    steps,
};

/// From the overview to the review of the proposed period.
fn compare(window: &Window) -> Result<(), DesktopError> {
    window.click("nav-overview")?;
    window.click("card-leave")?;
    window.click("leave-compare")?;
    window.see("review-send")
}

#[test]
fn sample_leave_is_mapped_reviewed_sent_and_confirmed() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    compare(&window)?;
    assert!(!window.usable("review-send")?, "nothing can be sent before the owner said what becomes of a kind of leave");
    let proposals = window.attributes("[data-testid^=\"leave-type-propose-\"]", "data-testid")?;
    assert!(proposals.len() > 1, "{proposals:?}");
    for proposal in &proposals {
        window.click(proposal)?;
    }
    window.click("review-compare-first")?;
    window.see_css("[data-testid^=\"leave-row-\"]")?;
    window.click("review-send")?;
    window.see("result-summary")?;
    let confirmed: usize = count_shown(&window, "confirmed")?.parse().unwrap_or_default();
    assert!(confirmed > 3, "{confirmed} days");
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(count_shown(&window, other)?, "0", "{other}");
    }
    window.click("nav-history")?;
    window.see_css("[data-testid^=\"history-run-\"]")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; confirmed]);

    // The days stay sent: the employee export of the same company is another job.
    window.click("nav-overview")?;
    steps::prepare(&window)?;
    assert_no_logged_errors(&computer);
    Ok(())
}
