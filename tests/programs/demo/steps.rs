//! The clicks of an owner who looks around for the first time.

use std::path::Path;

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Window, company};

use crate::report;

/// Controls the window, takes the screenshots, and compares the results with the expected ones.
pub fn run(folder: &Path) -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    println!("A display, a keychain and a home folder of their own are ready. The window opens.");
    let window = computer.open()?;
    let mut pictures = Pictures { window: &window, folder, taken: 0 };

    window.see("start-sample")?;
    pictures.take("start")?;
    window.click("start-sample")?;
    window.see("card-export")?;
    pictures.take("overview")?;
    window.click("card-export")?;
    window.see("review-send")?;
    pictures.take("review")?;
    let plan = rows(&window, "review-row-", "review-open-", "data-kind")?;
    let concerned: Vec<_> = plan.into_iter().filter(|(_, kind)| kind != "in_step").collect();
    same("the review", &company::expected_plan(), &concerned)?;
    window.click_text("[data-testid^=\"review-open-\"]", "Ebba Lindqvist")?;
    pictures.take("one-person")?;

    println!("Sending: \"{}\"", window.text("review-send")?);
    window.click("review-send")?;
    // So few rows may be sent before there is time for a screenshot.
    if window.see_one_of(&["run-cancel", "result-summary"])? == "run-cancel" {
        pictures.take("sending")?;
    }
    window.see("result-summary")?;
    pictures.take("result")?;
    let result = rows(&window, "run-row-", "run-open-", "data-outcome")?;
    let run_id = window.address()?.rsplit('/').next().unwrap_or_default().to_owned();
    let run = window.invoke("run", &json!({"runId": run_id}))?;
    report::print(&run);
    for ending in ["xlsx", "csv"] {
        window.click(&format!("save-{ending}"))?;
        computer.save_as(&folder.join(format!("report.{ending}")))?;
        window.see("saved-path")?;
    }

    window.click("nav-history")?;
    window.see(&format!("history-run-{run_id}"))?;
    pictures.take("history")?;
    println!("\n{} pictures and the run's report are in {}", pictures.taken, folder.display());

    same("the result", &company::expected_result(), &result)?;
    let errors = computer.logged_errors();
    if errors.is_empty() { Ok(()) } else { Err(DesktopError::new(format!("the app logged errors:\n{}", errors.join("\n")))) }
}

/// Name and state of every row in the window, sorted by name.
fn rows(window: &Window, row: &str, name: &str, state: &str) -> Result<Vec<(String, String)>, DesktopError> {
    let names = window.texts(&format!("[data-testid^=\"{name}\"]"))?;
    let states = window.attributes(&format!("[data-testid^=\"{row}\"]"), state)?;
    Ok(company::sorted(names.into_iter().map(|name| name.trim().to_owned()).zip(states).collect()))
}

fn same(what: &str, wanted: &[(String, String)], there: &[(String, String)]) -> Result<(), DesktopError> {
    let line = |sign: &str, (name, state): &(String, String)| format!("  {sign} {name}: {state}");
    let missing = wanted.iter().filter(|pair| !there.contains(pair)).map(|pair| line("-", pair));
    let extra = there.iter().filter(|pair| !wanted.contains(pair)).map(|pair| line("+", pair));
    let differences: Vec<String> = missing.chain(extra).collect();
    if differences.is_empty() && wanted.len() == there.len() {
        return Ok(());
    }
    Err(DesktopError::new(format!("{what} is not as expected (- expected, + there):\n{}", differences.join("\n"))))
}

/// Numbered screenshots of the window.
struct Pictures<'a> {
    window: &'a Window,
    folder: &'a Path,
    taken: u32,
}

impl Pictures<'_> {
    fn take(&mut self, name: &str) -> Result<(), DesktopError> {
        self.taken = self.taken.saturating_add(1);
        self.window.picture(&self.folder.join(format!("{:02}-{name}.png", self.taken)))
    }
}
