//! Wrong credentials, unreachable services and senseless answers.

use std::net::{Ipv4Addr, TcpListener};

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services};

use crate::{
    checks::{assert_no_logged_errors, assert_nothing_leaked},
    steps::{self, Kleer},
};

#[test]
fn wrong_token_is_named_and_can_be_corrected() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, &services.value("alexis", "base_url"), "not-the-token")?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-wrong_credentials")?;
    assert!(!window.usable("wizard-next")?, "the wizard goes on with a wrong token");

    window.click("fix-alexis")?;
    steps::enter_alexis(&window, &services.value("alexis", "base_url"), &services.value("alexis", "token"))?;
    window.click("wizard-next")?;
    window.click("wizard-next")?;
    steps::reach_save(&window)?;
    assert_eq!(computer.files_with("not-the-token"), Vec::<std::path::PathBuf>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn wrong_password_is_named() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, &services.value("alexis", "base_url"), &services.value("alexis", "token"))?;
    window.click("wizard-next")?;
    window.click("advanced-kleer")?;
    window.enter("address-kleer", &services.value("kleer", "base_url"))?;
    window.click("kleer-way-log-in")?;
    window.enter("kleer-email", &services.value("kleer", "email"))?;
    window.enter("kleer-password", "not-the-password")?;
    window.click("kleer-log-in")?;
    window.see("error-wrong_credentials")?;
    assert_eq!(computer.files_with("not-the-password"), Vec::<std::path::PathBuf>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn unreachable_service_is_named() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    // The port was bound and released, so nothing listens there.
    let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).unwrap();
    window.click("start-connect")?;
    steps::enter_alexis(&window, &format!("http://{nobody}/v1"), &services.value("alexis", "token"))?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-unreachable")?;
    window.see("test-again")?;
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn insecure_address_is_refused() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, "http://alexis.example/v1", &services.value("alexis", "token"))?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-address_invalid")?;
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn web_page_as_answer_is_named() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    services.inject(&json!({"service": "alexis", "times": null, "kind": "html"}))?;
    window.click("card-export")?;
    window.see("error-not_understood")?;
    services.clear_faults()?;
    window.click("error-act-retry")?;
    window.see("review-send")?;
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn missing_right_names_the_box_to_tick() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    services.set_switches(&json!({"kleer": {"rights": {"payroll": false, "users": true, "finance_manager": true}}}))?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    window.see_css("[data-testid=\"report-kleer\"][data-ok=\"false\"]")?;
    assert!(window.text("report-kleer")?.contains("Payroll: Administer all the payroll"));
    assert!(!window.usable("wizard-next")?, "the wizard goes on without the right");
    services.set_switches(&json!({"kleer": {"rights": {"payroll": true}}}))?;
    window.click("test-again")?;
    steps::reach_save(&window)?;
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
