//! The import, Kleer → Alexis HR, and the small beginning that a first run offers.

use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::{
    checks::{counted, nothing_logged},
    steps,
};

#[test]
fn the_sample_company_is_imported_and_the_history_says_so() -> Result<(), DesktopError> {
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
    assert_eq!(counted(&window, "confirmed")?, chosen.to_string());
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(counted(&window, other)?, "0", "{other}");
    }

    window.click("nav-history")?;
    window.see_css("[data-testid^=\"history-run-\"]")?;
    window.see_text("Employees → Alexis HR")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; chosen]);

    // Whoever was imported is in step now, both ways.
    for way in ["card-import", "card-export"] {
        window.click("nav-overview")?;
        window.click(way)?;
        window.see_css("[data-testid^=\"review-row-\"]")?;
        window.enter("review-find", "Bertil")?;
        let rows = window.attributes("[data-testid^=\"review-row-\"]", "data-kind")?;
        assert!(assertions::all(rows.iter(), |kind| kind == "in_step"), "{way}: {rows:?}");
    }
    nothing_logged(&computer);
    Ok(())
}

#[test]
fn a_first_run_can_begin_with_two_people() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::prepare(&window)?;
    window.click("pilot-two")?;
    window.see("pilot-all")?;
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(counted(&window, "confirmed")?, "2");

    // It is offered once: the next run is no first one.
    window.click("nav-overview")?;
    steps::prepare(&window)?;
    assert!(!window.has("pilot-two")?);
    nothing_logged(&computer);
    Ok(())
}
