//! The import, Kleer → Alexis HR, and the small first run that the review offers.

use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::{
    checks::{assert_no_logged_errors, count_shown},
    steps,
};

#[test]
fn sample_company_is_imported_and_listed_as_import() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    window.click("card-import")?;
    window.see("review-send")?;
    window.see("review-number")?;
    window.see_text("Bertil Ask")?;
    let chosen = steps::rows(&window, "create")?.len() + steps::rows(&window, "update")?.len();
    assert!(chosen > 0, "there is nothing to import");
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, chosen.to_string());
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(count_shown(&window, other)?, "0", "{other}");
    }

    window.click("nav-history")?;
    window.see_css("[data-testid^=\"history-run-\"]")?;
    window.see_text("Employees → Alexis HR")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; chosen]);

    // Imported people are equal in both directions.
    for way in ["card-import", "card-export"] {
        window.click("nav-overview")?;
        window.click(way)?;
        window.see_css("[data-testid^=\"review-row-\"]")?;
        window.enter("review-find", "Bertil")?;
        let rows = window.attributes("[data-testid^=\"review-row-\"]", "data-kind")?;
        assert!(assertions::all(rows.iter(), |kind| kind == "in_step"), "{way}: {rows:?}");
    }
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn first_run_can_be_limited_to_two_people() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::prepare(&window)?;
    window.click("pilot-two")?;
    window.see("pilot-all")?;
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, "2");

    // Only the first run has the offer.
    window.click("nav-overview")?;
    steps::prepare(&window)?;
    assert!(!window.has("pilot-two")?);
    assert_no_logged_errors(&computer);
    Ok(())
}
