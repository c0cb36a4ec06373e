//! The app is killed in the middle of a run, and started again.

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services, company};

use crate::{
    checks::{assert_nothing_leaked, count_shown},
    steps::{self, Kleer},
};

#[test]
fn app_killed_before_the_effect_sends_once() -> Result<(), DesktopError> {
    kill_during_paused_request(false)
}

#[test]
fn app_killed_after_the_effect_sends_once() -> Result<(), DesktopError> {
    kill_during_paused_request(true)
}

fn kill_during_paused_request(after_effect: bool) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::prepare(&window)?;
    let hold =
        json!({"service": "kleer", "method": "POST", "path": "/company/**", "skip": 4, "kind": "hold", "after_effect": after_effect});
    services.inject(&hold)?;
    window.click("review-send")?;
    services.wait_for_paused()?;
    computer.kill_app()?;
    drop(window);
    services.clear_faults()?;

    let window = computer.open()?;
    window.click("banner-interrupted")?;
    window.see("result-summary")?;
    assert!(!window.has("run-cancel")?, "the run is not shown as interrupted");
    window.click("run-continue")?;
    window.see_gone("run-continue")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, company::expected_result().len().to_string());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
