//! The page's side of a shell without a window, and what lies on its disk.

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

/// How long a run of the sample company may take before it has failed. Machines are slow when they are busy.
const LIMIT: Duration = Duration::from_secs(120);

/// The sample company, as the app keeps it.
const COMPANY: &str = "sample-company.json";

pub struct Page {
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    progress: Receiver<Value>,
    stop: Stop,
    answers: Mutex<Vec<(String, String)>>,
    pub folder: TempDir,
    /// What must never happen is logged as an error, and fails the test at its end.
    _log: ErrorLog,
}

/// After how many rows a run stands still, and until when.
type Stop = Arc<Mutex<Option<(u64, Receiver<()>)>>>;

/// A run stands still as long as this lives.
pub struct Standing(#[expect(dead_code, reason = "held, not used")] Sender<()>);

/// A page over a folder with nothing in it.
pub fn page() -> Page {
    over(tempfile::tempdir().unwrap())
}

fn over(folder: TempDir) -> Page {
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let mut context = tauri::generate_context!(test = true);
    context.config_mut().app.windows.clear();
    let app = paybridge_shell::builder(mock_builder(), move |_| Ok(folders)).build(context).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    let (told, progress) = channel();
    let stop = Stop::default();
    let stops = Arc::clone(&stop);
    // Whoever tells the page goes on when this comes back.
    app.listen_any("progress", move |event| {
        let progress: Value = serde_json::from_str(event.payload()).unwrap();
        let until = stops.lock().unwrap().take_if(|(rows, _)| is_after(&progress, *rows));
        drop(told.send(progress));
        if let Some((_, until)) = until {
            tokio::task::block_in_place(|| until.recv().ok());
        }
    });
    Page { app, window, progress, stop, folder, answers: Mutex::default(), _log: ErrorLog::listen() }
}

impl Page {
    /// Calls a command.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let answer = ask(&self.window, OWN, command, arguments);
        let text = answer.as_ref().map_or_else(Value::to_string, Value::to_string);
        self.answers.lock().unwrap().push((command.to_owned(), text));
        answer
    }

    /// Calls a command as a page of another window, or of another address, would.
    pub fn ask_from(&self, window: &str, url: &str, command: &str) -> Result<Value, Value> {
        let other = self.app.get_webview_window(window);
        let other = other.unwrap_or_else(|| WebviewWindowBuilder::new(&self.app, window, tauri::WebviewUrl::default()).build().unwrap());
        ask(&other, url, command, json!({}))
    }

    /// The app behind the page, for what a command does only after the owner chose a file.
    pub fn behind(&self) -> Arc<app::App> {
        self.app.state::<paybridge_shell::Opened>().app().unwrap()
    }

    /// Everything that reached the page so far: the command, or "progress", and what it said.
    pub fn heard(&self) -> Vec<(String, String)> {
        self.answers.lock().unwrap().clone()
    }

    /// Calls a command twice at the same moment.
    pub fn ask_at_once(&self, command: &str, arguments: &Value) -> [Result<Value, Value>; 2] {
        let both = std::sync::Barrier::new(2);
        let call = |window: WebviewWindow<MockRuntime>| {
            both.wait();
            ask(&window, OWN, command, arguments.clone())
        };
        std::thread::scope(|threads| {
            let windows = [self.window.clone(), self.window.clone()];
            windows.map(|window| threads.spawn(|| call(window))).map(|thread| thread.join().unwrap())
        })
    }

    /// Calls a command that has to succeed.
    pub fn get(&self, command: &str, arguments: Value) -> Value {
        self.ask(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The code of the error with which a command has to end.
    pub fn refusal(&self, command: &str, arguments: Value) -> String {
        let error = self.ask(command, arguments).expect_err(command);
        error["code"].as_str().unwrap_or_else(|| panic!("{command}: {error}")).to_owned()
    }

    /// The whole error with which a command has to end.
    pub fn error(&self, command: &str, arguments: Value) -> Value {
        self.ask(command, arguments).expect_err(command)
    }

    /// Opens the sample company.
    pub fn sample(&self) -> Value {
        self.get("sample_open", json!({}))
    }

    /// Makes a plan.
    pub fn plan(&self, integration: &Value, export: &str) -> Value {
        self.get("plan_prepare", json!({ "integrationId": integration, "export": export }))
    }

    /// Sends everything that a plan can send, and returns the run when it has ended.
    pub fn send(&self, plan: &Value) -> Value {
        self.send_rows(plan, &sendable(plan), false)
    }

    /// Sends some rows of a plan, and returns the run when it has ended.
    pub fn send_rows(&self, plan: &Value, keys: &[String], shrink_confirmed: bool) -> Value {
        let run = self.get(
            "run_start",
            json!({ "planId": plan["id"], "keys": keys, "confirmations": { "shrunk_source": shrink_confirmed, "resend": false } }),
        );
        self.finish(&run)
    }

    /// Begins a run, and returns when it stands still: so many of its rows were sent, and nothing is under way.
    pub fn start_and_stand(&self, start: Value, rows: u64) -> (Value, Standing) {
        let (standing, until) = channel();
        *self.stop.lock().unwrap() = Some((rows, until));
        let run = self.get("run_start", start);
        loop {
            let told = self.progress.recv_timeout(LIMIT).expect("the run goes on");
            assert!(told["job"] != run || told["stage"] != "ended", "the run has fewer rows");
            if told["job"] == run && is_after(&told, rows) {
                return (run, Standing(standing));
            }
        }
    }

    /// The run, once it came to its end.
    pub fn finish(&self, run: &Value) -> Value {
        loop {
            let told = self.progress.recv_timeout(LIMIT).expect("the run comes to its end");
            self.answers.lock().unwrap().push(("progress".to_owned(), told.to_string()));
            if told["job"] == *run && told["stage"] == "ended" {
                break;
            }
        }
        self.get("run", json!({ "runId": run }))
    }

    /// Changes settings of an integration; what is not named stays.
    pub fn set(&self, integration: &Value, settings: &[(&str, Value)]) {
        let now = self.get("integration", json!({ "integrationId": integration }));
        let mut wanted = now["settings"].clone();
        for (name, value) in settings {
            wanted[*name] = value.clone();
        }
        let arguments = json!({ "integrationId": integration, "label": now["card"]["label"], "settings": wanted });
        self.get("integration_update", arguments);
    }

    /// What the sample company's services hold.
    pub fn company(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.folder.path().join("data").join(COMPANY)).unwrap()).unwrap()
    }

    /// The app opened again, after others changed something in the sample company's services. It is opened over a copy:
    /// an app keeps its folder until its process ends.
    pub fn after(&self, change: impl FnOnce(&mut Value)) -> Page {
        let folder = self.copied();
        let mut company = self.company();
        change(&mut company);
        std::fs::write(folder.path().join("data").join(COMPANY), company.to_string()).unwrap();
        over(folder)
    }

    /// The app on a computer that knows nothing yet, with the same services.
    pub fn on_another_computer(&self) -> Page {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("data")).unwrap();
        std::fs::copy(self.folder.path().join("data").join(COMPANY), folder.path().join("data").join(COMPANY)).unwrap();
        over(folder)
    }

    /// A folder with what the app has in its own.
    pub fn copied(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        copy(&self.folder.path().join("data"), &folder.path().join("data"));
        folder
    }
}

/// The page's own address.
pub const OWN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

fn ask(window: &WebviewWindow<MockRuntime>, url: &str, command: &str, arguments: Value) -> Result<Value, Value> {
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

/// Whether a run tells that so many of its rows were sent.
fn is_after(progress: &Value, rows: u64) -> bool {
    progress["stage"] == "sending" && progress["done"] == rows
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    // What is half written has no name of its own yet.
    let is_kept = |name: &std::ffi::OsStr| name != "paybridge.lock" && Path::new(name).extension().is_none_or(|ending| ending != "part");
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| is_kept(&entry.file_name())) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The keys of a plan's rows that can be sent.
pub fn sendable(plan: &Value) -> Vec<String> {
    let rows = plan["changes"].as_array().unwrap().iter();
    rows.filter(|row| row["kind"] == "create" || row["kind"] == "update").map(|row| row["key"].as_str().unwrap().to_owned()).collect()
}

/// The row of a person.
pub fn row_of<'a>(plan: &'a Value, name: &str) -> &'a Value {
    let rows = plan["changes"].as_array().unwrap();
    rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name} is not in the plan"))
}

/// How the rows of a run ended, and how many did so.
pub fn outcomes(run: &Value) -> BTreeMap<String, usize> {
    let mut outcomes = BTreeMap::new();
    for row in run["rows"].as_array().unwrap() {
        *outcomes.entry(row["outcome"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    outcomes
}

/// An employee of Alexis HR by the sample company's number.
pub fn alexis_id(number: u32) -> String {
    format!("65a0{number:020}")
}

/// An employee of the sample company's Alexis HR.
pub fn employee(company: &mut Value, number: u32) -> &mut Value {
    let rows = company["alexis"]["rows"]["employee"].as_array_mut().unwrap();
    rows.iter_mut().find(|row| row["id"] == alexis_id(number)).unwrap()
}

/// An agreement of the sample company's Kleer.
pub fn agreement(company: &mut Value, id: u32) -> &mut Value {
    let companies = company["kleer"]["companies"].as_array_mut().unwrap();
    let mut agreements = companies.iter_mut().flat_map(|company| company["payroll_users"].as_array_mut().unwrap());
    agreements.find(|agreement| agreement["user"]["id"] == id).unwrap()
}

/// A user of the sample company's Kleer.
pub fn user(company: &mut Value, id: u32) -> &mut Value {
    let companies = company["kleer"]["companies"].as_array_mut().unwrap();
    let mut users = companies.iter_mut().flat_map(|company| company["users"].as_array_mut().unwrap());
    users.find(|user| user["id"] == id).unwrap()
}
