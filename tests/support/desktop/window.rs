//! The app's window, from the view of its owner.
//!
//! An id is a `data-testid`. Every action waits until it is possible, and fails at the time limit.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use super::{
    DesktopError,
    app::processes,
    driver::Driver,
    script,
    wait::{LIMIT, until},
};

/// An open window. Dropping the value closes the app.
#[derive(Debug)]
pub struct Window {
    driver: Driver,
    app: PathBuf,
    home: PathBuf,
}

/// Selects the first element that is visible and enabled.
const USABLE: &str = "const found = Array.from(document.querySelectorAll(given[0])).find((one) =>
  one.textContent.includes(given[1]) && one.getClientRects().length > 0 && !one.disabled && one.getAttribute('aria-disabled') !== 'true' && !one.hasAttribute('data-loading'));
  if (!found) return false;
  document.querySelectorAll('[data-driven]').forEach((one) => one.removeAttribute('data-driven'));
  found.setAttribute('data-driven', '');
  found.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return true;";

impl Window {
    pub(super) fn open(app: &Path, environment: &BTreeMap<String, String>) -> Result<Window, DesktopError> {
        let home = environment.get("HOME").map(PathBuf::from).unwrap_or_default();
        let window = Window { driver: Driver::start(app, environment)?, app: app.to_path_buf(), home };
        window.wait("the first screen", "return document.querySelector('main')?.textContent ? true : false", &[])?;
        Ok(window)
    }

    pub fn click(&self, id: &str) -> Result<(), DesktopError> {
        self.click_css(&named(id))
    }

    /// Clicks the first element that a CSS selector finds.
    pub fn click_css(&self, css: &str) -> Result<(), DesktopError> {
        self.click_text(css, "")
    }

    /// Clicks the first element that a CSS selector finds and that has this text.
    pub fn click_text(&self, css: &str, text: &str) -> Result<(), DesktopError> {
        self.use_element(css, text, |element| self.driver.click(element))
    }

    /// Opens a list of choices and selects the one with this text.
    pub fn choose(&self, id: &str, text: &str) -> Result<(), DesktopError> {
        self.click(id)?;
        self.click_text("[role=\"option\"]", text)
    }

    /// Replaces the text of a field.
    pub fn enter(&self, id: &str, text: &str) -> Result<(), DesktopError> {
        self.use_element(&named(id), "", |element| {
            self.driver.clear(element)?;
            self.driver.type_keys(element, text)
        })
    }

    /// Waits for an element and returns its text.
    pub fn text(&self, id: &str) -> Result<String, DesktopError> {
        let look = "return document.querySelector(given[0])?.innerText";
        Ok(self.wait(id, look, &[json!(named(id))])?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for an element.
    pub fn see(&self, id: &str) -> Result<(), DesktopError> {
        self.see_css(&named(id))
    }

    /// Waits until a CSS selector finds an element.
    pub fn see_css(&self, css: &str) -> Result<(), DesktopError> {
        self.wait(css, "return document.querySelector(given[0]) ? true : false", &[json!(css)]).map(drop)
    }

    /// Waits until an element is gone.
    pub fn see_gone(&self, id: &str) -> Result<(), DesktopError> {
        self.wait(&format!("the end of {id}"), "return document.querySelector(given[0]) ? false : true", &[json!(named(id))]).map(drop)
    }

    /// Waits for one of several elements and returns its id.
    pub fn see_one_of(&self, ids: &[&str]) -> Result<String, DesktopError> {
        let look = "return given.find((id) => document.querySelector(`[data-testid=\"${id}\"]`))";
        let names: Vec<Value> = ids.iter().map(|id| json!(id)).collect();
        Ok(self.wait(&ids.join(" or "), look, &names)?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the screen shows this text.
    pub fn see_text(&self, text: &str) -> Result<(), DesktopError> {
        self.wait(text, "return document.body.innerText.includes(given[0])", &[json!(text)]).map(drop)
    }

    /// Whether the element exists now.
    pub fn has(&self, id: &str) -> Result<bool, DesktopError> {
        Ok(self.ask("return document.querySelector(given[0]) !== null", &[json!(named(id))])? == json!(true))
    }

    /// Whether the disclosure of a summary is open now.
    pub fn has_open(&self, summary: &str) -> Result<bool, DesktopError> {
        Ok(self.ask("return document.querySelector(given[0])?.closest('details')?.open === true", &[json!(named(summary))])? == json!(true))
    }

    /// Whether the element exists now and can be used.
    pub fn usable(&self, id: &str) -> Result<bool, DesktopError> {
        Ok(self.ask(USABLE, &[json!(named(id)), json!("")])? == json!(true))
    }

    /// The texts of all elements that a CSS selector finds now.
    pub fn texts(&self, css: &str) -> Result<Vec<String>, DesktopError> {
        let found = self.ask("return Array.from(document.querySelectorAll(given[0]), (one) => one.innerText)", &[json!(css)])?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// An attribute of all elements that a CSS selector finds now.
    pub fn attributes(&self, css: &str, attribute: &str) -> Result<Vec<String>, DesktopError> {
        let look = "return Array.from(document.querySelectorAll(given[0]), (one) => one.getAttribute(given[1]) ?? '')";
        let found = self.ask(look, &[json!(css), json!(attribute)])?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// The page's address after `#`.
    pub fn address(&self) -> Result<String, DesktopError> {
        Ok(self.ask("return window.location.hash", &[])?.as_str().unwrap_or_default().to_owned())
    }

    /// The HTML of the page, and the values of its fields.
    pub fn page(&self) -> Result<String, DesktopError> {
        let look = "const fields = Array.from(document.querySelectorAll('input, textarea'), (one) => one.value);
          return document.documentElement.outerHTML + fields.join('\\n')";
        Ok(self.ask(look, &[])?.as_str().unwrap_or_default().to_owned())
    }

    /// Calls one of the app's commands as the page does, and returns its answer.
    pub fn invoke(&self, command: &str, arguments: &Value) -> Result<Value, DesktopError> {
        let call = "const done = arguments[2];
          window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then((value) => done({ value }), (error) => done({ error }));";
        let mut answer = self.driver.script(call, &[json!(command), arguments.clone()])?;
        match answer.get("error") {
            Some(error) => Err(DesktopError::new(format!("{command}: {error}"))),
            None => Ok(answer["value"].take()),
        }
    }

    /// Runs a script in the page. Its last argument is the callback that ends it.
    pub fn run_script(&self, script: &str) -> Result<Value, DesktopError> {
        self.driver.script(script, &[])
    }

    /// The ports of the driver, and of the app that waits for the driver. Neither port is open without a driver.
    pub fn driver_ports(&self) -> Result<BTreeMap<String, u16>, DesktopError> {
        let environments = processes(&self.app, &self.home).into_iter().filter_map(|id| fs::read(format!("/proc/{id}/environ")).ok());
        let texts: Vec<String> = environments.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
        let mut entries = texts.iter().flat_map(|text| text.split('\0'));
        let place = entries.find_map(|entry| entry.strip_prefix("WEBKIT_INSPECTOR_SERVER="));
        let port = place.and_then(|place| place.rsplit(':').next()?.parse().ok());
        let port = port.ok_or_else(|| DesktopError::new("the app was not told where to wait for its driver"))?;
        Ok([("driver".to_owned(), self.driver.port()), ("driven".to_owned(), port)].into())
    }

    /// Saves a screenshot as soon as the last change is painted.
    pub fn picture(&self, file: &Path) -> Result<(), DesktopError> {
        self.driver.script(script::PAINTED, &[])?;
        let coded = self.driver.picture()?;
        let path = file.with_extension("base64");
        fs::write(&path, coded).map_err(DesktopError::during(path.display()))?;
        let decoded = Command::new("base64").arg("--decode").arg(&path).output().map_err(DesktopError::during("base64"))?;
        fs::write(file, decoded.stdout).map_err(DesktopError::during(file.display()))?;
        fs::remove_file(&path).map_err(DesktopError::during(path.display()))
    }

    /// Waits until an expression over `given` has a value.
    fn wait(&self, what: &str, look: &str, given: &[Value]) -> Result<Value, DesktopError> {
        let mut arguments = given.to_vec();
        arguments.push(json!(u64::try_from(LIMIT.as_millis()).unwrap_or(u64::MAX)));
        let seen = self.driver.script(&script::wait_for(look), &arguments).map_err(DesktopError::during(what))?;
        if !seen.is_null() {
            return Ok(seen);
        }
        let there = self.texts("main")?.join("\n");
        Err(DesktopError::new(format!("waited {} s for {what}. On the screen:\n{there}", LIMIT.as_secs())))
    }

    fn ask(&self, look: &str, given: &[Value]) -> Result<Value, DesktopError> {
        let script = format!("const given = Array.from(arguments); const done = given.pop(); done((() => {{ {look} }})())");
        self.driver.script(&script, given)
    }

    /// The page may be redrawn between finding and using an element, so the action is tried three times.
    fn use_element(&self, css: &str, text: &str, action: impl Fn(&str) -> Result<(), DesktopError>) -> Result<(), DesktopError> {
        let mut tries = 1;
        loop {
            self.wait(&format!("{css} {text}"), USABLE, &[json!(css), json!(text)])?;
            let done = self.driver.find("[data-driven]").and_then(|element| action(&element));
            match done {
                Err(error) if tries == 3 => return Err(DesktopError::during(css)(error)),
                Err(_) => tries += 1,
                Ok(()) => return Ok(()),
            }
        }
    }
}

impl Drop for Window {
    /// Waits for the end of the app, because the next app would treat a running one as the first instance.
    fn drop(&mut self) {
        self.driver.kill();
        let _ = until("the app's end", || processes(&self.app, &self.home).is_empty().then_some(()));
    }
}

fn named(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}
