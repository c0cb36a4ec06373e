//! The owner's data in the real window: saved, taken in on another computer, and a person erased.

use std::collections::BTreeSet;
use std::path::PathBuf;

use secret_scan::SecretScan;
use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::{checks::nothing_logged, steps};

/// Somebody whom the sample company's export creates.
const NAME: &str = "Nils Åberg";

/// What the export tells of him.
const TOLD: [(&str, &str); 4] =
    [("the name", NAME), ("the personal number", "19930926-981"), ("the street", "Sveavägen 98"), ("the bank account", "345680421")];

/// The file in which the simulated services keep their people.
const SERVICES: &str = "sample-company.json";

#[test]
fn a_back_up_is_saved_and_taken_in_on_another_computer() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
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

    let other = Desktop::new(Keychain::Unlocked)?;
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
fn an_erased_person_is_nowhere_on_the_disk() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    let before: BTreeSet<String> = kept(&computer).into_iter().map(|(_, what)| what).collect();
    assert_eq!(before, TOLD.map(|(what, _)| what.to_owned()).into());
    window.click("nav-settings")?;
    window.click("settings-data")?;
    window.enter("erase-find", NAME)?;
    window.click("erase-search")?;
    window.click_css("[data-testid^=\"erase-tick-\"]")?;
    window.click("erase-ask")?;
    window.click("confirm-yes")?;
    window.see("erased")?;
    assert_eq!(kept(&computer), BTreeSet::new());
    // The web view writes when it ends.
    drop(window);
    assert_eq!(kept(&computer), BTreeSet::new());
    nothing_logged(&computer);
    Ok(())
}

/// What of the person stands in which file, plain or coded: in the data folder, the log, the web view's folder, among temporary
/// files. The simulated services have them still: those are the sample company itself.
fn kept(computer: &Desktop) -> BTreeSet<(PathBuf, String)> {
    let about = SecretScan::secrets(TOLD.map(|(what, told)| (what, told.to_owned())));
    let mut kept = BTreeSet::new();
    for file in computer.files() {
        if file.file_name().is_some_and(|name| name == SERVICES) {
            continue;
        }
        let told = about.within(&std::fs::read(&file).unwrap_or_default());
        kept.extend(told.into_iter().map(|what| (file.clone(), what)));
    }
    kept
}
