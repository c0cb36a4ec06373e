//! A locked or missing keychain: an error of its own, with a next step.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::desktop::{Desktop, DesktopError, Keychain, Services};

use crate::{
    benefits,
    checks::assert_nothing_leaked,
    steps::{self, Kleer},
};

#[test]
fn keychain_locked_while_saving_is_reported() -> Result<(), DesktopError> {
    cannot_save(Keychain::Locked, "error-keychain_locked")
}

#[test]
fn keychain_missing_while_saving_is_reported() -> Result<(), DesktopError> {
    cannot_save(Keychain::Missing, "error-keychain_missing")
}

fn cannot_save(keychain: Keychain, words: &str) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(keychain)?;
    let window = computer.open()?;
    steps::reach_test(&window, &services, &Kleer::Token)?;
    steps::reach_save(&window)?;
    window.click("wizard-next")?;
    window.see(words)?;
    window.see("error-act-retry")?;
    // No partial connection remains.
    window.click("wizard-leave")?;
    window.see("start-sample")?;
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn keychain_locked_at_export_works_after_unlock() -> Result<(), DesktopError> {
    cannot_export(Keychain::Locked, "error-keychain_locked")
}

#[test]
fn keychain_missing_at_export_works_after_return() -> Result<(), DesktopError> {
    cannot_export(Keychain::Missing, "error-keychain_missing")
}

fn cannot_export(keychain: Keychain, words: &str) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::LogIn)?;
    drop(window);

    computer.log_in(keychain)?;
    let window = computer.open()?;
    window.click("card-export")?;
    window.see(words)?;
    window.see("error-act-retry")?;
    drop(window);

    computer.log_in(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::export(&window)?;
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn keychain_emptied_before_export_asks_for_credentials() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::LogIn)?;
    drop(window);

    computer.empty_keychain()?;
    computer.log_in(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("card-export")?;
    window.see("error-secret_missing")?;
    // The error leads to the form for new credentials.
    window.click("error-act-credentials")?;
    window.see("replace-alexis")?;
    assert_nothing_leaked(&computer, &services);
    Ok(())
}

/// A connection's credentials are kept while an integration uses them, and the mail server's password until it is deleted.
#[test]
fn keychain_keeps_no_removed_credentials() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    assert_eq!(computer.secrets()?, BTreeSet::new());
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::LogIn)?;
    let ids = |cards: &Value, service: &str| -> Vec<Value> {
        let cards = cards["integrations"].as_array().into_iter().flatten();
        cards.filter(|card| card["source"]["service"] == service).map(|card| card["id"].clone()).collect()
    };
    let people = ids(&window.invoke("overview", &json!({}))?, "alexis");
    let view = window.invoke("integration", &json!({ "integrationId": people[0] }))?;
    let (source, target) = (view["card"]["source"]["id"].clone(), view["card"]["target"]["id"].clone());
    let of_people = BTreeSet::from([&source, &target].map(|id| format!("{}/token", id.as_str().unwrap_or_default())));
    assert_eq!(computer.secrets()?, of_people);
    let draft = json!({ "source_id": source, "target_id": target, "label": "Once more", "settings": view["settings"] });
    let second = window.invoke("integration_save", &json!({ "draft": draft }))?;

    let list = benefits::set_up(&window, &services)?;
    // The mail server is only stored, not contacted.
    let server = json!({ "host": "localhost", "port": 2525, "security": "start_tls", "user": "lohn", "from": "lohn@nordlicht.example" });
    window.invoke("mail_save", &json!({ "draft": { "server": server, "password": "geheim genug" } }))?;
    let all = computer.secrets()?;
    assert_eq!(all.len(), 4, "{all:?}");

    let remove = |id: &Value| window.invoke("integration_remove", &json!({ "integrationId": id }));
    remove(&people[0])?;
    assert_eq!(computer.secrets()?, all, "another integration uses the same connections");
    remove(&second)?;
    let left: BTreeSet<String> = all.difference(&of_people).cloned().collect();
    assert_eq!(computer.secrets()?, left);
    window.invoke("mail_server_delete", &json!({}))?;
    let left: BTreeSet<String> = left.into_iter().filter(|name| !name.starts_with("mail-server/")).collect();
    assert_eq!((left.len(), &computer.secrets()?), (1, &left));
    remove(&list)?;
    assert_eq!(computer.secrets()?, BTreeSet::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
