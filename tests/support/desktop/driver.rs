//! The client of WebKit's WebDriver.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::Command,
};

use serde_json::{Value, json};

use super::{
    DesktopError, http,
    process::Program,
    wait::{LIMIT, until},
};

/// The key of an element's id in the WebDriver protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A driver with a session, so the app is open.
#[derive(Debug)]
pub(super) struct Driver {
    program: Program,
    port: u16,
    session: String,
}

impl Driver {
    /// Starts the driver, and through it the app.
    pub fn start(app: &Path, environment: &BTreeMap<String, String>) -> Result<Driver, DesktopError> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).env_clear().envs(environment).env("TAURI_WEBVIEW_AUTOMATION", "true");
        // Standard error of the driver and the app. The error message quotes it when the app does not open.
        let error_file = Path::new(environment.get("XDG_RUNTIME_DIR").map_or("", String::as_str)).join("complaints");
        let file = File::create(&error_file).map_err(DesktopError::during(error_file.display()))?;
        let program = Program::start(&command, file.into())?;
        until("the driver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())?;
        let mut driver = Driver { program, port, session: String::new() };
        let wanted = json!({"webkitgtk:browserOptions": {"binary": app, "args": []}});
        let begun = driver.call("POST", "/session", &json!({"capabilities": {"alwaysMatch": wanted}})).map_err(|error| {
            let errors = fs::read_to_string(&error_file).unwrap_or_default();
            DesktopError::new(format!("the app did not open: {error}\n{errors}"))
        })?;
        let id = begun["sessionId"].as_str().ok_or_else(|| DesktopError::new("the driver gave no session"))?;
        driver.session = format!("/session/{id}");
        let milliseconds = u64::try_from(LIMIT.as_millis()).unwrap_or(u64::MAX);
        driver.post("/timeouts", &json!({"script": milliseconds.saturating_add(10_000), "implicit": 0}))?;
        Ok(driver)
    }

    /// Runs a script in the page. Its last argument is the callback that ends it.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value, DesktopError> {
        self.post("/execute/async", &json!({"script": script, "args": arguments}))
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<String, DesktopError> {
        let found = self.post("/element", &json!({"using": "css selector", "value": css}))?;
        found[ELEMENT].as_str().map(str::to_owned).ok_or_else(|| DesktopError::new(format!("{css} is no element")))
    }

    pub fn click(&self, element: &str) -> Result<(), DesktopError> {
        self.post(&format!("/element/{element}/click"), &json!({})).map(drop)
    }

    pub fn clear(&self, element: &str) -> Result<(), DesktopError> {
        self.post(&format!("/element/{element}/clear"), &json!({})).map(drop)
    }

    pub fn type_keys(&self, element: &str, text: &str) -> Result<(), DesktopError> {
        self.post(&format!("/element/{element}/value"), &json!({"text": text})).map(drop)
    }

    /// A screenshot as PNG in base64.
    pub fn picture(&self) -> Result<String, DesktopError> {
        let picture = self.call("GET", &format!("{}/screenshot", self.session), &Value::Null)?;
        picture.as_str().map(str::to_owned).ok_or_else(|| DesktopError::new("the driver gave no picture"))
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Kills the driver and the app.
    pub fn kill(&mut self) {
        self.program.kill();
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, DesktopError> {
        self.call("POST", &format!("{}{path}", self.session), body)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, DesktopError> {
        let body = Some(body).filter(|body| !body.is_null());
        let (status, mut answer) = http::request(self.port, method, path, body)?;
        let value = answer["value"].take();
        if status == 200 {
            return Ok(value);
        }
        let (error, message) = (value["error"].as_str().unwrap_or("error"), value["message"].as_str().unwrap_or_default());
        Err(DesktopError::new(format!("{error} {message}")))
    }
}

fn free_port() -> Result<u16, DesktopError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(DesktopError::during("a free port"))?;
    listener.local_addr().map(|address| address.port()).map_err(DesktopError::during("a free port"))
}
