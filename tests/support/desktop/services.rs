//! The sandbox in a process of its own, as any other client would meet it.

use std::{collections::BTreeMap, process::Command};

use serde_json::{Value, json};

use super::{DesktopError, app, http, process::Program};

/// The simulators.
#[derive(Debug)]
pub struct Services {
    _sandbox: Program,
    addresses: Value,
    control: u16,
}

impl Services {
    /// Starts the simulators with the sample company.
    pub fn start() -> Result<Services, DesktopError> {
        let (sandbox, line) = Program::start_and_read_line(&Command::new(app::program("sandbox")?))?;
        let addresses: Value = serde_json::from_str(&line).map_err(DesktopError::during("the sandbox's addresses"))?;
        let control = addresses["control"]["base_url"].as_str().unwrap_or_default();
        let port = control.split(['/', ':']).find_map(|part| part.parse().ok());
        let control = port.ok_or_else(|| DesktopError::new("the sandbox named no control surface"))?;
        Ok(Services { _sandbox: sandbox, addresses, control })
    }

    /// A value from the sandbox's first line about a service: `("kleer", "token")`. A number becomes its digits.
    pub fn value(&self, service: &str, name: &str) -> String {
        match &self.addresses[service][name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// The local port of each service.
    pub fn ports(&self) -> Result<BTreeMap<String, u16>, DesktopError> {
        let port = |name: &str| {
            let address = self.value(name, "base_url");
            let port = address.split(['/', ':']).find_map(|part| part.parse().ok());
            port.map(|port| (name.to_owned(), port)).ok_or_else(|| DesktopError::new(format!("{name} has no port: {address}")))
        };
        ["alexis", "kleer", "personio"].into_iter().map(port).collect()
    }

    /// Adds a fault. The sandbox's README lists the kinds.
    pub fn inject(&self, fault: &Value) -> Result<(), DesktopError> {
        self.control("POST", "/faults", Some(fault)).map(drop)
    }

    /// Changes switches by a JSON merge patch.
    pub fn set_switches(&self, patch: &Value) -> Result<(), DesktopError> {
        self.control("PATCH", "/switches", Some(patch)).map(drop)
    }

    /// Edits the services' data, as their users would.
    pub fn edit(&self, change: impl FnOnce(&mut Value)) -> Result<(), DesktopError> {
        let mut state = self.state()?;
        change(&mut state);
        self.control("PUT", "/state", Some(&state)).map(drop)
    }

    /// The services' data.
    pub fn state(&self) -> Result<Value, DesktopError> {
        self.control("GET", "/state", None)
    }

    /// Waits until at least one request is paused.
    pub fn wait_for_paused(&self) -> Result<(), DesktopError> {
        self.control("GET", "/held?at_least=1", None).map(drop)
    }

    /// The number of requests so far, reads included.
    pub fn requests(&self) -> Result<u64, DesktopError> {
        Ok(self.control("GET", "/requests", None)?["requests"].as_u64().unwrap_or_default())
    }

    /// All requests so far, reads included, in their order.
    pub fn request_log(&self) -> Result<Vec<Value>, DesktopError> {
        let record = self.control("GET", "/record", None)?;
        Ok(record.as_array().cloned().unwrap_or_default())
    }

    /// Removes all faults and releases all paused requests.
    pub fn clear_faults(&self) -> Result<(), DesktopError> {
        self.control("DELETE", "/faults", None).map(drop)
    }

    pub fn writes(&self) -> Result<Vec<Value>, DesktopError> {
        let writes = self.control("GET", "/writes", None)?;
        Ok(writes.as_array().cloned().unwrap_or_default())
    }

    /// All writes so far without log-ins.
    pub fn data_writes(&self) -> Result<Vec<Value>, DesktopError> {
        let mut writes = self.writes()?;
        writes.retain(|write| write["path"].as_str().is_some_and(|path| path.contains("/company/")));
        Ok(writes)
    }

    /// The writes that took effect more than once: same method, path and body.
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
