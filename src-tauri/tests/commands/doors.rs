//! The page's only doors: the commands that it really calls, from its own window and address, and nothing from the network.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::page::{OWN, page};

const CAPABILITY: &str = include_str!("../../capabilities/main.json");
const CONFIG: &str = include_str!("../../tauri.conf.json");
const MANIFEST: &str = include_str!("../../../Cargo.toml");

/// Doors that are there, in the shell itself or in a plugin of ours, and not for the page: files, windows, menus, addresses,
/// events of others.
const NOT_LISTED: [&str; 18] = [
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

/// The plugins that the shell is built with. Those for the clipboard, files, the network, programs and processes are not among them.
const PLUGINS: [&str; 5] =
    ["tauri-plugin-dialog", "tauri-plugin-log", "tauri-plugin-opener", "tauri-plugin-single-instance", "tauri-plugin-window-state"];

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn refused(answer: Result<Value, Value>, what: &str) {
    let refusal = answer.expect_err(what).to_string();
    assert!(refusal.contains("not allowed") || refusal.contains("not found"), "{what}: {refusal}");
}

#[test]
fn capability_file_is_that_of_the_contract() {
    assert_eq!(CAPABILITY, contract::capability(), "run `cargo xtask generate`");
}

#[test]
fn the_capability_is_for_the_one_window_and_this_computer() {
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
fn a_door_that_is_there_and_that_no_capability_lists_is_refused() {
    let page = page();
    for command in NOT_LISTED {
        let refusal = page.ask(command, json!({})).expect_err(command).to_string();
        // A door that there is not would be refused as well, and prove nothing.
        assert!(refusal.contains("not allowed") && !refusal.contains("not found"), "{command}: {refusal}");
    }
}

#[test]
fn no_other_plugin_comes_with_the_shell() {
    let manifest = include_str!("../../Cargo.toml");
    let names = manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    let plugins: Vec<&str> = names.filter(|name| name.starts_with("tauri-plugin-")).collect();
    assert_eq!(plugins, PLUGINS);
}

#[test]
fn every_command_is_refused_to_another_window_and_to_another_address() {
    let page = page();
    assert!(page.ask_from("main", OWN, "overview").is_ok(), "the same way in is open to the page");
    let commands = contract::commands();
    assert!(commands.len() > 50, "{}", commands.len());
    for command in commands.iter().map(|command| command.name) {
        refused(page.ask_from("other", OWN, command), &format!("{command} in another window"));
        refused(page.ask_from("main", "https://example.test/", command), &format!("{command} from another address"));
    }
}

/// Styles alone may stand inside the page: the components put theirs there while they are drawn, and have no way to mark
/// each. A style can load nothing, because pictures, fonts and connections are held to the app itself.
#[test]
fn the_policy_lets_nothing_in_and_nothing_out() {
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
fn the_shell_is_configured_as_narrowly_as_it_goes() {
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
    // The inspector is in debug builds alone, unless a feature brings it along.
    assert!(MANIFEST.contains("tauri = { version = \"2\", features = [] }"), "no feature of the shell is asked for");
}

#[test]
fn the_built_page_runs_only_what_came_with_it() {
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
        let strange: Vec<&str> = addresses(script).into_iter().filter(|one| !KNOWN.iter().any(|known| one.starts_with(known))).collect();
        assert_eq!(strange, Vec::<&str>::new(), "an address in a script");
    }
}

/// Addresses in the scripts that nobody fetches: names of forms, and places that texts tell of.
const KNOWN: [&str; 6] = [
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
