//! A keychain that is locked, or that is not there: words of its own, and a way on.

use tests::desktop::{Computer, Keychain, Services, Trouble};

use crate::{
    checks::nothing_leaked,
    steps::{self, Kleer},
};

#[test]
fn locked_while_saving() -> Result<(), Trouble> {
    cannot_save(Keychain::Locked, "error-keychain_locked")
}

#[test]
fn missing_while_saving() -> Result<(), Trouble> {
    cannot_save(Keychain::Missing, "error-keychain_missing")
}

fn cannot_save(keychain: Keychain, words: &str) -> Result<(), Trouble> {
    let services = Services::start()?;
    let computer = Computer::new(keychain)?;
    let window = computer.open()?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    steps::reach_save(&window)?;
    window.click("wizard-next")?;
    window.see(words)?;
    window.see("error-act-retry")?;
    // Nothing half done is left behind.
    window.click("wizard-leave")?;
    window.see("start-sample")?;
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn locked_when_an_export_needs_it_and_unlocked_again() -> Result<(), Trouble> {
    let services = Services::start()?;
    let mut computer = Computer::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::LogIn)?;
    drop(window);

    computer.log_in(Keychain::Locked)?;
    let window = computer.open()?;
    window.click("card-export")?;
    window.see("error-keychain_locked")?;
    window.see("error-act-retry")?;
    drop(window);

    computer.log_in(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::export(&window)?;
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn emptied_when_an_export_needs_it() -> Result<(), Trouble> {
    let services = Services::start()?;
    let mut computer = Computer::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::LogIn)?;
    drop(window);

    computer.empty_keychain()?;
    computer.log_in(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("card-export")?;
    window.see("error-secret_missing")?;
    // The way on leads to where credentials are given anew.
    window.click("error-act-credentials")?;
    window.see("replace-alexis")?;
    nothing_leaked(&computer, &services);
    Ok(())
}
