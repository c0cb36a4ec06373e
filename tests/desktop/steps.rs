//! The steps of an owner.

use tests::desktop::{DesktopError, Services, Window};

/// The way to connect Kleer.
pub enum Kleer {
    /// With the integration user's e-mail and password.
    LogIn,
    /// With company ID and token.
    Token,
}

/// Fills in the wizard's first page. A test may pass a wrong token.
pub fn enter_alexis(window: &Window, address: &str, token: &str) -> Result<(), DesktopError> {
    window.enter("alexis-token", token)?;
    if !window.has_open("advanced-alexis")? {
        window.click("advanced-alexis")?;
    }
    window.enter("address-alexis", address)
}

/// Fills in the wizard's second page.
pub fn enter_kleer(window: &Window, services: &Services, access: &Kleer) -> Result<(), DesktopError> {
    window.see("advanced-kleer")?;
    window.click("advanced-kleer")?;
    window.enter("address-kleer", &services.value("kleer", "base_url"))?;
    match access {
        Kleer::LogIn => {
            window.click("kleer-way-log-in")?;
            window.enter("kleer-email", &services.value("kleer", "email"))?;
            window.enter("kleer-password", &services.value("kleer", "password"))?;
            window.click("kleer-log-in")?;
            window.choose("kleer-company", &services.value("kleer", "company_id"))
        }
        Kleer::Token => {
            window.click("kleer-way-token")?;
            window.enter("kleer-company-id", &services.value("kleer", "company_id"))?;
            window.enter("kleer-token", &services.value("kleer", "token"))
        }
    }
}

/// From the first screen to the wizard's test, with correct values.
pub fn reach_test(window: &Window, services: &Services, access: &Kleer) -> Result<(), DesktopError> {
    window.click("start-connect")?;
    enter_alexis(window, &services.value("alexis", "base_url"), &services.value("alexis", "token"))?;
    window.click("wizard-next")?;
    enter_kleer(window, services, access)?;
    window.click("wizard-next")
}

/// From the wizard's successful test to its last page.
pub fn reach_save(window: &Window) -> Result<(), DesktopError> {
    for service in ["alexis", "kleer"] {
        window.see_css(&format!("[data-testid=\"report-{service}\"][data-ok=\"true\"]"))?;
    }
    window.click("wizard-next")?;
    window.see("wizard-label")
}

/// The whole wizard, to the overview.
pub fn connect(window: &Window, services: &Services, access: &Kleer) -> Result<(), DesktopError> {
    reach_test(window, services, access)?;
    reach_save(window)?;
    window.click("wizard-next")?;
    // The sandbox returns salaries in öre.
    window.click("salary-ore")?;
    window.see("card-export")
}

/// From the overview to the review of a plan.
pub fn prepare(window: &Window) -> Result<(), DesktopError> {
    window.click("card-export")?;
    window.see("review-send")
}

/// From the overview to the end of a run of all rows.
pub fn export(window: &Window) -> Result<(), DesktopError> {
    prepare(window)?;
    window.click("review-send")?;
    window.see("result-summary")
}

/// The keys of a reviewed plan's rows of a kind.
pub fn rows(window: &Window, kind: &str) -> Result<Vec<String>, DesktopError> {
    let ids = window.attributes(&format!("[data-testid^=\"review-row-\"][data-kind=\"{kind}\"]"), "data-testid")?;
    Ok(ids.iter().map(|id| id.trim_start_matches("review-row-").to_owned()).collect())
}
