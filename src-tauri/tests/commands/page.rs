//! The test harness: a shell without a visible window, called as the page calls it, and the files on its disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::Folders;
use assertions::ErrorLog;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener as _, Manager as _, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// A run of the sample company that takes longer has failed. The limit is generous, because a busy machine is slow.
const TIMEOUT: Duration = Duration::from_secs(120);

/// The file in which the app stores the sample company.
const COMPANY_FILE: &str = "sample-company.json";

pub struct Page {
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    progress: Receiver<Value>,
    pause: Pause,
    received: Mutex<Vec<(String, String)>>,
    pub folder: TempDir,
    /// An error in the log fails the test at its end.
    _log: ErrorLog,
}

/// The number of sent rows after which a run pauses, and the channel that ends the pause.
type Pause = Arc<Mutex<Option<(u64, Receiver<()>)>>>;

/// The run is paused until this value is dropped.
pub struct PausedRun(#[expect(dead_code, reason = "only its drop matters")] Sender<()>);

/// A page of an app in an empty folder.
pub fn page() -> Page {
    open_in(tempfile::tempdir().unwrap())
}

fn open_in(folder: TempDir) -> Page {
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let mut context = tauri::generate_context!(test = true);
    context.config_mut().app.windows.clear();
    let app = paybridge_shell::builder(mock_builder(), move |_| Ok(folders)).build(context).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    let (sender, progress) = channel();
    let pause = Pause::default();
    let requested_pause = Arc::clone(&pause);
    // The run waits for this listener, so blocking here pauses the run.
    app.listen_any("progress", move |event| {
        let progress: Value = serde_json::from_str(event.payload()).unwrap();
        let until = requested_pause.lock().unwrap().take_if(|(rows, _)| has_sent(&progress, *rows));
        drop(sender.send(progress));
        if let Some((_, until)) = until {
            tokio::task::block_in_place(|| until.recv().ok());
        }
    });
    Page { app, window, progress, pause, folder, received: Mutex::default(), _log: ErrorLog::listen() }
}

impl Page {
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let answer = invoke(&self.window, OWN, command, arguments);
        let text = answer.as_ref().map_or_else(Value::to_string, Value::to_string);
        self.received.lock().unwrap().push((command.to_owned(), text));
        answer
    }

    /// Calls a command from a window and an address.
    pub fn call_from(&self, window: &str, url: &str, command: &str) -> Result<Value, Value> {
        let other = self.app.get_webview_window(window);
        let other = other.unwrap_or_else(|| WebviewWindowBuilder::new(&self.app, window, tauri::WebviewUrl::default()).build().unwrap());
        invoke(&other, url, command, json!({}))
    }

    /// The app, for actions whose command would first open a file dialog.
    pub fn app(&self) -> Arc<app::App> {
        self.app.state::<paybridge_shell::OpenResult>().app().unwrap()
    }

    /// Everything that reached the page so far, each as the command or "progress" with the text.
    pub fn received(&self) -> Vec<(String, String)> {
        self.received.lock().unwrap().clone()
    }

    /// Calls a command twice at the same moment.
    pub fn call_twice_at_once(&self, command: &str, arguments: &Value) -> [Result<Value, Value>; 2] {
        let both = std::sync::Barrier::new(2);
        let call = |window: WebviewWindow<MockRuntime>| {
            both.wait();
            invoke(&window, OWN, command, arguments.clone())
        };
        std::thread::scope(|threads| {
            let windows = [self.window.clone(), self.window.clone()];
            windows.map(|window| threads.spawn(|| call(window))).map(|thread| thread.join().unwrap())
        })
    }

    /// Calls a command that must succeed.
    pub fn get(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Calls a command that must fail, and returns the error's code.
    pub fn error_code(&self, command: &str, arguments: Value) -> String {
        let error = self.call(command, arguments).expect_err(command);
        error["code"].as_str().unwrap_or_else(|| panic!("{command}: {error}")).to_owned()
    }

    /// Calls a command that must fail.
    pub fn error(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).expect_err(command)
    }

    /// Opens the sample company and returns the id of its integration of people.
    pub fn open_sample(&self) -> Value {
        self.get("sample_open", json!({}))
    }

    pub fn plan(&self, integration: &Value, export: &str) -> Value {
        self.get("plan_prepare", json!({ "integrationId": integration, "export": export }))
    }

    /// Sends every sendable row of a plan, and returns the ended run.
    pub fn send(&self, plan: &Value) -> Value {
        self.send_rows(plan, &sendable(plan), false)
    }

    /// Sends some rows of a plan, and returns the ended run.
    pub fn send_rows(&self, plan: &Value, keys: &[String], shrink_confirmed: bool) -> Value {
        let run = self.get(
            "run_start",
            json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": shrink_confirmed, "resend": false } }),
        );
        self.finish(&run)
    }

    /// Starts a run and pauses it after a number of sent rows, with no request in flight.
    pub fn start_and_pause(&self, start: Value, rows: u64) -> (Value, PausedRun) {
        let (paused, until) = channel();
        *self.pause.lock().unwrap() = Some((rows, until));
        let run = self.get("run_start", start);
        loop {
            let progress = self.progress.recv_timeout(TIMEOUT).expect("the run goes on");
            assert!(progress["job"] != run || progress["stage"] != "ended", "the run has fewer rows");
            if progress["job"] == run && has_sent(&progress, rows) {
                return (run, PausedRun(paused));
            }
        }
    }

    /// Waits for the end of a run, and returns the run.
    pub fn finish(&self, run: &Value) -> Value {
        loop {
            let progress = self.progress.recv_timeout(TIMEOUT).expect("the run comes to its end");
            self.received.lock().unwrap().push(("progress".to_owned(), progress.to_string()));
            if progress["job"] == *run && progress["stage"] == "ended" {
                break;
            }
        }
        self.get("run", json!({ "runId": run }))
    }

    /// Changes the given settings of an integration.
    pub fn set(&self, integration: &Value, settings: &[(&str, Value)]) {
        let now = self.get("integration", json!({ "integrationId": integration }));
        let mut wanted = now["settings"].clone();
        for (name, value) in settings {
            wanted[*name] = value.clone();
        }
        let arguments = json!({ "integrationId": integration, "label": now["card"]["label"], "settings": wanted });
        self.get("integration_update", arguments);
    }

    /// The stored data of the sample company's services.
    pub fn company(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.folder.path().join("data").join(COMPANY_FILE)).unwrap()).unwrap()
    }

    /// Opens the app again, after a change in the sample company's services. The new app gets a copy of the folder, because an app
    /// locks its folder until its process ends.
    pub fn reopen_after(&self, change: impl FnOnce(&mut Value)) -> Page {
        let folder = self.copy_of_folder();
        let mut company = self.company();
        change(&mut company);
        std::fs::write(folder.path().join("data").join(COMPANY_FILE), company.to_string()).unwrap();
        open_in(folder)
    }

    /// A new app with the same services and no data of its own.
    pub fn on_another_computer(&self) -> Page {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("data")).unwrap();
        std::fs::copy(self.folder.path().join("data").join(COMPANY_FILE), folder.path().join("data").join(COMPANY_FILE)).unwrap();
        open_in(folder)
    }

    pub fn copy_of_folder(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(&self.folder.path().join("data"), &folder.path().join("data"));
        folder
    }
}

/// The page's own address.
pub const OWN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

fn invoke(window: &WebviewWindow<MockRuntime>, url: &str, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

/// Whether the run has sent this number of rows.
fn has_sent(progress: &Value, rows: u64) -> bool {
    progress["stage"] == "sending" && progress["done"] == rows
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    // Half-written files have the extension "part".
    let is_copied = |name: &std::ffi::OsStr| name != "paybridge.lock" && Path::new(name).extension().is_none_or(|ending| ending != "part");
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| is_copied(&entry.file_name())) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The keys of a plan's new and changed people.
pub fn sendable(plan: &Value) -> Vec<String> {
    let rows = plan["changes"].as_array().unwrap().iter();
    rows.filter(|row| row["kind"] == "create" || row["kind"] == "update").map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

pub fn row_of<'a>(plan: &'a Value, name: &str) -> &'a Value {
    let rows = plan["changes"].as_array().unwrap();
    rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name} is not in the plan"))
}

/// The number of rows per outcome.
pub fn outcomes(run: &Value) -> BTreeMap<String, usize> {
    let mut outcomes = BTreeMap::new();
    for row in run["rows"].as_array().unwrap() {
        *outcomes.entry(row["outcome"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    outcomes
}

/// The Alexis HR id of an employee of the sample company.
pub fn alexis_id(number: u32) -> String {
    format!("65a0{number:020}")
}

pub fn employee(company: &mut Value, number: u32) -> &mut Value {
    let rows = company["alexis"]["rows"]["employee"].as_array_mut().unwrap();
    rows.iter_mut().find(|row| row["id"] == alexis_id(number)).unwrap()
}

pub fn agreement(company: &mut Value, id: u32) -> &mut Value {
    let companies = company["kleer"]["companies"].as_array_mut().unwrap();
    let mut agreements = companies.iter_mut().flat_map(|company| company["payroll_users"].as_array_mut().unwrap());
    agreements.find(|agreement| agreement["user"]["id"] == id).unwrap()
}

pub fn user(company: &mut Value, id: u32) -> &mut Value {
    let companies = company["kleer"]["companies"].as_array_mut().unwrap();
    let mut users = companies.iter_mut().flat_map(|company| company["users"].as_array_mut().unwrap());
    users.find(|user| user["id"] == id).unwrap()
}
