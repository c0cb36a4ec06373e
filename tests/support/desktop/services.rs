//! The sandbox in a process of its own, as any other client would meet it.

use std::{collections::BTreeMap, process::Command};

use serde_json::{Value, json};

use super::{DesktopError, app, http, process::Program};

/// Alexis HR and Kleer, simulated.
#[derive(Debug)]
pub struct Services {
    _sandbox: Program,
    addresses: Value,
    control: u16,
}

impl Services {
    /// Starts them with the sample company.
    pub fn start() -> Result<Services, DesktopError> {
        let (sandbox, line) = Program::start_and_hear(&Command::new(app::program("sandbox")?))?;
        let addresses: Value = serde_json::from_str(&line).map_err(DesktopError::during("the sandbox's addresses"))?;
        let control = addresses["control"]["base_url"].as_str().unwrap_or_default();
        let port = control.split(['/', ':']).find_map(|part| part.parse().ok());
        let control = port.ok_or_else(|| DesktopError::new("the sandbox named no control surface"))?;
        Ok(Services { _sandbox: sandbox, addresses, control })
    }

    /// What the sandbox said about a service: `("kleer", "token")`. A number comes as its digits.
    pub fn fact(&self, service: &str, name: &str) -> String {
        match &self.addresses[service][name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// Where each service listens on this computer, by its name.
    ///
    /// # Errors
    /// When an address names no port.
    pub fn ports(&self) -> Result<BTreeMap<String, u16>, DesktopError> {
        let port = |name: &str| {
            let address = self.fact(name, "base_url");
            let port = address.split(['/', ':']).find_map(|part| part.parse().ok());
            port.map(|port| (name.to_owned(), port)).ok_or_else(|| DesktopError::new(format!("{name} has no port: {address}")))
        };
        ["alexis", "kleer", "personio"].into_iter().map(port).collect()
    }

    /// Makes a service fail; the sandbox's README has the kinds.
    pub fn inject(&self, fault: &Value) -> Result<(), DesktopError> {
        self.control("POST", "/faults", Some(fault)).map(drop)
    }

    /// Turns switches, by a JSON merge patch.
    pub fn switch(&self, patch: &Value) -> Result<(), DesktopError> {
        self.control("PATCH", "/switches", Some(patch)).map(drop)
    }

    /// Changes what the services hold, as their users would.
    pub fn change(&self, change: impl FnOnce(&mut Value)) -> Result<(), DesktopError> {
        let mut state = self.state()?;
        change(&mut state);
        self.control("PUT", "/state", Some(&state)).map(drop)
    }

    /// What the services hold.
    pub fn state(&self) -> Result<Value, DesktopError> {
        self.control("GET", "/state", None)
    }

    /// Returns when at least one request is held.
    pub fn held(&self) -> Result<(), DesktopError> {
        self.control("GET", "/held?at_least=1", None).map(drop)
    }

    /// How many requests came so far, reads too.
    pub fn requests(&self) -> Result<u64, DesktopError> {
        Ok(self.control("GET", "/requests", None)?["requests"].as_u64().unwrap_or_default())
    }

    /// Every request so far, reads too, in the order in which they came.
    pub fn record(&self) -> Result<Vec<Value>, DesktopError> {
        let record = self.control("GET", "/record", None)?;
        Ok(record.as_array().cloned().unwrap_or_default())
    }

    /// Removes all faults, and lets go of what is held.
    pub fn heal(&self) -> Result<(), DesktopError> {
        self.control("DELETE", "/faults", None).map(drop)
    }

    /// Every write so far.
    pub fn writes(&self) -> Result<Vec<Value>, DesktopError> {
        let writes = self.control("GET", "/writes", None)?;
        Ok(writes.as_array().cloned().unwrap_or_default())
    }

    /// Every write so far, log-ins left out.
    pub fn data_writes(&self) -> Result<Vec<Value>, DesktopError> {
        let mut writes = self.writes()?;
        writes.retain(|write| write["path"].as_str().is_some_and(|path| path.contains("/company/")));
        Ok(writes)
    }

    /// The writes that took effect more than once: same verb, same place, same content.
    pub fn doubled_writes(&self) -> Result<Vec<Value>, DesktopError> {
        let mut writes = self.writes()?;
        writes.retain(|write| write["effect"] == json!(true));
        let same = |one: &Value, other: &Value| ["method", "path", "body"].iter().all(|part| one[part] == other[part]);
        let again = |(index, write): &(usize, &Value)| writes.iter().take(*index).any(|earlier| same(earlier, write));
        Ok(writes.iter().enumerate().filter(again).map(|(_, write)| write.clone()).collect())
    }

    fn control(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, DesktopError> {
        let (status, answer) = http::request(self.control, method, &format!("/_sandbox{path}"), body)?;
        if status < 300 { Ok(answer) } else { Err(DesktopError::new(format!("{method} {path}: {status} {answer}"))) }
    }
}
