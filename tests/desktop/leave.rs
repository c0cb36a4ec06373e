//! The leave export: kinds of leave are decided once, days are reviewed, sent and confirmed.

use tests::desktop::{Desktop, DesktopError, Keychain, Window};

use crate::{
    checks::{counted, nothing_logged},
    steps,
};

/// From the overview to the days of the proposed period under review.
fn compare(window: &Window) -> Result<(), DesktopError> {
    window.click("nav-overview")?;
    window.click("card-leave")?;
    window.click("leave-compare")?;
    window.see("review-send")
}

#[test]
fn the_sample_companys_leave_is_decided_reviewed_sent_and_confirmed() -> Result<(), DesktopError> {
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
    let confirmed: usize = counted(&window, "confirmed")?.parse().unwrap_or_default();
    assert!(confirmed > 3, "{confirmed} days");
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(counted(&window, other)?, "0", "{other}");
    }
    window.click("nav-history")?;
    window.see_css("[data-testid^=\"history-run-\"]")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; confirmed]);

    // The days stay sent: the employees of the same company are another job.
    window.click("nav-overview")?;
    steps::prepare(&window)?;
    nothing_logged(&computer);
    Ok(())
}
