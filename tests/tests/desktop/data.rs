//! The owner's data in the real window: saved, taken in on another computer, and a person erased.

use std::path::PathBuf;

use tests::desktop::{Computer, Keychain, Trouble};

use crate::{checks::nothing_logged, steps};

/// Somebody whom the sample company's export creates.
const NAME: &str = "Nils Åberg";

#[test]
fn a_back_up_is_saved_and_taken_in_on_another_computer() -> Result<(), Trouble> {
    let computer = Computer::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    window.click("nav-settings")?;
    window.click("settings-data")?;
    let file = computer.home().join("mine.db");
    window.click("back-up-save")?;
    computer.save_as(&file)?;
    window.see("back-up-saved")?;
    nothing_logged(&computer);

    let other = Computer::new(Keychain::Unlocked)?;
    let window = other.open()?;
    window.click("nav-settings")?;
    window.click("settings-data")?;
    window.click("restore-open")?;
    other.open_file(&file)?;
    window.see("offer")?;
    window.click("confirm-yes")?;
    window.see("restored")?;
    window.click("nav-history")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see_text(NAME)?;
    nothing_logged(&other);
    Ok(())
}

#[test]
fn an_erased_person_is_nowhere_on_the_disk() -> Result<(), Trouble> {
    let computer = Computer::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    assert!(!kept(&computer).is_empty());
    window.click("nav-settings")?;
    window.click("settings-data")?;
    window.enter("erase-find", NAME)?;
    window.click("erase-search")?;
    window.click_css("[data-testid^=\"erase-tick-\"]")?;
    window.click("erase-ask")?;
    window.click("confirm-yes")?;
    window.see("erased")?;
    assert_eq!(kept(&computer), Vec::<PathBuf>::new());
    nothing_logged(&computer);
    Ok(())
}

/// The files of the app that name them. The simulated services have them still: those are the sample company itself.
fn kept(computer: &Computer) -> Vec<PathBuf> {
    let files = computer.files_with(NAME).into_iter();
    files.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("paybridge.db"))).collect()
}
