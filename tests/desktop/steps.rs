//! What owners do, in the order they do it.

use tests::desktop::{DesktopError, Services, Window};

/// Which way into Kleer.
pub enum Kleer {
    /// By the integration user's e-mail and password.
    LogIn,
    /// By company ID and token.
    Token,
}

/// Fills in the wizard's first page, with another token than the service knows when asked to.
pub fn enter_alexis(window: &Window, address: &str, token: &str) -> Result<(), DesktopError> {
    window.enter("alexis-token", token)?;
    if !window.has_open("advanced-alexis")? {
        window.click("advanced-alexis")?;
    }
    window.enter("address-alexis", address)
}

/// Fills in the wizard's second page.
pub fn enter_kleer(window: &Window, services: &Services, way: &Kleer) -> Result<(), DesktopError> {
    window.see("advanced-kleer")?;
    window.click("advanced-kleer")?;
    window.enter("address-kleer", &services.fact("kleer", "base_url"))?;
    match way {
        Kleer::LogIn => {
            window.click("kleer-way-log-in")?;
            window.enter("kleer-email", &services.fact("kleer", "email"))?;
            window.enter("kleer-password", &services.fact("kleer", "password"))?;
            window.click("kleer-log-in")?;
            window.choose("kleer-company", &services.fact("kleer", "company_id"))
        }
        Kleer::Token => {
            window.click("kleer-way-token")?;
            window.enter("kleer-company-id", &services.fact("kleer", "company_id"))?;
            window.enter("kleer-token", &services.fact("kleer", "token"))
        }
    }
}

/// From the first screen to the wizard's test, with everything right.
pub fn reach_test(window: &Window, services: &Services, way: &Kleer) -> Result<(), DesktopError> {
    window.click("start-connect")?;
    enter_alexis(window, &services.fact("alexis", "base_url"), &services.fact("alexis", "token"))?;
    window.click("wizard-next")?;
    enter_kleer(window, services, way)?;
    window.click("wizard-next")
}

/// From the wizard's test, which succeeds, until everything is to be saved.
pub fn reach_save(window: &Window) -> Result<(), DesktopError> {
    for service in ["alexis", "kleer"] {
        window.see_css(&format!("[data-testid=\"report-{service}\"][data-ok=\"true\"]"))?;
    }
    window.click("wizard-next")?;
    window.see("wizard-label")
}

/// The whole wizard, to the overview.
pub fn connect(window: &Window, services: &Services, way: &Kleer) -> Result<(), DesktopError> {
    reach_test(window, services, way)?;
    reach_save(window)?;
    window.click("wizard-next")?;
    // The sandbox counts in öre.
    window.click("salary-ore")?;
    window.see("card-export")
}

/// From the overview to a plan under review.
pub fn prepare(window: &Window) -> Result<(), DesktopError> {
    window.click("card-export")?;
    window.see("review-send")
}

/// From the overview to the end of a run with everything in it.
pub fn export(window: &Window) -> Result<(), DesktopError> {
    prepare(window)?;
    window.click("review-send")?;
    window.see("result-summary")
}

/// The rows of a plan under review that say this of themselves, by their keys.
pub fn rows(window: &Window, kind: &str) -> Result<Vec<String>, DesktopError> {
    let ids = window.attributes(&format!("[data-testid^=\"review-row-\"][data-kind=\"{kind}\"]"), "data-testid")?;
    Ok(ids.iter().map(|id| id.trim_start_matches("review-row-").to_owned()).collect())
}
