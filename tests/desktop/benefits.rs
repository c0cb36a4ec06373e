//! Benefits: from the owner's own Personio account to confirmed pay and the mail to the company's managers.

use serde_json::{Value, json};
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window};

use crate::checks::{assert_no_logged_errors, count_shown};

pub const MANAGER: &str = "chefin@nordlicht.example";

/// Connects the account, and stores a list of one person and one benefit, by the page's own commands.
pub fn set_up(window: &Window, services: &Services) -> Result<Value, DesktopError> {
    let value = |name: &str| services.value("personio", name);
    let credentials = json!({ "kind": "personio_client", "client_id": value("client_id"), "client_secret": value("client_secret") });
    let draft = json!({ "address": value("base_url"), "credentials": credentials });
    let report = window.invoke("connection_check", &json!({ "draft": draft }))?;
    assert_eq!(report["ok"], true, "{report:#}");
    let connection = window.invoke("connection_save", &json!({ "draft": draft, "label": "Personio" }))?;
    let integration = window.invoke("benefit_integration_save", &json!({ "targetId": connection["id"], "label": "Nordlicht GmbH" }))?;
    let benefit = json!({ "id": null, "name": "Sachbezug", "wage_type": "869", "kind": "in_kind" });
    let benefit = window.invoke("benefit_save", &json!({ "integrationId": integration, "draft": benefit }))?;
    let part = json!({ "into": { "kind": "new", "name": "Sachbezug 2" }, "share": { "kind": "rest" }, "payout": { "kind": "one_time" } });
    let rule = json!({ "kind": "send", "parts": [part] });
    window.invoke("benefit_rule", &json!({ "integrationId": integration, "benefitId": benefit, "rule": rule }))?;
    let month = window.invoke("benefit_month", &json!({ "integrationId": integration, "month": null }))?["month"].clone();
    for number in ["1001", "1005"] {
        let person = json!({ "id": null, "number": number, "email": null, "name": null });
        let person = window.invoke("benefit_person_save", &json!({ "integrationId": integration, "draft": person }))?;
        let amount = json!({ "integrationId": integration, "person": person, "benefit": benefit, "month": month, "amount": "44.44" });
        window.invoke("benefit_amount", &amount)?;
    }
    Ok(integration)
}

pub fn send(window: &Window, integration: &Value) -> Result<Value, DesktopError> {
    let month = window.invoke("benefit_month", &json!({ "integrationId": integration, "month": null }))?["month"].clone();
    let plan = window.invoke("plan_benefits", &json!({ "integrationId": integration, "month": month }))?;
    let rows = plan["changes"].as_array().cloned().unwrap_or_default();
    let keys: Vec<Value> = rows.iter().filter(|row| row["kind"] == "create").map(|row| row["key"].clone()).collect();
    assert_eq!(keys.len(), 3, "a type and two people: {plan:#}");
    window.invoke("run_start", &json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } }))
}

/// Waits for the end of the run on the screen.
pub fn wait_for_end(window: &Window) -> Result<(), DesktopError> {
    window.click("nav-history")?;
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")
}

#[test]
fn managers_mail_names_no_people() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for the authority"))?;
    let authority = smtp::Authority::in_folder(folder.path());
    let server = smtp::Server::start(&authority, &smtp::Settings::default());
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    computer.trust(&authority.pem());
    let window = computer.open()?;
    let integration = set_up(&window, &services)?;

    let kept = json!({ "host": "localhost", "port": server.port(), "security": "start_tls", "user": smtp::USER, "from": "lohn@nordlicht.example" });
    let wrong = json!({ "server": kept, "password": "not the password" });
    let refused = window.invoke("mail_check", &json!({ "draft": wrong })).map(drop).map_err(|trouble| trouble.to_string());
    assert!(refused.as_ref().is_err_and(|words| words.contains("mail_login_refused")), "{refused:?}");
    let right = json!({ "server": kept, "password": smtp::PASSWORD });
    window.invoke("mail_check", &json!({ "draft": right }))?;
    let settings = window.invoke("mail_save", &json!({ "draft": right }))?;
    assert_eq!((&settings["has_password"], &settings["waiting"]), (&json!(true), &json!(0)));
    let view = window.invoke("integration", &json!({ "integrationId": integration }))?;
    let mut own = view["settings"].clone();
    own["mail"] = json!({ "to": [MANAGER], "people": false });
    window.invoke("integration_update", &json!({ "integrationId": integration, "label": view["card"]["label"], "settings": own }))?;

    let run = send(&window, &integration)?;
    let mail = server.next_mail();
    assert_eq!(mail.recipients, [MANAGER]);
    let text = &mail.body;
    assert!(text.contains("88.88"), "both people's amounts together: {text}");
    assert!(!text.contains("44.44"), "no amount of one person: {text}");
    wait_for_end(&window)?;
    assert_eq!(count_shown(&window, "confirmed")?, "3");
    let proof = window.invoke("run_proof", &json!({ "runId": run }))?;
    assert_eq!((&proof["holds"], &proof["total"]["read_back"]["amount"]), (&json!(true), &json!("88.88")), "{proof:#}");
    drop(window);
    for secret in [smtp::PASSWORD.to_owned(), services.value("personio", "client_secret")] {
        assert_eq!(computer.files_with(&secret), Vec::<std::path::PathBuf>::new());
    }
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn unsent_mail_is_sent_after_the_next_start() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for the authority"))?;
    let authority = smtp::Authority::in_folder(folder.path());
    let server = smtp::Server::start(&authority, &smtp::Settings::default());
    server.set_faults(&smtp::Faults::refuse(smtp::Stage::Recipient, "451 not now"));
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    computer.trust(&authority.pem());
    let window = computer.open()?;
    let integration = set_up(&window, &services)?;
    let kept = json!({ "host": "localhost", "port": server.port(), "security": "start_tls", "user": smtp::USER, "from": "lohn@nordlicht.example" });
    window.invoke("mail_save", &json!({ "draft": { "server": kept, "password": smtp::PASSWORD } }))?;
    let view = window.invoke("integration", &json!({ "integrationId": integration }))?;
    let mut own = view["settings"].clone();
    own["mail"] = json!({ "to": [MANAGER], "people": true });
    window.invoke("integration_update", &json!({ "integrationId": integration, "label": view["card"]["label"], "settings": own }))?;
    send(&window, &integration)?;
    server.next_fault();
    // A failed mail is not a failure of the run.
    wait_for_end(&window)?;
    assert_eq!(count_shown(&window, "confirmed")?, "3");
    drop(window);

    server.set_faults(&smtp::Faults::default());
    let window = computer.open()?;
    let mail = server.next_mail();
    assert_eq!(mail.recipients, [MANAGER]);
    assert!(mail.body.contains("44.44"), "the owner wants single people's amounts: {}", mail.body);
    window.see("nav-history")?;
    assert_eq!(services.doubled_writes()?, Vec::<Value>::new());
    assert_no_logged_errors(&computer);
    Ok(())
}

#[test]
fn sample_benefits_are_mapped_sent_confirmed_and_proven() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    window.click("nav-overview")?;
    window.click("card-benefits")?;
    window.see("total")?;
    picture(&window, "benefits-list")?;
    window.click("benefits-prepare")?;
    window.see("review-send")?;
    picture(&window, "benefits-review")?;
    window.click("review-send")?;
    window.see("result-summary")?;
    let confirmed: usize = count_shown(&window, "confirmed")?.parse().unwrap_or_default();
    assert!(confirmed > 5, "{confirmed} rows");
    for other in ["failed", "unknown", "sent", "skipped", "waiting"] {
        assert_eq!(count_shown(&window, other)?, "0", "{other}");
    }
    picture(&window, "benefits-result")?;
    window.click("run-proof")?;
    window.see("proof-verdict")?;
    picture(&window, "benefits-proof")?;
    // One person of the list is not in Personio, and one benefit waits for the owner, so the proof must not hold.
    assert_eq!(window.attributes("[data-testid=\"proof\"]", "data-holds")?, ["false"]);
    assert_no_logged_errors(&computer);
    Ok(())
}

/// Saves a screenshot if the environment asks for one.
fn picture(window: &Window, name: &str) -> Result<(), DesktopError> {
    match std::env::var("PAYBRIDGE_PICTURES") {
        Ok(folder) => window.picture(&std::path::Path::new(&folder).join(format!("{name}.png"))),
        Err(_) => Ok(()),
    }
}
