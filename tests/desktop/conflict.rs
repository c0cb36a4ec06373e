//! A field that both sides changed between two exports.

use serde_json::{Value, json};
use tests::desktop::{
    Desktop, DesktopError, Keychain, Services,
    company::{agreement, alexis_id, employee},
};

use crate::{
    checks::{assert_nothing_leaked, count_shown},
    steps::{self, Kleer},
};

/// Freja Lund and Saga Holmqvist: the number in Alexis HR, the id in Kleer, and the new tax tables of both sides.
const FREJA: (u32, u32, i64, i64) = (23, 523, 36, 35);
const SAGA: (u32, u32, i64, i64) = (25, 525, 34, 31);

#[test]
fn conflict_decision_of_the_owner_is_sent() -> Result<(), DesktopError> {
    let services = Services::start()?;
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    steps::connect(&window, &services, &Kleer::Token)?;
    steps::export(&window)?;
    services.edit(|state| {
        for (number, id, alexis, kleer) in [FREJA, SAGA] {
            employee(state, number)["tax"] = json!({ "table": alexis, "column": 1 });
            agreement(state, id)["tax-table"] = json!(kleer);
        }
    })?;

    window.click("nav-overview")?;
    window.click("card-export")?;
    window.see_css("[data-testid^=\"review-row-\"][data-kind=\"conflict\"]")?;
    let [freja, saga] = [FREJA, SAGA].map(|(number, ..)| format!("source:{}", alexis_id(number)));
    let mut asked = steps::rows(&window, "conflict")?;
    asked.sort();
    assert_eq!(asked, [freja.clone(), saga.clone()]);
    assert!(!window.usable(&format!("review-tick-{freja}"))?, "what is not decided can be ticked");

    window.click(&format!("review-open-{freja}"))?;
    window.click(&format!("conflict-take-{freja}-tax_table"))?;
    window.see_css(&format!("[data-testid=\"review-row-{freja}\"][data-kind=\"update\"]"))?;
    window.click(&format!("review-open-{saga}"))?;
    window.click(&format!("conflict-keep-{saga}-tax_table"))?;
    window.see_css(&format!("[data-testid=\"review-row-{saga}\"][data-kind=\"in_step\"]"))?;
    window.click("review-send")?;
    window.see("result-summary")?;
    assert_eq!(count_shown(&window, "confirmed")?, "1");

    let mut state: Value = services.state()?;
    assert_eq!(agreement(&mut state, FREJA.1)["tax-table"], FREJA.2, "Alexis HR's value was taken");
    assert_eq!(agreement(&mut state, SAGA.1)["tax-table"], SAGA.3, "Kleer's value was kept");

    // The next plan asks about neither.
    window.click("nav-overview")?;
    window.click("card-export")?;
    window.see_css("[data-testid^=\"review-row-\"]")?;
    assert_eq!(steps::rows(&window, "conflict")?, Vec::<String>::new());
    assert_eq!(services.doubled_writes()?, Vec::<Value>::new());
    assert_nothing_leaked(&computer, &services);
    Ok(())
}
