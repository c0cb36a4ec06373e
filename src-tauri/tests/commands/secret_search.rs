//! Runs every export of the sample company, and then searches for its secrets and numbers in everything that the page received and in
//! all files. `tests/desktop` searches the places that only a real window has.

mod refusals;
mod reports;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use secret_scan::{SecretScan, remove_shown_numbers};
use serde_json::{Value, json};

use self::refusals::{MESSAGE, RefusingServices};
use self::reports::reports;
use crate::page::{Page, agreement, employee, page, row_of, sendable};

const LIST: &str = "sample-benefits";

/// Runs every export and calls every reading command.
fn run_everything(page: &Page) {
    let sample = page.open_sample();
    page.send(&page.plan(&sample, "employees"));
    page.set(&sample, &[("lead", json!({ "kind": "kleer" })), ("employee_number", json!("internal_id"))]);
    page.send(&page.plan(&sample, "employee_import"));
    run_leave(page, &sample);
    run_benefits(page);
    for integration in [&sample, &json!(LIST)] {
        let arguments = json!({ "integrationId": integration });
        page.get("integration", arguments.clone());
        page.get("corrections", arguments);
    }
    let of_people = json!({ "integrationId": sample });
    for command in ["links", "salary_question", "integration_choices", "leave_periods", "drift_check"] {
        page.get(command, of_people.clone());
    }
    for command in ["overview", "connections", "service_facts", "mail_settings", "legal_limits", "preferences", "about", "storage_notice"] {
        // The mail settings need a keychain, which this computer may not have.
        drop(page.call(command, json!({})));
    }
    let filter = json!({ "integration_id": null, "needs_attention": false, "text": null, "limit": 50, "offset": 0 });
    let runs = page.get("history", json!({ "filter": filter }))["runs"].as_array().unwrap().clone();
    assert_eq!(runs.len(), 4, "one run of each job");
    for run in runs {
        let arguments = json!({ "runId": run["id"] });
        page.get("run", arguments.clone());
        drop(page.call("run_mail", arguments));
    }
    page.get("diagnostics", json!({}));
}

fn run_leave(page: &Page, sample: &Value) {
    let period = page.get("leave_periods", json!({ "integrationId": sample }))["proposed"].clone();
    let plan = || page.get("plan_leave", json!({ "integrationId": sample, "from": period["from"], "to": period["to"] }));
    for kind in plan()["leave"]["types"].as_array().unwrap() {
        let rule = match &kind["proposal"] {
            Value::Null => json!({ "kind": "do_not_send" }),
            activity => json!({ "kind": "send", "activity": activity["id"], "name": activity["name"] }),
        };
        page.get("leave_rule", json!({ "integrationId": sample, "leaveType": kind["id"], "rule": rule }));
    }
    let plan = plan();
    let first: Vec<String> = sendable(&plan).into_iter().take(3).collect();
    assert!(!first.is_empty(), "no day of leave to send");
    page.send_rows(&plan, &first, true);
}

fn run_benefits(page: &Page) {
    let view = page.get("integration", json!({ "integrationId": LIST }));
    let mut own = view["settings"].clone();
    own["mail"] = json!({ "to": ["chefin@nordlicht.example"], "people": true });
    page.get("integration_update", json!({ "integrationId": LIST, "label": view["card"]["label"], "settings": own }));
    let month = page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))["proposed"].clone();
    let plan = page.get("plan_benefits", json!({ "integrationId": LIST, "month": month }));
    page.send_rows(&plan, &sendable(&plan), true);
}

/// Then both sides change Freja Lund's personal number and account. The two sides' values differ in few digits. The owner sends one
/// field and keeps Kleer's value of the other.
fn decide_similar_numbers(page: &Page) -> Page {
    let page = page.reopen_after(|company| {
        let freja = employee(company, 23);
        freja["ssn"] = json!("19880214-2391");
        freja["bankAccount"]["number"] = json!("5512765");
        let freja = agreement(company, 523);
        freja["ssn"] = json!("19880214-2383");
        freja["account-nr"] = json!("5512766");
    });
    let sample = page.open_sample();
    let plan = page.plan(&sample, "employees");
    let freja = row_of(&plan, "Freja Lund").clone();
    for (field, take_source) in [("ssn", true), ("account_number", false)] {
        let arguments = json!({ "planId": plan["id"], "key": freja["key"], "field": field, "takeSource": take_source });
        page.get("plan_decide", arguments);
    }
    let decided = page.get("plan", json!({ "planId": plan["id"] }));
    let freja = row_of(&decided, "Freja Lund");
    assert_eq!((&freja["fields"][0]["field"], &freja["kept"][0]["field"]), (&json!("ssn"), &json!("account_number")), "{freja}");
    page.send_rows(&decided, &[freja["key"].as_str().unwrap().to_owned()], false);
    page
}

/// The answer without the numbers that are shown whole on purpose, because every digit to hide differs from the one beside it.
fn without_shown_numbers(answer: &str) -> String {
    let mut answer = serde_json::from_str(answer).unwrap();
    remove_shown_numbers(&mut answer);
    answer.to_string()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn secrets(company: &Value) -> SecretScan {
    let secrets = [
        ("Alexis HR's token", &company["alexis"]["token"]),
        ("Kleer's token", &company["kleer"]["tokens"][0]["token"]),
        ("Kleer's password", &company["kleer"]["login"]["password"]),
        ("Personio's secret", &company["personio"]["credentials"][0]["client_secret"]),
        ("Personio's access token", &company["personio"]["tokens"][0]["token"]),
    ];
    // The access token exists only after a request for it.
    let existing = secrets.iter().filter(|(name, value)| *name != "Personio's access token" || value.is_string());
    SecretScan::secrets(existing.map(|(name, value)| (*name, value.as_str().unwrap_or_else(|| panic!("{name}: {value}")).to_owned())))
}

#[test]
fn only_the_database_contains_whole_numbers_and_no_secret() {
    let page = page();
    run_everything(&page);
    let later = decide_similar_numbers(&page);
    let company = page.company();
    let numbers = SecretScan::numbers(&json!([company, later.company()]), &BTreeSet::new());
    let secrets = secrets(&company);
    let received = [page.received(), later.received()].concat();
    assert!(received.iter().any(|(command, _)| command == "progress") && received.len() > 60, "{} answers", received.len());
    for (command, answer) in &received {
        assert_eq!(secrets.within(answer.as_bytes()), BTreeSet::new(), "{command} told a secret");
        assert_eq!(numbers.within(without_shown_numbers(answer).as_bytes()), BTreeSet::new(), "{command} told a whole number");
    }

    let mut database = BTreeSet::new();
    for file in [&page, &later].into_iter().flat_map(|page| files(page.folder.path())) {
        let (name, bytes) = (file.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&file).unwrap());
        if name == "sample-company.json" {
            assert!(!secrets.within(&bytes).is_empty() && !numbers.within(&bytes).is_empty(), "the search finds what is there");
            continue;
        }
        assert_eq!(secrets.within(&bytes), BTreeSet::new(), "{name} holds a secret");
        if name.starts_with("paybridge.db") {
            database.extend(numbers.within(&bytes));
        } else {
            assert_eq!(numbers.within(&bytes), BTreeSet::new(), "{name} holds a number");
        }
    }
    assert!(!database.is_empty(), "the plans hold what was sent");
}

#[test]
fn refusal_contains_no_number_and_no_credentials() {
    let (page, services) = (page(), RefusingServices::start());
    services.cause_refusals(&page);
    let state = services.state();
    let secrets = secrets(&state);
    let numbers = SecretScan::numbers(&state, &BTreeSet::new());
    let received = page.received();
    let with_message = received.iter().filter(|(_, answer)| answer.contains(MESSAGE)).count();
    assert_eq!(with_message, 4, "the services' messages were received: {received:?}");
    for (command, answer) in &received {
        assert_eq!(secrets.within(answer.as_bytes()), BTreeSet::new(), "{command} told a secret");
        assert_eq!(numbers.within(answer.as_bytes()), BTreeSet::new(), "{command} told a whole number");
    }
}

#[test]
fn report_contains_no_secret_and_no_whole_number() {
    let page = page();
    run_everything(&page);
    let later = decide_similar_numbers(&page);
    let company = later.company();
    let (secrets, numbers) = (secrets(&company), SecretScan::numbers(&json!([page.company(), company]), &BTreeSet::new()));
    let reports = reports(&later);
    assert_eq!(reports.len(), 10, "five runs in two formats");
    let mut wrong = Vec::new();
    for (name, text) in &reports {
        assert!(text.contains("outcomes.confirmed"), "{name}: {text}");
        wrong.extend([&secrets, &numbers].map(|needles| (name, needles.within(text.as_bytes()))));
    }
    wrong.retain(|(_, found)| !found.is_empty());
    assert_eq!(wrong, []);
    let is_masked = |report: &&(String, String)| report.1.contains('•');
    assert_eq!(reports.iter().filter(is_masked).count(), 6, "the three runs of people hold numbers to be masked");
}

#[test]
fn diagnostics_contain_no_personal_data() {
    let page = page();
    run_everything(&page);
    let text = page.get("diagnostics", json!({}));
    let text = text.as_str().unwrap();
    let diagnostics: Value = serde_json::from_str(text).unwrap();
    assert_eq!(diagnostics["runs"].as_array().unwrap().len(), 4, "{text}");
    assert_eq!(diagnostics["runs"][0]["export"], "benefits");
    assert_eq!((&diagnostics["connections"][0]["address"], &diagnostics["integrations"][0]["sample"]), (&json!("another"), &json!(true)));
    assert_eq!(diagnostics["data"]["rows"]["run"], 4);
    assert_eq!(diagnostics["integrations"][0]["settings"]["lead"], "kleer");
    for label in ["Nordlicht", "chefin", "127.0.0.1", "nordlicht.example"] {
        assert!(!text.contains(label), "{label}");
    }
    let company = page.company();
    let employees = company["alexis"]["rows"]["employee"].as_array().unwrap();
    for employee in employees {
        for field in ["firstName", "lastName", "privateEmail", "workEmail", "privatePhone"] {
            let value = employee[field].as_str().unwrap_or_default();
            // A short value can occur by chance, as "Bo" in "bold".
            assert!(value.len() < 5 || !text.contains(value), "{field} {value}");
        }
    }
}
