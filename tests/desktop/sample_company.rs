//! The first three clicks.

use tests::desktop::{Desktop, DesktopError, Keychain, company};

use crate::{
    checks::{counted, nothing_logged},
    steps,
};

#[test]
fn three_clicks_lead_to_a_confirmed_export_and_it_stands_in_the_history() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    assert_eq!(counted(&window, "confirmed")?, company::expected_result().len().to_string());
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(counted(&window, other)?, "0", "{other}");
    }

    window.click("nav-history")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    assert_eq!(outcomes, vec!["confirmed"; company::expected_result().len()]);

    // Everybody is in step now but those who are blocked: there is nothing left to send.
    window.click("nav-overview")?;
    window.click("card-export")?;
    window.see_css("[data-testid^=\"review-row-\"]")?;
    let kinds = window.attributes("[data-testid^=\"review-row-\"]", "data-kind")?;
    assert!(assertions::all(kinds.iter(), |kind| kind == "blocked" || kind == "in_step"), "{kinds:?}");
    nothing_logged(&computer);
    Ok(())
}

#[test]
fn the_sample_company_outlives_the_window() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    drop(window);

    let window = computer.open()?;
    window.click("card-last-run-employees")?;
    window.see("result-summary")?;
    assert_eq!(counted(&window, "confirmed")?, company::expected_result().len().to_string());
    nothing_logged(&computer);
    Ok(())
}

#[test]
fn the_report_is_stored_where_the_owner_says() -> Result<(), DesktopError> {
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
    nothing_logged(&computer);
    Ok(())
}
