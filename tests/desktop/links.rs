//! The owner links and unlinks people. Nothing is written to a service.

use serde_json::Value;
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window, company::alexis_id};

use crate::{
    checks::assert_nothing_leaked,
    steps::{self, Kleer},
};

/// Ebba Lindqvist and Göran Palm: the export changes them, so it stores their links.
const KLEER: [(u32, &str); 2] = [(1, "501"), (11, "511")];

fn row(number: u32, state: &str) -> String {
    format!("[data-testid=\"link-row-{}\"][data-state=\"{state}\"]", alexis_id(number))
}

/// Reads both sides again, and shows a tab.
fn look(window: &Window, tab: &str) -> Result<(), DesktopError> {
    window.click("nav-overview")?;
    window.click("card-links")?;
    window.click(&format!("link-tab-{tab}"))
}

#[test]
fn pairs_are_unlinked_linked_by_hand_and_rejected() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::export(&window)?;
    let written: Vec<Value> = services.writes()?;
    let [ebba, goran] = KLEER.map(|(number, kleer)| (number, alexis_id(number), kleer));

    // Unlinked, and matched again by the personal number.
    look(&window, "linked")?;
    window.see_css(&row(ebba.0, "matched"))?;
    window.click(&format!("link-remove-{}", ebba.1))?;
    window.click(&format!("link-remove-yes-{}", ebba.1))?;
    window.see_gone(&format!("link-row-{}", ebba.1))?;
    window.click("links-again")?;
    window.click("link-tab-unlinked")?;
    window.see_css(&row(ebba.0, "same_ssn"))?;
    window.click(&format!("link-take-{}-{}", ebba.1, ebba.2))?;
    window.see_gone(&format!("link-row-{}", ebba.1))?;

    // Marked as not the same person: not matched again.
    window.click("link-tab-linked")?;
    window.see_css(&row(ebba.0, "confirmed"))?;
    window.click(&format!("link-remove-{}", goran.1))?;
    window.click(&format!("link-reject-{}-{}", goran.1, goran.2))?;
    window.see_gone(&format!("link-row-{}", goran.1))?;
    look(&window, "unlinked")?;
    window.see_css(&row(goran.0, "alone"))?;

    // Linked by hand, when the owner changes their mind.
    window.click(&format!("link-choose-{}", goran.1))?;
    window.choose(&format!("link-pick-{}", goran.1), "Göran Palm")?;
    window.click(&format!("link-take-{}-{}", goran.1, goran.2))?;
    window.see_gone(&format!("link-row-{}", goran.1))?;
    look(&window, "linked")?;
    for number in [ebba.0, goran.0] {
        window.see_css(&row(number, "confirmed"))?;
    }

    assert_eq!(services.writes()?, written, "a link was written outward");
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
