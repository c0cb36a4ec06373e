//! The app killed in the middle of a run, and started again.

use serde_json::json;
use tests::desktop::{Desktop, DesktopError, Keychain, Services, company};

use crate::{
    checks::{counted, nothing_leaked},
    steps::{self, Kleer},
};

#[test]
fn before_the_write_took_effect() -> Result<(), DesktopError> {
    killed_while_held(false)
}

#[test]
fn after_the_write_took_effect() -> Result<(), DesktopError> {
    killed_while_held(true)
}

fn killed_while_held(after_effect: bool) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::prepare(&window)?;
    let hold =
        json!({"service": "kleer", "method": "POST", "path": "/company/**", "skip": 4, "kind": "hold", "after_effect": after_effect});
    services.inject(&hold)?;
    window.click("review-send")?;
    services.held()?;
    computer.kill_app()?;
    drop(window);
    services.heal()?;

    let window = computer.open()?;
    window.click("banner-interrupted")?;
    window.see("result-summary")?;
    assert!(!window.has("run-cancel")?, "the run is not shown as interrupted");
    window.click("run-continue")?;
    window.see_gone("run-continue")?;
    window.see("result-summary")?;
    assert_eq!(counted(&window, "confirmed")?, company::expected_result().len().to_string());
    assert_eq!(services.doubled_writes()?, Vec::<serde_json::Value>::new());
    nothing_leaked(&computer, &services);
    Ok(())
}
