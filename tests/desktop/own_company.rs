//! An owner's own company in the wizard, with services at other addresses.

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services, company};

use crate::{
    checks::{assert_no_secret_on_page, assert_nothing_leaked, count_shown},
    steps::{self, Kleer},
};

#[test]
fn kleer_is_connected_by_log_in_and_choice_of_company() -> Result<(), DesktopError> {
    export_by(&Kleer::LogIn)
}

#[test]
fn kleer_is_connected_by_company_id_and_token() -> Result<(), DesktopError> {
    export_by(&Kleer::Token)
}

fn export_by(way: &Kleer) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, way)?;
    assert_no_secret_on_page(&window, &services)?;
    assert_eq!(services.data_writes()?, Vec::<serde_json::Value>::new(), "connecting changed something");

    steps::prepare(&window)?;
    assert_eq!(services.data_writes()?, Vec::<serde_json::Value>::new(), "making a plan changed something");
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, company::expected_result().len().to_string());
    assert_no_secret_on_page(&window, &services)?;
    assert!(services.data_writes()?.len() >= company::expected_result().len());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    drop(window);
    // Proves that the search for secrets works: it finds a stored address.
    assert_ne!(computer.files_with(&services.value("alexis", "base_url")), Vec::<std::path::PathBuf>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn salary_is_not_sent_before_its_unit_is_confirmed() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    steps::reach_save(&window)?;
    window.click("wizard-next")?;
    // The question moves the elements below it when it appears.
    window.see("salary-ore")?;
    window.click("salary-later")?;
    window.see("need-salary_unit")?;
    steps::export(&window)?;
    let bodies: Vec<String> = services.data_writes()?.iter().map(|write| write["body"].to_string()).collect();
    assert!(!bodies.is_empty());
    assert!(!bodies.iter().any(|body| body.contains("monthly-salary>") || body.contains("hourly-salary>")), "{bodies:?}");
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn cancel_stops_after_the_current_request() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::prepare(&window)?;
    services.inject(&json!({"service": "kleer", "method": "POST", "path": "/company/**", "skip": 2, "kind": "hold"}))?;
    window.click("review-send")?;
    services.wait_for_paused()?;
    window.click("run-cancel")?;
    services.clear_faults()?;
    window.see("result-summary")?;
    let whole = company::expected_result().len();
    let confirmed: usize = count_shown(&window, "confirmed")?.parse().unwrap();
    let skipped: usize = count_shown(&window, "skipped")?.parse().unwrap();
    assert!(confirmed > 0 && skipped > 0, "{confirmed} confirmed, {skipped} skipped");
    assert_eq!(confirmed + skipped, whole);

    // The result leads to a new plan for the rows that were left out.
    window.click("run-retry")?;
    window.see("review-send")?;
    window.click("review-send")?;
    window.see_text(&company::expected_result().len().saturating_sub(confirmed).to_string())?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, skipped.to_string());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
