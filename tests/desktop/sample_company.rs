//! The first three clicks.

use tests::desktop::{Desktop, DesktopError, Keychain, company};

use crate::{
    checks::{assert_no_logged_errors, count_shown},
    steps,
};

#[test]
fn three_clicks_give_a_confirmed_export_in_the_history() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    assert_eq!(count_shown(&window, "confirmed")?, company::expected_result().len().to_string());
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(count_shown(&window, other)?, "0", "{other}");
    }

    window.click("nav-history")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; company::expected_result().len()]);

    // Everybody except the blocked people is equal now, so nothing is left to send.
    window.click("nav-overview")?;
    window.click("card-export")?;
    window.see_css("[data-testid^=\"review-row-\"]")?;
    let kinds = window.attributes("[data-testid^=\"review-row-\"]", "data-kind")?;
    assert!(assertions::all(kinds.iter(), |kind| kind == "blocked" || kind == "in_step"), "{kinds:?}");
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn sample_company_survives_a_restart() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    drop(window);

    let window = computer.open()?;
    window.click("card-last-run-employees")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, company::expected_result().len().to_string());
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn report_is_saved_at_the_chosen_path() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    let (table, workbook) = (computer.home().join("report.csv"), computer.home().join("report.xlsx"));
    window.click("save-csv")?;
    computer.save_as(&table)?;
    window.see_text(&table.display().to_string())?;
    window.click("save-xlsx")?;
    computer.save_as(&workbook)?;
    window.see_text(&workbook.display().to_string())?;

    let table = std::fs::read_to_string(&table).unwrap();
    for (name, _) in company::expected_result() {
        assert!(table.contains(&name), "{name} is not in the table");
    }
    assert!(std::fs::read(&workbook).unwrap().starts_with(b"PK"), "not a workbook");
    assert_no_logged_errors(&computer);
    Ok(())
}
