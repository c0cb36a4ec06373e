//! The owner's data in the real window: back-up, merge on another computer, and erasure of a person.

use std::collections::BTreeSet;
use std::path::PathBuf;

use secret_scan::SecretScan;
use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::{checks::assert_no_logged_errors, steps};

/// A person whom the sample company's export creates.
const NAME: &str = "Nils Åberg";

/// The person's data in the export.
const EXPORTED_VALUES: [(&str, &str); 4] =
    [("the name", NAME), ("the personal number", "19930926-981"), ("the street", "Sveavägen 98"), ("the bank account", "345680421")];

/// The file with the simulators' data.
const SERVICES: &str = "sample-company.json";

#[test]
fn back_up_is_merged_on_another_computer() -> Result<(), DesktopError> {
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
    assert_no_logged_errors(&computer);

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
    assert_no_logged_errors(&other);
    Ok(())
}

#[test]
fn erased_person_is_nowhere_on_the_disk() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    steps::export(&window)?;
    let before: BTreeSet<String> = files_with_person(&computer).into_iter().map(|(_, what)| what).collect();
    assert_eq!(before, EXPORTED_VALUES.map(|(what, _)| what.to_owned()).into());
    window.click("nav-settings")?;
    window.click("settings-data")?;
    window.enter("erase-find", NAME)?;
    window.click("erase-search")?;
    window.click_css("[data-testid^=\"erase-tick-\"]")?;
    window.click("erase-ask")?;
    window.click("confirm-yes")?;
    window.see("erased")?;
    assert_eq!(files_with_person(&computer), BTreeSet::new());
    // The web view writes its files when it ends.
    drop(window);
    assert_eq!(files_with_person(&computer), BTreeSet::new());
    assert_no_logged_errors(&computer);
    Ok(())
}

/// The person's data in each file, plain or encoded: in the data folder, the log, the web view's folder and temporary files. The
/// simulators' own file is excluded, because it is the sample company itself.
fn files_with_person(computer: &Desktop) -> BTreeSet<(PathBuf, String)> {
    let about = SecretScan::secrets(EXPORTED_VALUES.map(|(what, found)| (what, found.to_owned())));
    let mut kept = BTreeSet::new();
    for file in computer.files() {
        if file.file_name().is_some_and(|name| name == SERVICES) {
            continue;
        }
        let found = about.within(&std::fs::read(&file).unwrap_or_default());
        kept.extend(found.into_iter().map(|what| (file.clone(), what)));
    }
    kept
}
