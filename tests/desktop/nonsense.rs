//! Credentials that are wrong, and services that are not there or make no sense.

use std::net::{Ipv4Addr, TcpListener};

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services};

use crate::{
    checks::{nothing_leaked, nothing_logged},
    steps::{self, Kleer},
};

#[test]
fn a_wrong_token_is_named_and_can_be_put_right() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, &services.fact("alexis", "base_url"), "not-the-token")?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-wrong_credentials")?;
    assert!(!window.usable("wizard-next")?, "the wizard goes on with a wrong token");

    window.click("fix-alexis")?;
    steps::enter_alexis(&window, &services.fact("alexis", "base_url"), &services.fact("alexis", "token"))?;
    window.click("wizard-next")?;
    window.click("wizard-next")?;
    steps::reach_save(&window)?;
    assert_eq!(computer.files_with("not-the-token"), Vec::<std::path::PathBuf>::new());
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn a_wrong_password_is_named() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, &services.fact("alexis", "base_url"), &services.fact("alexis", "token"))?;
    window.click("wizard-next")?;
    window.click("advanced-kleer")?;
    window.enter("address-kleer", &services.fact("kleer", "base_url"))?;
    window.click("kleer-way-log-in")?;
    window.enter("kleer-email", &services.fact("kleer", "email"))?;
    window.enter("kleer-password", "not-the-password")?;
    window.click("kleer-log-in")?;
    window.see("error-wrong_credentials")?;
    assert_eq!(computer.files_with("not-the-password"), Vec::<std::path::PathBuf>::new());
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn a_service_that_cannot_be_reached() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    // Taken and let go: nothing listens there.
    let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).unwrap();
    window.click("start-connect")?;
    steps::enter_alexis(&window, &format!("http://{nobody}/v1"), &services.fact("alexis", "token"))?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-unreachable")?;
    window.see("test-again")?;
    nothing_logged(&computer);
    Ok(())
}

#[test]
fn an_address_that_is_not_secure() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-connect")?;
    steps::enter_alexis(&window, "http://alexis.example/v1", &services.fact("alexis", "token"))?;
    window.click("wizard-next")?;
    steps::enter_kleer(&window, &services, &Kleer::Token)?;
    window.click("wizard-next")?;
    window.see("error-address_invalid")?;
    nothing_logged(&computer);
    Ok(())
}

#[test]
fn a_service_that_answers_with_a_web_page() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    services.inject(&json!({"service": "alexis", "times": null, "kind": "html"}))?;
    window.click("card-export")?;
    window.see("error-not_understood")?;
    services.heal()?;
    window.click("error-act-retry")?;
    window.see("review-send")?;
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn a_missing_right_names_the_box_to_tick() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    services.switch(&json!({"kleer": {"rights": {"payroll": false, "users": true, "finance_manager": true}}}))?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    window.see_css("[data-testid=\"report-kleer\"][data-ok=\"false\"]")?;
    assert!(window.text("report-kleer")?.contains("Payroll: Administer all the payroll"));
    assert!(!window.usable("wizard-next")?, "the wizard goes on without the right");
    services.switch(&json!({"kleer": {"rights": {"payroll": true}}}))?;
    window.click("test-again")?;
    steps::reach_save(&window)?;
    nothing_leaked(&computer, &services);
    Ok(())
}
