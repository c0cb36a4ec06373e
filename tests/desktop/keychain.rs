//! A keychain that is locked, or that is not there: words of its own, and a way on.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::desktop::{Desktop, DesktopError, Keychain, Services};

use crate::{
    benefits,
    checks::nothing_leaked,
    steps::{self, Kleer},
};

#[test]
fn locked_while_saving() -> Result<(), DesktopError> {
    cannot_save(Keychain::Locked, "error-keychain_locked")
}

#[test]
fn missing_while_saving() -> Result<(), DesktopError> {
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
    // Nothing half done is left behind.
    window.click("wizard-leave")?;
    window.see("start-sample")?;
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn locked_when_an_export_needs_it_and_unlocked_again() -> Result<(), DesktopError> {
    cannot_export(Keychain::Locked, "error-keychain_locked")
}

#[test]
fn missing_when_an_export_needs_it_and_there_again() -> Result<(), DesktopError> {
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
    nothing_leaked(&computer, &services);
    Ok(())
}

#[test]
fn emptied_when_an_export_needs_it() -> Result<(), DesktopError> {
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
    // The way on leads to where credentials are given anew.
    window.click("error-act-credentials")?;
    window.see("replace-alexis")?;
    nothing_leaked(&computer, &services);
    Ok(())
}

/// An integration's credentials stay as long as one integration uses them, the mail server's password until it is forgotten.
#[test]
fn what_is_removed_or_forgotten_leaves_nothing_in_it() -> Result<(), DesktopError> {
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
    // Nobody is asked: it is only kept.
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
    nothing_leaked(&computer, &services);
    Ok(())
}
