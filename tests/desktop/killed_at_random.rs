//! The app's process is killed at random moments of an export that was started by clicks, and opened again each time. A failure prints its
//! seed; `PAYBRIDGE_SEED` repeats the same moments.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::chance::{Chance, seed};
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window, company};
use tests::long;

use crate::{
    checks::{assert_nothing_leaked, count_shown},
    steps::{self, Kleer},
};

/// About the number of requests of a whole run.
const REQUESTS: u32 = 45;
/// The number of kills in a run.
const KILLS: u32 = 3;

/// The state after a kill, to be judged when the end is known.
struct Observation {
    label: String,
    /// Whether the run can be continued.
    interrupted: bool,
    rows: Vec<Row>,
    state: Value,
    /// The requests to Kleer so far.
    requests: Vec<Value>,
}

/// A row as the window shows it.
struct Row {
    name: String,
    outcome: String,
}

#[test]
fn app_killed_at_random_loses_and_doubles_nothing() -> Result<(), DesktopError> {
    let seed = seed();
    println!("PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let mut interrupted = 0;
    for _ in 0..long::count(1, 15) {
        interrupted += one_run(&mut chance)?;
    }
    println!("{interrupted} kills broke a run off");
    assert!(interrupted > 0 || !long::is_long(), "seed {seed}: every kill came before a run or after it");
    Ok(())
}

/// Returns the number of kills that interrupted the run.
fn one_run(chance: &mut Chance) -> Result<usize, DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let mut window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    let before = services.state()?;
    let (mut found, mut left) = (Vec::new(), REQUESTS);
    for kill in 1..=KILLS {
        let first = services.requests()?;
        if start_or_continue(&window)? == ClickEffect::Ended {
            break;
        }
        // The delay has a random order of magnitude.
        let (count, magnitude) = (chance.below(left.max(4)), chance.below(14));
        let turns = chance.below(1 << magnitude);
        wait_for(&window, &services, first + u64::from(count))?;
        for _ in 0..turns {
            std::thread::yield_now();
        }
        computer.kill_app()?;
        drop(window);
        left = left.saturating_sub(count);
        window = computer.open()?;
        let label = format!("kill {kill}, after {count} requests and {turns} turns");
        found.extend(observe(&window, &services, label)?);
    }
    start_or_continue(&window)?;
    window.see_gone("run-continue")?;
    window.see("result-summary")?;
    assert_eq!(services.doubled_writes()?, Vec::<Value>::new());
    let after = services.state()?;
    let end = observe(&window, &services, "at the end".to_owned())?.map(|end| end.rows).unwrap_or_default();
    assert!(!end.is_empty(), "there is no run");
    // A person whose creation was interrupted is not created again before the waiting time is over: the row stays unknown.
    let unknown_people: BTreeSet<&str> = end.iter().filter(|row| row.outcome == "unknown").map(|row| row.name.as_str()).collect();
    assert!(end.iter().all(|row| ["confirmed", "unknown"].contains(&row.outcome.as_str())), "neither confirmed nor asked about");
    for one in &found {
        assert_truthful(one, &before, &after, &unknown_people);
    }
    assert_plan_is_empty(&window)?;
    drop(window);
    assert_nothing_leaked(&computer, &services);
    Ok(found.iter().filter(|one| one.interrupted).count())
}

/// The effect of the click.
#[derive(PartialEq, Eq)]
enum ClickEffect {
    Sending,
    /// Nothing: the run had ended before.
    Ended,
}

/// Sends, or continues an interrupted run, with the clicks of an owner who has just opened the app.
fn start_or_continue(window: &Window) -> Result<ClickEffect, DesktopError> {
    window.click("nav-history")?;
    window.see_css("[data-testid=\"history-to-overview\"], [data-testid^=\"history-run-\"]")?;
    if window.has("history-to-overview")? {
        window.click("nav-overview")?;
        steps::prepare(window)?;
        window.click("review-send")?;
        return Ok(ClickEffect::Sending);
    }
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    if !window.has("run-continue")? {
        return Ok(ClickEffect::Ended);
    }
    window.click("run-continue")?;
    Ok(ClickEffect::Sending)
}

/// Waits until the services have received this many requests or the run has ended.
fn wait_for(window: &Window, services: &Services, requests: u64) -> Result<(), DesktopError> {
    let mut looks = 0_u32;
    while services.requests()? < requests {
        // The window is polled rarely, because the run continues during its answer.
        looks += 1;
        if looks.is_multiple_of(200) && window.has("result-summary")? && !window.has("run-continue")? {
            break;
        }
    }
    Ok(())
}

/// The run in the history, if there is one.
fn observe(window: &Window, services: &Services, label: String) -> Result<Option<Observation>, DesktopError> {
    let requests = services.request_log()?.into_iter().filter(|one| one["service"] == "kleer").collect();
    window.click("nav-history")?;
    window.see_css("[data-testid=\"history-to-overview\"], [data-testid^=\"history-run-\"]")?;
    let runs = window.attributes("[data-testid^=\"history-run-\"]", "data-testid")?;
    let Some(run) = runs.first() else {
        assert_eq!(services.data_writes()?, Vec::<Value>::new(), "{label}: something was sent before there was a run");
        return Ok(None);
    };
    assert_eq!(runs.len(), 1, "{label}: the run is carried on, and not begun a second time");
    window.click(run)?;
    window.see("result-summary")?;
    assert!(!window.has("run-cancel")?, "{label}: nothing is under way");
    let view = window.invoke("run", &json!({ "runId": run.trim_start_matches("history-run-") }))?;
    let outcomes = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    let rows: Vec<&Value> = view["rows"].as_array().into_iter().flatten().collect();
    assert_eq!(rows.len(), company::expected_result().len(), "{label}: every chosen row is there");
    let rows: Vec<Row> =
        rows.iter().map(|row| Row { name: text(&row["name"]).to_owned(), outcome: text(&row["outcome"]).to_owned() }).collect();
    let mut of_rows: Vec<&str> = rows.iter().map(|row| row.outcome.as_str()).collect();
    let mut shown: Vec<&str> = outcomes.iter().map(String::as_str).collect();
    of_rows.sort_unstable();
    shown.sort_unstable();
    assert_eq!(shown, of_rows, "{label}: the window shows what is stored");
    let interrupted = window.has("run-continue")?;
    let confirmed = of_rows.iter().filter(|outcome| **outcome == "confirmed").count();
    assert_eq!(count_shown(window, "confirmed")?, confirmed.to_string(), "{label}");
    let unknown_people = of_rows.iter().filter(|outcome| **outcome == "unknown").count();
    assert!(interrupted || confirmed + unknown_people == rows.len(), "{label}: neither broken off nor at its end: {of_rows:?}");
    Ok(Some(Observation { label, interrupted, rows, state: services.state()?, requests }))
}

/// Asserts that a confirmed person was already as at the end and was read after the write, and that a waiting person was unchanged. For an
/// unknown person, a request may have left at the moment of the kill.
fn assert_truthful(found: &Observation, before: &Value, after: &Value, unknown_people: &BTreeSet<&str>) {
    for row in &found.rows {
        let (label, name) = (&found.label, &row.name);
        let ids = ids(after, name);
        if ids.is_empty() && unknown_people.contains(name.as_str()) {
            assert_ne!(row.outcome, "confirmed", "{label}: {name} is not in Kleer");
            continue;
        }
        assert!(!ids.is_empty(), "{label}: {name} is not in Kleer");
        match row.outcome.as_str() {
            "confirmed" => {
                assert_eq!(records(&found.state, &ids), records(after, &ids), "{label}: {name} is called confirmed");
                let wrote = |one: &&Value| one["method"] != "GET" && ids.iter().any(|id| text(&one["path"]).contains(&format!("/{id}")));
                let since = found.requests.iter().rev().take_while(|one| !wrote(one));
                let read = since.filter(|one| one["method"] == "GET").count();
                assert!(read > 0, "{label}: {name} is called confirmed and was not read back");
            }
            "waiting" => assert_eq!(records(&found.state, &ids), records(before, &ids), "{label}: {name} is called waiting"),
            other => assert!(["sent", "unknown"].contains(&other), "{label}: {name} is called {other}, and no request was refused"),
        }
    }
}

/// Asserts that the next plan is empty.
fn assert_plan_is_empty(window: &Window) -> Result<(), DesktopError> {
    let overview = window.invoke("overview", &json!({}))?;
    let own = json!({ "integrationId": overview["integrations"][0]["id"], "export": "employees" });
    let plan = window.invoke("plan_prepare", &own)?;
    let rows: Vec<&Value> = plan["changes"].as_array().into_iter().flatten().collect();
    assert!(!rows.is_empty());
    let open: Vec<&&Value> = rows.iter().filter(|row| row["kind"] == "create" || row["kind"] == "update").collect();
    assert!(open.is_empty(), "{open:#?}");
    Ok(())
}

fn company_of(state: &Value) -> &Value {
    &state["kleer"]["companies"][0]
}

/// The ids of the people with this name in Kleer.
fn ids(state: &Value, name: &str) -> BTreeSet<u64> {
    let users = company_of(state)["users"].as_array().into_iter().flatten();
    users.filter(|user| user["name"] == name).filter_map(|user| user["id"].as_u64()).collect()
}

/// Kleer's records of these people.
fn records<'a>(state: &'a Value, ids: &BTreeSet<u64>) -> Vec<&'a Value> {
    let company = company_of(state);
    let of = |id: &Value| id.as_u64().is_some_and(|id| ids.contains(&id));
    let users = company["users"].as_array().into_iter().flatten().filter(|user| of(&user["id"]));
    let agreements = company["payroll_users"].as_array().into_iter().flatten().filter(|agreement| of(&agreement["user"]["id"]));
    users.chain(agreements).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
