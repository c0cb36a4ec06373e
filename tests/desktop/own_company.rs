//! An owner's own company, through the wizard, at services behind another address.

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services, company};

use crate::{
    checks::{counted, nothing_leaked, nothing_shown},
    steps::{self, Kleer},
};

#[test]
fn by_log_in_and_a_choice_of_company() -> Result<(), DesktopError> {
    export_by(&Kleer::LogIn)
}

#[test]
fn by_company_id_and_token() -> Result<(), DesktopError> {
    export_by(&Kleer::Token)
}

fn export_by(way: &Kleer) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, way)?;
    nothing_shown(&window, &services)?;
    assert_eq!(services.data_writes()?, Vec::<serde_json::Value>::new(), "connecting changed something");

    steps::prepare(&window)?;
    assert_eq!(services.data_writes()?, Vec::<serde_json::Value>::new(), "making a plan changed something");
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(counted(&window, "confirmed")?, company::expected_result().len().to_string());
    nothing_shown(&window, &services)?;
    assert!(services.data_writes()?.len() >= company::expected_result().len());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    drop(window);
    // The search that must not find a secret does find what is stored.
    assert_ne!(computer.files_with(&services.fact("alexis", "base_url")), Vec::<std::path::PathBuf>::new());
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn without_the_answer_about_salaries_no_salary_is_sent() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    steps::reach_save(&window)?;
    window.click("wizard-next")?;
    // The question, when it comes, moves what stands below it.
    window.see("salary-ore")?;
    window.click("salary-later")?;
    window.see("need-salary_unit")?;
    steps::export(&window)?;
    let bodies: Vec<String> = services.data_writes()?.iter().map(|write| write["body"].to_string()).collect();
    assert!(!bodies.is_empty());
    assert!(!bodies.iter().any(|body| body.contains("monthly-salary>") || body.contains("hourly-salary>")), "{bodies:?}");
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn a_cancel_in_the_middle_stops_after_the_request_under_way() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::prepare(&window)?;
    services.inject(&json!({"service": "kleer", "method": "POST", "path": "/company/**", "skip": 2, "kind": "hold"}))?;
    window.click("review-send")?;
    services.held()?;
    window.click("run-cancel")?;
    services.heal()?;
    window.see("result-summary")?;
    let whole = company::expected_result().len();
    let confirmed: usize = counted(&window, "confirmed")?.parse().unwrap();
    let skipped: usize = counted(&window, "skipped")?.parse().unwrap();
    assert!(confirmed > 0 && skipped > 0, "{confirmed} confirmed, {skipped} skipped");
    assert_eq!(confirmed + skipped, whole);

    // What was left out can be prepared again from there.
    window.click("run-retry")?;
    window.see("review-send")?;
    window.click("review-send")?;
    window.see_text(&company::expected_result().len().saturating_sub(confirmed).to_string())?;
    window.see("result-summary")?;
    assert_eq!(counted(&window, "confirmed")?, skipped.to_string());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    nothing_leaked(&computer, &services);
    Ok(())
}
