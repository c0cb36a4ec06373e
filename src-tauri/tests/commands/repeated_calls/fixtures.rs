//! The fixtures of the cases: a page with the arguments of a command, and functions that read the state after the calls.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::page::{Page, alexis_id, outcomes, page, row_of, sendable, user};

pub use super::data_fixtures::*;

pub type Answers<'a> = &'a [Result<Value, Value>];

/// The sample company's integrations.
const PEOPLE: &str = "sample";
const LIST: &str = "sample-benefits";
/// A month without entries in the list.
const FUTURE_MONTH: &str = "2031-03";

fn opened() -> Page {
    let page = page();
    page.open_sample();
    page
}

fn list(page: &Page) -> Value {
    page.get("benefit_month", json!({ "integrationId": LIST, "month": null }))
}

pub fn with(arguments: impl FnOnce(&Page) -> Value) -> (Page, Value) {
    let page = opened();
    let arguments = arguments(&page);
    (page, arguments)
}

pub fn empty_folder() -> (Page, Value) {
    (page(), json!({}))
}

pub fn amount() -> (Page, Value) {
    with(|page| {
        let entry = list(page)["entries"][0].clone();
        let (person, benefit, month) = (&entry["person"], &entry["benefit"], &entry["month"]);
        json!({ "integrationId": LIST, "person": person, "benefit": benefit, "month": month, "amount": "12.34" })
    })
}

pub fn copy() -> (Page, Value) {
    with(|page| json!({ "integrationId": LIST, "from": list(page)["month"], "to": FUTURE_MONTH }))
}

pub fn file_to_open() -> (Page, Value) {
    with(|_| {
        let text = format!(
            "Personalnummer;Benefit;Tatsächlich genutzter Betrag;Abrechnungsmonat\n1001;Sachbezug;50,00;{FUTURE_MONTH}\n7777;Neuer Benefit;1.234,50;{FUTURE_MONTH}\n"
        );
        let content = base64::engine::general_purpose::STANDARD.encode(text);
        json!({ "integrationId": LIST, "name": "liste.csv", "content": content, "sheet": null })
    })
}

fn read_arguments(file: &Value) -> Value {
    let read =
        json!({ "file": file["file"], "content": "amounts", "mapping": file["mapping"], "month": null, "decimal": null, "mode": "add" });
    json!({ "integrationId": LIST, "read": read })
}

/// The number of files from the answers that are still open.
pub fn open_file_count(page: &Page, _: &Value, answers: Answers) -> Value {
    json!(answers.iter().flatten().filter(|file| page.call("benefit_file_read", read_arguments(file)).is_ok()).count())
}

pub fn file() -> (Page, Value) {
    let (page, file) = file_to_open();
    let opened = page.get("benefit_file_open", file);
    (page, read_arguments(&opened))
}

pub fn person_to_remove() -> (Page, Value) {
    with(|page| json!({ "integrationId": LIST, "personId": list(page)["people"][0]["id"] }))
}

pub fn new_person() -> (Page, Value) {
    with(|_| json!({ "integrationId": LIST, "draft": { "id": null, "number": "7001", "email": null, "name": "Neu" } }))
}

fn draft() -> Value {
    json!({ "integrationId": LIST, "draft": { "id": null, "name": "Gutschein", "wage_type": null, "kind": null } })
}

pub fn new_benefit() -> (Page, Value) {
    with(|_| draft())
}

pub fn benefit_to_remove() -> (Page, Value) {
    with(|page| json!({ "integrationId": LIST, "benefitId": page.get("benefit_save", draft()) }))
}

pub fn rule() -> (Page, Value) {
    with(
        |page| json!({ "integrationId": LIST, "benefitId": list(page)["benefits"][0]["benefit"]["id"], "rule": { "kind": "do_not_send" } }),
    )
}

/// The contents of the benefit list, without ids.
pub fn list_state(page: &Page, _: &Value, _: Answers) -> Value {
    let future = page.get("benefit_month", json!({ "integrationId": LIST, "month": FUTURE_MONTH }));
    let now = list(page);
    let names = |rows: &Value, field: &str| {
        let mut names: Vec<String> = rows.as_array().unwrap().iter().map(|one| one[field].to_string()).collect();
        names.sort();
        names
    };
    let benefits: Vec<Value> = now["benefits"].as_array().unwrap().iter().map(|line| line["benefit"].clone()).collect();
    let amounts = |month: &Value| {
        let mut amounts: Vec<String> = month["entries"].as_array().unwrap().iter().map(|entry| entry["amount"].to_string()).collect();
        amounts.sort();
        amounts
    };
    json!([names(&now["people"], "number"), names(&json!(benefits), "name"), amounts(&now), amounts(&future)])
}

pub fn drift() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE }))
}

pub fn drift_state(page: &Page, _: &Value, _: Answers) -> Value {
    let drift = page.get("overview", json!({}))["integrations"][0]["drift"].clone();
    json!([drift["differs"], drift["blocked"]])
}

pub fn removal() -> (Page, Value) {
    drift()
}

/// The ids of the integrations.
pub fn overview_state(page: &Page, _: &Value, _: Answers) -> Value {
    let cards = page.get("overview", json!({}));
    json!(cards["integrations"].as_array().unwrap().iter().map(|card| card["id"].clone()).collect::<Vec<_>>())
}

pub fn update() -> (Page, Value) {
    with(|page| {
        let settings = page.get("integration", json!({ "integrationId": PEOPLE }))["settings"].clone();
        json!({ "integrationId": PEOPLE, "label": "Another name", "settings": settings })
    })
}

pub fn leave_rule() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE, "leaveType": "sick", "rule": { "kind": "do_not_send" } }))
}

pub fn unit() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE, "unit": "kronor" }))
}

pub fn settings_state(page: &Page, arguments: &Value, _: Answers) -> Value {
    let view = page.get("integration", json!({ "integrationId": arguments["integrationId"] }));
    json!([view["card"]["label"], view["settings"], view["salary_unit"]])
}

pub fn limits_reset() -> (Page, Value) {
    let (page, limits) = limits();
    page.get("legal_limits_save", limits);
    (page, json!({}))
}

pub fn limits() -> (Page, Value) {
    with(|page| {
        let mut limits = page.get("legal_limits", json!({}));
        limits[0]["source"] = json!("mein Steuerberater");
        json!({ "limits": limits })
    })
}

pub fn limits_state(page: &Page, _: &Value, _: Answers) -> Value {
    page.get("legal_limits", json!({}))
}

/// A link between Nils Åberg in Alexis HR and Ulla Gren in Kleer.
pub fn link() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE, "alexis": alexis_id(2), "kleer": "602" }))
}

pub fn linked() -> (Page, Value) {
    let (page, pair) = link();
    page.get("link_confirm", pair.clone());
    (page, json!({ "integrationId": PEOPLE, "alexis": pair["alexis"] }))
}

pub fn links_state(page: &Page, _: &Value, _: Answers) -> Value {
    let links = page.get("links", json!({ "integrationId": PEOPLE }));
    json!(
        links["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| json!([row["alexis"]["id"], row["kleer"]["id"], row["state"]]))
            .collect::<Vec<_>>()
    )
}

pub fn period() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE, "from": "2026-09-01", "to": "2026-09-30" }))
}

pub fn closed_period() -> (Page, Value) {
    let (page, period) = period();
    page.get("period_close", period.clone());
    (page, period)
}

pub fn periods_state(page: &Page, _: &Value, _: Answers) -> Value {
    let periods = page.get("leave_periods", json!({ "integrationId": PEOPLE }));
    json!(periods["closed"].as_array().unwrap().iter().map(|closed| closed["period"].clone()).collect::<Vec<_>>())
}

pub fn people() -> (Page, Value) {
    with(|_| json!({ "integrationId": PEOPLE, "export": "employees" }))
}

pub fn leave() -> (Page, Value) {
    with(|page| {
        let proposed = page.get("leave_periods", json!({ "integrationId": PEOPLE }))["proposed"].clone();
        json!({ "integrationId": PEOPLE, "from": proposed["from"], "to": proposed["to"] })
    })
}

pub fn month() -> (Page, Value) {
    with(|page| json!({ "integrationId": LIST, "month": list(page)["proposed"] }))
}

/// The number of plans from the answers that can still be sent.
pub fn valid_plan_count(page: &Page, _: &Value, answers: Answers) -> Value {
    let plans = answers.iter().flatten().map(|plan| plan["id"].clone());
    json!(plans.filter(|id| page.call("plan", json!({ "planId": id })).is_ok()).count())
}

pub fn name_split() -> (Page, Value) {
    let page = opened().reopen_after(|company| user(company, 601)["name"] = json!("Bertil Anders Ask"));
    let plan = page.plan(&page.open_sample(), "employee_import");
    let bertil = row_of(&plan, "Bertil Anders Ask");
    let arguments = json!({ "planId": plan["id"], "key": bertil["key"], "cut": bertil["splits"].as_array().unwrap().len() - 1 });
    (page, arguments)
}

pub fn conflict_decision() -> (Page, Value) {
    let (page, sample) = crate::decisions::changed_on_both_sides();
    let plan = page.plan(&sample, "employees");
    let decision = crate::decisions::decide(&plan, false);
    (page, decision)
}

pub fn plan_state(page: &Page, arguments: &Value, _: Answers) -> Value {
    let plan = page.get("plan", json!({ "planId": arguments["planId"] }));
    let rows = plan["changes"].as_array().unwrap();
    json!([rows.iter().find(|row| row["key"] == arguments["key"]).map(|row| row["fields"].clone()), plan["counts"]])
}

pub fn preferences() -> (Page, Value) {
    with(|_| json!({ "preferences": { "language": "sv", "theme": "dark" } }))
}

pub fn preferences_state(page: &Page, _: &Value, _: Answers) -> Value {
    page.get("preferences", json!({}))
}

fn start(plan: &Value, keys: &[String]) -> Value {
    json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": true, "resend": false } })
}

pub fn people_to_send() -> (Page, Value) {
    with(|page| {
        let plan = page.plan(&json!(PEOPLE), "employees");
        start(&plan, &sendable(&plan))
    })
}

pub fn imports_to_send() -> (Page, Value) {
    with(|page| {
        page.set(&json!(PEOPLE), &[("lead", json!({ "kind": "kleer" })), ("employee_number", json!("internal_id"))]);
        let plan = page.plan(&json!(PEOPLE), "employee_import");
        start(&plan, &sendable(&plan))
    })
}

pub fn days_to_send() -> (Page, Value) {
    let (page, period) = leave();
    for kind in page.get("plan_leave", period.clone())["leave"]["types"].as_array().unwrap() {
        let rule = match &kind["proposal"] {
            Value::Null => json!({ "kind": "do_not_send" }),
            activity => json!({ "kind": "send", "activity": activity["id"], "name": activity["name"] }),
        };
        page.get("leave_rule", json!({ "integrationId": PEOPLE, "leaveType": kind["id"], "rule": rule }));
    }
    let plan = page.get("plan_leave", period);
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| row["kind"] == "create" && row["day"]["hold"] == false);
    let keys: Vec<String> = rows.map(|row| row["key"].as_str().unwrap().to_owned()).collect();
    (page, start(&plan, &keys))
}

pub fn pay_to_send() -> (Page, Value) {
    let (page, month) = month();
    let start = start_pay(&page, month);
    (page, start)
}

fn start_pay(page: &Page, month: Value) -> Value {
    let plan = page.get("plan_benefits", month);
    let rows = plan["changes"].as_array().unwrap().iter().filter(|row| row["kind"] == "create" && row["benefit"]["hold"] == false);
    let keys: Vec<String> = rows.map(|row| row["key"].as_str().unwrap().to_owned()).collect();
    start(&plan, &keys)
}

/// A run that was just started.
pub fn active_run() -> (Page, Value) {
    let (page, arguments) = people_to_send();
    let run = page.get("run_start", arguments);
    (page, json!({ "runId": run }))
}

/// A run whose process died after a number of sent rows, before anything was read back. The app is opened again with the data of
/// that moment.
fn interrupted(setup: fn() -> (Page, Value), rows: u64) -> (Page, Value) {
    let (page, start) = setup();
    let (run, paused) = page.start_and_pause(start, rows);
    let reopened = page.reopen_after(|_| {});
    drop(paused);
    reopened.open_sample();
    let view = reopened.get("run", json!({ "runId": run }));
    let ended = outcomes(&view);
    assert_eq!((view["summary"]["state"].as_str(), ended["sent"] as u64), (Some("interrupted"), rows), "{ended:?}");
    assert!(ended["waiting"] > 0, "{ended:?}");
    (reopened, json!({ "runId": run }))
}

pub fn interrupted_people() -> (Page, Value) {
    interrupted(people_to_send, 1)
}

pub fn interrupted_import() -> (Page, Value) {
    interrupted(imports_to_send, 1)
}

pub fn interrupted_days() -> (Page, Value) {
    interrupted(days_to_send, 1)
}

pub fn interrupted_pay() -> (Page, Value) {
    interrupted(pay_to_send, 1)
}

/// An interrupted run whose remaining rows are put aside.
pub fn abandoned_run() -> (Page, Value) {
    let (page, run) = interrupted(people_to_send, 1);
    page.get("run_reconcile", run.clone());
    page.finish(&run["runId"]);
    let view = page.get("run", run.clone());
    let open = view["rows"].as_array().unwrap().iter().filter(|row| row["open"] == true);
    let keys: Vec<Value> = open.map(|row| row["key"].clone()).collect();
    assert!(!keys.is_empty() && view["summary"]["end"] == "only_asked", "{view}");
    (page, json!({ "runId": run["runId"], "keys": keys, "reason": "entered by hand" }))
}

/// A sent payment whose outcome is unknown. A run creates compensation types before it sends payments.
pub fn unknown_payment() -> (Page, Value) {
    let (page, run) = interrupted(pay_to_send, 6);
    let view = page.get("run", run.clone());
    let is_open_pay = |row: &&Value| row["outcome"] == "sent" && row["key"].as_str().unwrap().starts_with("pay ");
    let key = view["rows"].as_array().unwrap().iter().find(is_open_pay).unwrap()["key"].clone();
    (page, json!({ "runId": run["runId"], "key": key, "there": true }))
}

pub fn mail() -> (Page, Value) {
    let (page, month) = month();
    page.set(&json!(LIST), &[("mail", json!({ "to": ["chefin@nordlicht.example"], "people": false }))]);
    let run = page.get("run_start", start_pay(&page, month));
    page.finish(&run);
    (page, json!({ "runId": run }))
}

pub fn mail_server() -> (Page, Value) {
    with(|_| {
        let server = json!({ "host": "smtp.nordlicht.example", "port": 587, "security": "start_tls", "user": null, "from": "lohn@nordlicht.example" });
        json!({ "draft": { "server": server, "password": null } })
    })
}

pub fn mail_settings_state(page: &Page, _: &Value, _: Answers) -> Value {
    page.get("mail_settings", json!({}))
}

pub fn mail_state(page: &Page, arguments: &Value, _: Answers) -> Value {
    let mail = page.get("run_mail", arguments.clone());
    json!([mail["state"], mail["error"]["code"], mail["to"]])
}

/// The records that exist more than once in the services.
fn duplicates(page: &Page) -> Vec<String> {
    let company = page.company();
    let kleer = &company["kleer"]["companies"][0];
    let keys = |rows: &Value, fields: &[&str]| -> Vec<String> {
        let key = |row: &Value| fields.iter().map(|field| row[*field].to_string()).collect::<String>();
        rows.as_array().into_iter().flatten().map(key).collect()
    };
    let all = [
        keys(&kleer["users"], &["name", "email"]),
        keys(&company["alexis"]["rows"]["employee"], &["firstName", "lastName", "ssn"]),
        keys(&company["personio"]["types"], &["name"]),
        keys(&company["personio"]["compensations"], &["person", "type_id", "effective_from", "value"]),
    ];
    let mut duplicates = Vec::new();
    for mut group in all {
        group.sort();
        duplicates.extend(group.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()));
    }
    duplicates
}

/// The run from the arguments or the answers.
fn run_of(arguments: &Value, answers: Answers) -> Value {
    let answered = || answers.iter().flatten().find(|answer| answer.is_string()).cloned();
    arguments.get("runId").cloned().or_else(answered).unwrap()
}

fn run_count(page: &Page) -> Value {
    let filter = json!({ "integration_id": null, "needs_attention": false, "text": "", "limit": 10, "offset": 0 });
    page.get("history", json!({ "filter": filter }))["total"].clone()
}

/// Waits for the end of the run. The state contains its outcomes and the duplicates in the services.
pub fn confirmed_run_state(page: &Page, arguments: &Value, answers: Answers) -> Value {
    let run = page.finish(&run_of(arguments, answers));
    json!([run_count(page), run["summary"]["state"], outcomes(&run), duplicates(page)])
}

/// The state of a run in any stage: its number of rows and the duplicates in the services.
pub fn run_state(page: &Page, arguments: &Value, answers: Answers) -> Value {
    let run = page.get("run", json!({ "runId": run_of(arguments, answers) }));
    json!([run_count(page), run["rows"].as_array().unwrap().len(), duplicates(page)])
}
