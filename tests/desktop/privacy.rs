//! Every export of an owner's own company, followed by a search for its secrets and numbers in the messages to the real window, its page,
//! the memory of the programs that draw it, all files and mails, and the programs' arguments and environment. `tests::places` and
//! `docs/privacy.md` define the allowed places.

use std::collections::BTreeSet;
use std::path::Path;

use secret_scan::{SecretScan, cells, remove_shown_numbers};
use serde_json::{Value, json};
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window, company::employee};
use tests::places::{self, Place};

use crate::{
    benefits,
    checks::{assert_no_logged_errors, count_shown},
    steps::{self, Kleer},
};

/// The programs that draw the page and load its resources.
const WEB: [&str; 2] = ["WebKitWebProcess", "WebKitNetworkProcess"];

/// The texts to search for.
struct Search {
    secrets: SecretScan,
    numbers: SecretScan,
    /// The numbers without those that the window shows in full on purpose.
    numbers_not_shown: SecretScan,
}

impl Search {
    fn of(services: &Services, shown: &BTreeSet<String>) -> Result<Search, DesktopError> {
        let state = services.state()?;
        let mut secrets = vec![
            ("Alexis HR's token".to_owned(), services.value("alexis", "token")),
            ("Kleer's password".to_owned(), services.value("kleer", "password")),
            ("Personio's secret".to_owned(), services.value("personio", "client_secret")),
            ("the mail server's password".to_owned(), smtp::PASSWORD.to_owned()),
        ];
        for (service, name) in [("kleer", "Kleer's token"), ("personio", "Personio's access token")] {
            let tokens = state[service]["tokens"].as_array().cloned().unwrap_or_default();
            assert!(!tokens.is_empty(), "{service} gave no token");
            secrets.extend(tokens.iter().map(|token| (name.to_owned(), token["token"].as_str().unwrap_or_default().to_owned())));
        }
        let secrets = SecretScan::secrets(secrets.iter().map(|(name, secret)| (name.as_str(), secret.clone())));
        let [numbers, numbers_not_shown] = [&BTreeSet::new(), shown].map(|known| SecretScan::numbers(&state, known));
        Ok(Search { secrets, numbers, numbers_not_shown })
    }

    /// The forbidden texts in a place.
    fn forbidden(&self, place: Place, bytes: &[u8]) -> BTreeSet<String> {
        let mut forbidden = BTreeSet::new();
        if !place.secrets {
            forbidden.extend(self.secrets.within(bytes));
        }
        if !place.numbers {
            // The page may contain the numbers that it shows; no other place has a reason to.
            let numbers = if place == places::PAGE || place == places::MEMORY { &self.numbers_not_shown } else { &self.numbers };
            forbidden.extend(numbers.within(bytes));
        }
        forbidden
    }

    fn clean(&self, place: Place, what: &str, bytes: &[u8]) {
        assert_eq!(self.forbidden(place, bytes), BTreeSet::new(), "in {}: {what}", place.name);
    }
}

/// The first start, with all typed credentials.
fn set_up(computer: &Desktop, services: &Services, mail: &smtp::Server) -> Result<(), DesktopError> {
    let window = computer.open()?;
    steps::connect(&window, services, &Kleer::LogIn)?;
    // The page forgets typed credentials, as far as its scripts can reach.
    let typed = ["token", "password"].map(|name| (if name == "token" { "alexis" } else { "kleer" }, name));
    let typed = SecretScan::secrets(typed.map(|(service, name)| (name, services.value(service, name))));
    let heap = window.heap()?;
    assert!(heap.contains("card-export"), "the walk sees the page");
    assert_eq!(typed.within(heap.as_bytes()), BTreeSet::new(), "the page still holds what was typed");

    let list = benefits::set_up(&window, services)?;
    let kept =
        json!({ "host": "localhost", "port": mail.port(), "security": "start_tls", "user": smtp::USER, "from": "lohn@nordlicht.example" });
    window.invoke("mail_save", &json!({ "draft": { "server": kept, "password": smtp::PASSWORD } }))?;
    let view = window.invoke("integration", &json!({ "integrationId": list }))?;
    let mut own = view["settings"].clone();
    own["mail"] = json!({ "to": [benefits::MANAGER], "people": true });
    window.invoke("integration_update", &json!({ "integrationId": list, "label": view["card"]["label"], "settings": own }))?;
    Ok(())
}

/// Opens a run and waits for its end.
fn wait_for_end(window: &Window, run: &Value) -> Result<(), DesktopError> {
    let id = run.as_str().ok_or_else(|| DesktopError::new(format!("no run: {run}")))?;
    // Leaves the page first, so that the previous run's elements are gone.
    window.click("nav-overview")?;
    window.see("card-export")?;
    window.run_script(&format!("window.location.hash = '#/runs/{id}'; arguments[0](true)"))?;
    window.see("result-summary")
}

/// Sends all sendable rows of a plan.
fn send(window: &Window, plan: &Value) -> Result<(), DesktopError> {
    let rows = plan["changes"].as_array().cloned().unwrap_or_default();
    let keys: Vec<Value> =
        rows.iter().filter(|row| row["kind"] == "create" || row["kind"] == "update").map(|row| row["key"].clone()).collect();
    assert!(!keys.is_empty(), "nothing to send: {}", plan["export"]);
    let run = window
        .invoke("run_start", &json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } }))?;
    wait_for_end(window, &run)
}

/// The harmless part of Kleer's error text. Its presence proves that the search saw the text.
const HARMLESS_TEXT: &str = "Ogiltigt";

/// Kleer refuses a plan and a row, each with a text that contains a personal number and the token.
fn refused(window: &Window, services: &Services, people: &Value) -> Result<(), DesktopError> {
    let state = services.state()?;
    let number = state["alexis"]["rows"]["employee"][0]["ssn"].as_str().unwrap_or_default();
    let words = format!("{HARMLESS_TEXT} värde {number}, {}", services.value("kleer", "token"));
    let refuse = |method: &str| {
        let fault = json!({ "service": "kleer", "method": method, "times": null, "kind": "status", "code": 400, "message": words });
        services.inject(&fault)
    };
    let plan = || window.invoke("plan_prepare", &json!({ "integrationId": people, "export": "employees" }));
    refuse("GET")?;
    let error = plan().map(drop).map_err(|trouble| trouble.to_string());
    assert!(error.as_ref().is_err_and(|words| words.contains(HARMLESS_TEXT) && !words.contains(number)), "{error:?}");
    services.clear_faults()?;
    services.edit(|state| employee(state, 23)["ssn"] = json!("19880214-2391"))?;
    let plan = plan()?;
    refuse("POST")?;
    refuse("PUT")?;
    send(window, &plan)?;
    assert_eq!(count_shown(window, "failed")?, "1");
    services.clear_faults()
}

/// The second start: every export in the window, without typed credentials.
fn run_every_export(window: &Window, services: &Services) -> Result<(), DesktopError> {
    let cards = window.invoke("overview", &json!({}))?["integrations"].as_array().cloned().unwrap_or_default();
    let id = |service: &str| cards.iter().find(|card| card["source"]["service"] == service).map(|card| card["id"].clone());
    let (Some(people), Some(list)) = (id("alexis"), id("list")) else { return Err(DesktopError::new("an integration is missing")) };
    steps::export(window)?;
    refused(window, services, &people)?;
    window.click("nav-overview")?;

    let view = window.invoke("integration", &json!({ "integrationId": people }))?;
    let mut own = view["settings"].clone();
    own["lead"] = json!({ "kind": "kleer" });
    own["employee_number"] = json!("internal_id");
    window.invoke("integration_update", &json!({ "integrationId": people, "label": view["card"]["label"], "settings": own }))?;
    send(window, &window.invoke("plan_prepare", &json!({ "integrationId": people, "export": "employee_import" }))?)?;

    let period = window.invoke("leave_periods", &json!({ "integrationId": people }))?["proposed"].clone();
    let period = json!({ "integrationId": people, "from": period["from"], "to": period["to"] });
    for kind in window.invoke("plan_leave", &period)?["leave"]["types"].as_array().into_iter().flatten() {
        let activity = &kind["proposal"];
        let rule = json!({ "kind": "send", "activity": activity["id"], "name": activity["name"] });
        let rule = if activity.is_null() { json!({ "kind": "do_not_send" }) } else { rule };
        window.invoke("leave_rule", &json!({ "integrationId": people, "leaveType": kind["id"], "rule": rule }))?;
    }
    send(window, &window.invoke("plan_leave", &period)?)?;
    wait_for_end(window, &benefits::send(window, &list)?)
}

/// Saves files from the window: the reports of sent and refused people, a back-up, and the diagnostics.
fn save(computer: &Desktop, window: &Window) -> Result<(), DesktopError> {
    let filter = json!({ "integration_id": null, "needs_attention": false, "text": null, "limit": 50, "offset": 0 });
    let runs = window.invoke("history", &json!({ "filter": filter }))?["runs"].as_array().cloned().unwrap_or_default();
    assert_eq!(runs.len(), 5, "one run of each job, and the one that was refused");
    for (index, run) in runs.iter().filter(|run| run["export"] == "employees").enumerate() {
        wait_for_end(window, &run["id"])?;
        for format in ["csv", "xlsx"] {
            let file = computer.home().join(format!("report-{index}.{format}"));
            window.click(&format!("save-{format}"))?;
            computer.save_as(&file)?;
            window.see_text(&file.display().to_string())?;
        }
    }
    // A back-up, and the copy that the app makes before a merge.
    window.click("nav-settings")?;
    window.click("settings-data")?;
    let saved = computer.home().join("back-up.db");
    window.click("back-up-save")?;
    computer.save_as(&saved)?;
    window.see("back-up-saved")?;
    window.click("restore-open")?;
    computer.open_file(&saved)?;
    window.see("offer")?;
    window.click("confirm-yes")?;
    window.see("restored")?;
    window.click("nav-settings")?;
    window.click("diagnostics-show")?;
    window.see_text("schema")?;
    window.click("diagnostics-save")?;
    computer.save_as(&computer.home().join("diagnostics.json"))?;
    window.see("diagnostics-saved")
}

/// The answers without the numbers that are unmasked on purpose, because every digit that should be hidden differs from the one beside it;
/// and those numbers' digits.
fn without_unmasked_numbers(messages: &[String]) -> (Vec<String>, BTreeSet<String>) {
    let mut shown = BTreeSet::new();
    let masked = messages.iter().map(|answer| match serde_json::from_str(answer) {
        Ok(mut answer) => {
            shown.extend(remove_shown_numbers(&mut answer));
            answer.to_string()
        }
        Err(_) => answer.clone(),
    });
    (masked.collect(), shown)
}

fn place_of(file: &Path) -> Place {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match name.as_str() {
        name if name.starts_with("report-") => places::REPORT,
        "diagnostics.json" => places::DIAGNOSTICS,
        "back-up.db" => places::COPIES,
        name if ["version", "before-restore", "damaged"].iter().any(|why| name.starts_with(&format!("paybridge-{why}-"))) => places::COPIES,
        name if name.starts_with("paybridge.db") => places::DATABASE,
        name if name.ends_with(".log") => places::LOG,
        _ => places::OTHER_FILES,
    }
}

/// The text of a file; of a workbook, the text of its cells.
fn content(file: &Path) -> Result<Vec<u8>, DesktopError> {
    let bytes = std::fs::read(file).unwrap_or_default();
    if file.extension().is_none_or(|ending| ending != "xlsx") {
        return Ok(bytes);
    }
    let text = cells(&bytes).map_err(|error| DesktopError::new(format!("{}: {error}", file.display())))?;
    assert!(text.contains("•"), "nothing was to be masked in {}", file.display());
    Ok(text.into_bytes())
}

#[test]
fn secrets_and_numbers_stay_in_their_places() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for the authority"))?;
    let authority = smtp::Authority::in_folder(folder.path());
    let mail = smtp::Server::start(&authority, &smtp::Settings::default());
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    computer.trust(&authority.pem());
    set_up(&computer, &services, &mail)?;

    let window = computer.open()?;
    window.record()?;
    run_every_export(&window, &services)?;
    let letter = mail.next_mail();
    save(&computer, &window)?;

    let messages = window.recorded_messages()?;
    assert!(messages.iter().any(|one| one.contains("\"stage\"")) && messages.len() > 20, "{} answers were heard", messages.len());
    let (masked, shown) = without_unmasked_numbers(&messages);
    let search = Search::of(&services, &shown)?;
    assert!(masked.iter().filter(|answer| answer.contains(HARMLESS_TEXT)).count() > 1, "an error and a row told why");
    for answer in &masked {
        search.clean(places::SENT_TO_WINDOW, answer.get(..60).unwrap_or_default(), answer.as_bytes());
    }
    search.clean(places::MAIL, "the summary", format!("{:?} {}", letter.headers, letter.body).as_bytes());
    let running = computer.running();
    assert!(assertions::all(WEB.iter(), |web| running.iter().any(|one| one.name == *web)), "{running:?}");
    for program in &running {
        search.clean(places::ARGUMENTS, &program.name, &program.start()?);
    }
    memory(&search, &computer)?;
    let heap = window.heap()?;
    assert!(heap.contains("diagnostics-show"), "the walk sees the page");
    search.clean(places::PAGE, "after every export", heap.as_bytes());
    drop(window);

    let files = computer.files();
    let (mut stored, mut copied) = (BTreeSet::new(), Vec::new());
    for file in &files {
        let place = place_of(file);
        let bytes = content(file)?;
        search.clean(place, &file.display().to_string(), &bytes);
        if place == places::DATABASE {
            stored.extend(search.numbers.within(&bytes));
        }
        if place == places::COPIES {
            copied.push(search.numbers.within(&bytes));
        }
    }
    assert!(!stored.is_empty(), "the search finds the numbers of the plans");
    assert_eq!(copied.len(), 2, "the back-up, and the copy from before it was taken in");
    assert!(assertions::all(copied.iter(), |numbers| numbers == &stored), "they are the whole database: {copied:?}");
    for place in [places::REPORT, places::DIAGNOSTICS, places::DATABASE, places::COPIES, places::LOG, places::OTHER_FILES] {
        assert!(files.iter().any(|file| place_of(file) == place), "nothing was searched of {}", place.name);
    }
    assert_no_salaries_in_log(&services, &computer)?;
    assert_no_logged_errors(&computer);
    Ok(())
}

/// Asserts that no number in the log is a salary, in kronor or in öre.
fn assert_no_salaries_in_log(services: &Services, computer: &Desktop) -> Result<(), DesktopError> {
    let state = services.state()?;
    let rows = state["alexis"]["rows"]["compensation"].as_array().cloned().unwrap_or_default();
    let amounts: BTreeSet<u64> = rows.iter().filter_map(|row| row["amount"].as_u64()).filter(|amount| *amount > 9_999).collect();
    assert!(amounts.len() > 5, "nobody is paid");
    let pay: BTreeSet<String> = amounts.iter().flat_map(|amount| [amount.to_string(), (amount * 100).to_string()]).collect();
    let log = computer.log();
    let salaries: Vec<&str> = log.split(|letter: char| !letter.is_alphanumeric()).filter(|word| pay.contains(*word)).collect();
    assert_eq!(salaries, Vec::<&str>::new(), "{log}");
    Ok(())
}

/// Asserts that the programs that draw the page have no secret in memory after a start without typed credentials.
fn memory(search: &Search, computer: &Desktop) -> Result<(), DesktopError> {
    // The name is on the page: a search that misses it does not work.
    let shown = SecretScan::secrets([("the company's name", "Nordlicht GmbH".to_owned())]);
    let mut found = BTreeSet::new();
    for program in computer.running().iter().filter(|program| WEB.contains(&program.name.as_str())) {
        let mut forbidden = BTreeSet::new();
        let bytes = program.memory(|piece| {
            forbidden.extend(search.forbidden(places::MEMORY, piece));
            found.extend(shown.within(piece));
        })?;
        assert!(bytes > 1_000_000, "{}: only {bytes} bytes could be seen", program.name);
        assert_eq!(forbidden, BTreeSet::new(), "in the memory of {}", program.name);
    }
    assert!(!found.is_empty(), "what is on the page was not found in the memory of what draws it");
    Ok(())
}
