//! The page's permissions: only the commands that it calls, only from its own window and address, and nothing from the network.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::page::{OWN, page};

const CAPABILITY: &str = include_str!("../../capabilities/main.json");
const CONFIG: &str = include_str!("../../tauri.conf.json");
const MANIFEST: &str = include_str!("../../../Cargo.toml");

/// Commands of the shell and its plugins that exist and that the page must not call: files, windows, menus, addresses and events.
const FORBIDDEN_COMMANDS: [&str; 18] = [
    "plugin:app|version",
    "plugin:dialog|message",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:log|log",
    "plugin:menu|new",
    "plugin:opener|open_path",
    "plugin:opener|open_url",
    "plugin:opener|reveal_item_in_dir",
    "plugin:path|resolve_directory",
    "plugin:resources|close",
    "plugin:tray|new",
    "plugin:webview|create_webview_window",
    "plugin:webview|internal_toggle_devtools",
    "plugin:window-state|save_window_state",
    "plugin:window|close",
];

/// The shell's plugins. The plugins for clipboard, files, network, programs and processes must not be among them.
const PLUGINS: [&str; 5] =
    ["tauri-plugin-dialog", "tauri-plugin-log", "tauri-plugin-opener", "tauri-plugin-single-instance", "tauri-plugin-window-state"];

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn assert_refused(answer: Result<Value, Value>, call: &str) {
    let error = answer.expect_err(call).to_string();
    assert!(error.contains("not allowed") || error.contains("not found"), "{call}: {error}");
}

#[test]
fn capability_file_matches_the_contract() {
    assert_eq!(CAPABILITY, contract::capability(), "run `cargo xtask generate`");
}

#[test]
fn capability_is_limited_to_the_main_window() {
    let capability = parsed(CAPABILITY);
    let keys: Vec<&String> = capability.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["$schema", "description", "identifier", "permissions", "windows"], "no remote addresses, no other webviews");
    assert_eq!(capability["windows"], json!(["main"]));
    let permissions = capability["permissions"].as_array().unwrap();
    let others: Vec<&Value> = permissions.iter().filter(|one| !one.as_str().unwrap().starts_with("allow-")).collect();
    assert_eq!(others, ["core:event:allow-listen", "core:event:allow-unlisten"]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1, "one file holds everything that is allowed");
}

#[test]
fn command_outside_the_capability_is_refused() {
    let page = page();
    for command in FORBIDDEN_COMMANDS {
        let error = page.call(command, json!({})).expect_err(command).to_string();
        // A command that does not exist is also refused, and that would prove nothing.
        assert!(error.contains("not allowed") && !error.contains("not found"), "{command}: {error}");
    }
}

#[test]
fn shell_has_no_other_plugins() {
    let manifest = include_str!("../../Cargo.toml");
    let names = manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    let plugins: Vec<&str> = names.filter(|name| name.starts_with("tauri-plugin-")).collect();
    assert_eq!(plugins, PLUGINS);
}

#[test]
fn other_windows_and_addresses_are_refused() {
    let page = page();
    assert!(page.call_from("main", OWN, "overview").is_ok(), "the same way in is open to the page");
    let commands = contract::commands();
    assert!(commands.len() > 50, "{}", commands.len());
    for command in commands.iter().map(|command| command.name) {
        assert_refused(page.call_from("other", OWN, command), &format!("{command} in another window"));
        assert_refused(page.call_from("main", "https://example.test/", command), &format!("{command} from another address"));
    }
}

/// Only styles may be inline, because the components insert theirs while they are drawn and cannot mark each. A style can load nothing,
/// because pictures, fonts and connections are limited to the app itself.
#[test]
fn content_policy_blocks_the_network() {
    let config = parsed(CONFIG);
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    let directives: BTreeMap<&str, &str> = policy.split("; ").map(|part| part.split_once(' ').unwrap()).collect();
    let expected = BTreeMap::from([
        ("base-uri", "'none'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("default-src", "'none'"),
        ("font-src", "'self'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
        ("img-src", "'self'"),
        ("object-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self' 'unsafe-inline'"),
    ]);
    assert_eq!(directives, expected);
}

#[test]
fn shell_configuration_is_minimal() {
    let config = parsed(CONFIG);
    let app = &config["app"];
    let keys: Vec<&String> = app.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["security", "windows"], "the shell's own functions are no global of the page");
    let keys: Vec<&String> = app["security"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["capabilities", "csp", "dangerousDisableAssetCspModification", "freezePrototype"], "no files by address");
    assert_eq!(app["security"]["capabilities"], json!(["main"]));
    assert_eq!(app["security"]["dangerousDisableAssetCspModification"], json!(["style-src"]));
    assert_eq!(app["security"]["freezePrototype"], json!(true));
    let [window] = app["windows"].as_array().unwrap().as_slice() else { panic!("one window") };
    assert_eq!((&window["dragDropEnabled"], &window["create"]), (&json!(false), &json!(false)), "the shell opens it with its guards");
    assert!(window.get("devtools").is_none() && window.get("url").is_none() && window.get("proxyUrl").is_none());
    // Only debug builds contain the inspector, unless a feature adds it.
    assert!(MANIFEST.contains("tauri = { version = \"2\", features = [] }"), "no feature of the shell is asked for");
}

#[test]
fn built_page_runs_only_its_own_scripts() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let html = std::fs::read_to_string(dist.join("index.html")).expect("the page is built");
    for script in html.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        assert!(tag.contains("src=\"./assets/") && rest.trim_start().starts_with("</script>"), "a script inside the page: {script}");
    }
    for sign in ["http:", "https:", "javascript:", "<style", " style=", " onload=", " onerror=", "<iframe", "<object", "<base"] {
        assert!(!html.contains(sign), "{sign} in the page");
    }
    let assets: Vec<_> = std::fs::read_dir(dist.join("assets")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let read = |ending: &str| -> Vec<String> {
        let of_kind = assets.iter().filter(|path| path.extension().is_some_and(|end| end == ending));
        of_kind.map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let (scripts, styles) = (read("js"), read("css"));
    assert!(!scripts.is_empty() && !styles.is_empty());
    for style in &styles {
        for sign in ["http:", "https:", "@import", "url(//", "url(data:", "url(\"data:"] {
            assert!(!style.contains(sign), "{sign} in a style sheet");
        }
    }
    for script in &scripts {
        for sign in
            ["new Function", "importScripts", "new WebSocket", "new EventSource", "sendBeacon", "XMLHttpRequest", "new Worker", "indexedDB"]
        {
            assert!(!script.contains(sign), "{sign} in a script");
        }
        assert!(!has_word(script, "eval("), "eval in a script");
        let is_harmless = |address: &&str| HARMLESS_ADDRESSES.iter().any(|known| address.starts_with(known));
        let unknown: Vec<&str> = addresses(script).into_iter().filter(|address| !is_harmless(address)).collect();
        assert_eq!(unknown, Vec::<&str>::new(), "an address in a script");
    }
}

/// Addresses in the scripts that are never fetched: names of formats, and places named in texts.
const HARMLESS_ADDRESSES: [&str; 6] = [
    "http://www.w3.org/",
    "https://react.dev/errors/",
    "https://mantine.dev/",
    "https://react.i18next.com/",
    "http://localhost",
    "https://.",
];

fn addresses(text: &str) -> Vec<&str> {
    let begins =
        text.match_indices("http").map(|(at, _)| &text[at..]).filter(|rest| rest.starts_with("http://") || rest.starts_with("https://"));
    let ends = |rest: &str| rest.find(|letter: char| "\"'`,;)(}{ \\".contains(letter) || !letter.is_ascii()).unwrap_or(rest.len());
    begins.map(|rest| &rest[..ends(rest)]).filter(|one| one.len() > "https://".len()).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(|before: char| before.is_alphanumeric() || "_$.".contains(before)))
}
