//! The commands as the page calls them, without a window.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use app::Folders;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

struct Page {
    _app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    folder: TempDir,
}

fn page() -> Page {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let mut context = tauri::generate_context!(test = true);
    context.config_mut().app.windows.clear();
    let app = paybridge_shell::builder(mock_builder(), move |_| Ok(folders)).build(context).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    Page { _app: app, window, folder }
}

impl Page {
    fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: url.parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }
}

#[test]
fn a_new_folder_has_no_integrations() {
    let page = page();
    assert_eq!(page.ask("overview", json!({})).unwrap(), json!({ "integrations": [] }));
    assert!(page.folder.path().join("data/paybridge.db").exists());
}

#[test]
fn the_sample_company_is_planned_and_shown() {
    let page = page();
    let integration = page.ask("sample_open", json!({})).unwrap();
    let plan = page.ask("plan_prepare", json!({ "integrationId": integration })).unwrap();
    assert_eq!(plan["counts"]["create"], 3);
    assert_eq!(plan["counts"]["blocked"], 3);
    assert!(page.ask("plan", json!({ "planId": plan["id"] })).unwrap() == plan, "the stored plan is the shown one");
    assert_eq!(page.ask("overview", json!({})).unwrap()["integrations"][0]["sample"], true);
}

#[test]
fn an_error_is_a_code_a_message_and_a_hint() {
    let page = page();
    let error = page.ask("integration", json!({ "integrationId": "nobody" })).unwrap_err();
    assert_eq!(error["code"], "gone");
    let draft = json!({ "address": "http://api.example", "credentials": { "kind": "alexis_token", "token": "t" } });
    let error = page.ask("connection_check", json!({ "draft": draft })).unwrap_err();
    assert_eq!(error["code"], "address_invalid");
}

#[test]
fn preferences_are_kept() {
    let page = page();
    let wanted = json!({ "language": "sv", "theme": "dark" });
    page.ask("preferences_save", json!({ "preferences": wanted })).unwrap();
    assert_eq!(page.ask("preferences", json!({})).unwrap(), wanted);
}

#[test]
fn a_run_without_rows_is_refused() {
    let page = page();
    let integration = page.ask("sample_open", json!({})).unwrap();
    let plan = page.ask("plan_prepare", json!({ "integrationId": integration })).unwrap();
    let error = page.ask("run_start", json!({ "planId": plan["id"], "keys": ["source:nobody"] })).unwrap_err();
    assert_eq!(error["code"], "nothing_chosen");
}

#[test]
fn what_no_capability_lists_is_refused() {
    let page = page();
    for command in
        ["plugin:dialog|save", "plugin:opener|open_path", "plugin:event|emit", "plugin:window|close", "plugin:path|resolve_directory"]
    {
        let refusal = page.ask(command, json!({})).unwrap_err().to_string();
        assert!(refusal.contains("not allowed"), "{command}: {refusal}");
    }
}

#[test]
fn the_page_may_do_nothing_but_ask_the_app_and_listen() {
    let capability: Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
    for permission in capability["permissions"].as_array().unwrap() {
        let name = permission.as_str().unwrap();
        assert!(!name.contains(':') || ["core:event:allow-listen", "core:event:allow-unlisten"].contains(&name), "{name}");
    }
    let config: Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self';"));
    assert!(!policy.contains("https:"), "nothing is loaded from the network");
}
