//! The app's own process killed at random moments of an export that was started by clicks, and opened again each time.
//! A failure names its seed; `PAYBRIDGE_SEED` draws the same moments again.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tests::chance::{Chance, seed};
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window, company};
use tests::long;

use crate::{
    checks::{counted, nothing_leaked},
    steps::{self, Kleer},
};

/// About as many requests as the whole run takes.
const REQUESTS: u32 = 45;
/// How often a run is killed.
const KILLS: u32 = 3;

/// What was found after a kill, to be judged when the end is known.
struct Found {
    label: String,
    /// Whether it can be carried on.
    broken_off: bool,
    rows: Vec<Row>,
    held: Value,
    /// The requests to Kleer so far.
    asked: Vec<Value>,
}

/// A row as the window shows it.
struct Row {
    name: String,
    outcome: String,
}

#[test]
fn nothing_is_lost_or_there_twice_and_the_history_says_the_truth() -> Result<(), DesktopError> {
    let seed = seed();
    println!("PAYBRIDGE_SEED={seed}");
    let mut chance = Chance(seed);
    let mut broken_off = 0;
    for _ in 0..long::count(1, 15) {
        broken_off += one_run(&mut chance)?;
    }
    println!("{broken_off} kills broke a run off");
    assert!(broken_off > 0 || !long::is_long(), "seed {seed}: every kill came before a run or after it");
    Ok(())
}

/// How many of the kills broke the run off.
fn one_run(chance: &mut Chance) -> Result<usize, DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let mut window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    let before = services.state()?;
    let (mut found, mut left) = (Vec::new(), REQUESTS);
    for kill in 1..=KILLS {
        let first = services.requests()?;
        if begin(&window)? == Begun::Ended {
            break;
        }
        // A while of every order of magnitude.
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
        found.extend(looked_at(&window, &services, label)?);
    }
    begin(&window)?;
    window.see_gone("run-continue")?;
    window.see("result-summary")?;
    assert_eq!(services.doubled_writes()?, Vec::<Value>::new());
    let after = services.state()?;
    let end = looked_at(&window, &services, "at the end".to_owned())?.map(|end| end.rows).unwrap_or_default();
    assert!(!end.is_empty(), "there is no run");
    // Somebody whose creation was cut off is not created again before they had time to appear: the run asks about them.
    let asked_about: BTreeSet<&str> = end.iter().filter(|row| row.outcome == "unknown").map(|row| row.name.as_str()).collect();
    assert!(end.iter().all(|row| ["confirmed", "unknown"].contains(&row.outcome.as_str())), "neither confirmed nor asked about");
    for one in &found {
        judge(one, &before, &after, &asked_about);
    }
    nothing_is_left(&window)?;
    drop(window);
    nothing_leaked(&computer, &services);
    Ok(found.iter().filter(|one| one.broken_off).count())
}

/// What a click began.
#[derive(PartialEq, Eq)]
enum Begun {
    Sending,
    /// Nothing: the run had come to its end before.
    Ended,
}

/// Sends, or carries on what was broken off: with the clicks of an owner who opened the app just now.
fn begin(window: &Window) -> Result<Begun, DesktopError> {
    window.click("nav-history")?;
    window.see_css("[data-testid=\"history-to-overview\"], [data-testid^=\"history-run-\"]")?;
    if window.has("history-to-overview")? {
        window.click("nav-overview")?;
        steps::prepare(window)?;
        window.click("review-send")?;
        return Ok(Begun::Sending);
    }
    window.click_css("[data-testid^=\"history-run-\"]")?;
    window.see("result-summary")?;
    if !window.has("run-continue")? {
        return Ok(Begun::Ended);
    }
    window.click("run-continue")?;
    Ok(Begun::Sending)
}

/// Returns when the services have seen so many requests, or when the run is at its end before.
fn wait_for(window: &Window, services: &Services, requests: u64) -> Result<(), DesktopError> {
    let mut looks = 0_u32;
    while services.requests()? < requests {
        // The window is asked now and then only: while it answers, the run goes on.
        looks += 1;
        if looks.is_multiple_of(200) && window.has("result-summary")? && !window.has("run-continue")? {
            break;
        }
    }
    Ok(())
}

/// What the history says of the run, where there is one.
fn looked_at(window: &Window, services: &Services, label: String) -> Result<Option<Found>, DesktopError> {
    let asked = services.record()?.into_iter().filter(|one| one["service"] == "kleer").collect();
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
    let told = window.attributes("[data-testid^=\"run-row-\"]", "data-outcome")?;
    let rows: Vec<&Value> = view["rows"].as_array().into_iter().flatten().collect();
    assert_eq!(rows.len(), company::expected_result().len(), "{label}: every chosen row is there");
    let rows: Vec<Row> =
        rows.iter().map(|row| Row { name: word(&row["name"]).to_owned(), outcome: word(&row["outcome"]).to_owned() }).collect();
    let mut of_rows: Vec<&str> = rows.iter().map(|row| row.outcome.as_str()).collect();
    let mut shown: Vec<&str> = told.iter().map(String::as_str).collect();
    of_rows.sort_unstable();
    shown.sort_unstable();
    assert_eq!(shown, of_rows, "{label}: the window shows what is stored");
    let broken_off = window.has("run-continue")?;
    let confirmed = of_rows.iter().filter(|outcome| **outcome == "confirmed").count();
    assert_eq!(counted(window, "confirmed")?, confirmed.to_string(), "{label}");
    let asked_about = of_rows.iter().filter(|outcome| **outcome == "unknown").count();
    assert!(broken_off || confirmed + asked_about == rows.len(), "{label}: neither broken off nor at its end: {of_rows:?}");
    Ok(Some(Found { label, broken_off, rows, held: services.state()?, asked }))
}

/// What was called confirmed was as it is in the end, and was read since it was written. Whoever waited was untouched;
/// of whom nobody can say, a request may have left in the very moment.
fn judge(found: &Found, before: &Value, after: &Value, asked_about: &BTreeSet<&str>) {
    for row in &found.rows {
        let (label, name) = (&found.label, &row.name);
        let ids = ids(after, name);
        if ids.is_empty() && asked_about.contains(name.as_str()) {
            assert_ne!(row.outcome, "confirmed", "{label}: {name} is not in Kleer");
            continue;
        }
        assert!(!ids.is_empty(), "{label}: {name} is not in Kleer");
        match row.outcome.as_str() {
            "confirmed" => {
                assert_eq!(records(&found.held, &ids), records(after, &ids), "{label}: {name} is called confirmed");
                let wrote = |one: &&Value| one["method"] != "GET" && ids.iter().any(|id| word(&one["path"]).contains(&format!("/{id}")));
                let since = found.asked.iter().rev().take_while(|one| !wrote(one));
                let read = since.filter(|one| one["method"] == "GET").count();
                assert!(read > 0, "{label}: {name} is called confirmed and was not read back");
            }
            "waiting" => assert_eq!(records(&found.held, &ids), records(before, &ids), "{label}: {name} is called waiting"),
            other => assert!(["sent", "unknown"].contains(&other), "{label}: {name} is called {other}, and no request was refused"),
        }
    }
}

/// The next plan finds nothing to do.
fn nothing_is_left(window: &Window) -> Result<(), DesktopError> {
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

/// Whoever has this name in Kleer.
fn ids(state: &Value, name: &str) -> BTreeSet<u64> {
    let users = company_of(state)["users"].as_array().into_iter().flatten();
    users.filter(|user| user["name"] == name).filter_map(|user| user["id"].as_u64()).collect()
}

/// Everything that Kleer holds of these people.
fn records<'a>(state: &'a Value, ids: &BTreeSet<u64>) -> Vec<&'a Value> {
    let company = company_of(state);
    let of = |id: &Value| id.as_u64().is_some_and(|id| ids.contains(&id));
    let users = company["users"].as_array().into_iter().flatten().filter(|user| of(&user["id"]));
    let agreements = company["payroll_users"].as_array().into_iter().flatten().filter(|agreement| of(&agreement["user"]["id"]));
    users.chain(agreements).collect()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
