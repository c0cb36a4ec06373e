//! The app from its start to the mail after an export, in a network of its own without a way out. The test records the address of every
//! packet of every process: only the configured services and the mail server may appear.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};
use tests::desktop::{Desktop, DesktopError, Keychain, Services, Window};

use crate::{
    benefits::{MANAGER, send, set_up, wait_for_end},
    checks::{assert_no_logged_errors, count_shown},
    steps,
};

/// Names the file with the allowed addresses; set within the network of its own.
const PLACES: &str = "PAYBRIDGE_PLACES";
const THIS: &str = "whole_run::app_contacts_only_the_configured_hosts";
/// The system's Python, as for the mail server.
const PYTHON: &str = "/usr/bin/python3";
const ALONE: &str = "No network of its own can be made for this test. It takes root, or name spaces for everybody: \
                     sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";

#[test]
fn app_contacts_only_the_configured_hosts() -> Result<(), DesktopError> {
    match std::env::var_os(PLACES) {
        Some(places) => run_app(Path::new(&places)),
        None => recorded_run(),
    }
}

/// Starts this test again in a network of its own, and checks the recorded addresses.
fn recorded_run() -> Result<(), DesktopError> {
    let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for the record"))?;
    let (record, places) = (folder.path().join("record.json"), folder.path().join("places.json"));
    let this = std::env::current_exe().map_err(DesktopError::during("this program's path"))?;
    let mut run = isolated_command()?;
    run.arg(&record).arg(this).args(["--exact", "--nocapture", THIS]);
    let output = run.env(PLACES, &places).stdin(Stdio::null()).output().map_err(DesktopError::during("unshare"))?;
    let output = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let [record, places] = [read(&record)?, read(&places).map_err(DesktopError::during(&output))?];
    let messages = addresses(&record["heard"]);
    let probes = addresses(&record["probes"]);
    assert_eq!(record["lost"], 0, "not everything was heard");
    assert!(
        probes.len() >= 3 && assertions::all(probes.iter(), |probe| messages.contains(probe)),
        "who is spoken to elsewhere is not heard: {messages:?}"
    );
    let wanted: BTreeMap<u64, &str> =
        places.as_object().into_iter().flatten().filter_map(|(name, port)| Some((port.as_u64()?, name.as_str()))).collect();
    let is_wanted = |(protocol, host, port): &&Address| protocol == "tcp" && host == "127.0.0.1" && wanted.contains_key(port);
    let others: Vec<&Address> = messages.iter().filter(|place| !probes.contains(place) && !is_wanted(place)).collect();
    assert_eq!(others, Vec::<&Address>::new(), "somebody else was spoken to; allowed: {wanted:?}");
    for (port, name) in &wanted {
        assert!(messages.iter().any(|place| place.2 == *port), "{name} was never spoken to: {messages:?}");
    }
    assert!(output.contains("1 passed"), "{output}");
    Ok(())
}

/// The run itself. Stores the allowed addresses.
fn run_app(places: &Path) -> Result<(), DesktopError> {
    let services = Services::start()?;
    let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for the authority"))?;
    let authority = smtp::Authority::in_folder(folder.path());
    let server = smtp::Server::start(&authority, &smtp::Settings::default());
    let mut computer = Desktop::new(Keychain::Unlocked)?;
    computer.trust(&authority.pem());
    let window = computer.open()?;
    let mut allowed = services.ports()?;
    allowed.extend(window.driver_ports()?);
    allowed.insert("mail".to_owned(), server.port());
    fs::write(places, json!(allowed).to_string()).map_err(DesktopError::during("the places"))?;

    steps::connect(&window, &services, &steps::Kleer::LogIn)?;
    steps::export(&window)?;
    assert_ne!(count_shown(&window, "confirmed")?, "0");
    let integration = set_up(&window, &services)?;
    mail_to(&window, &integration, server.port())?;
    send(&window, &integration)?;
    assert_eq!(server.next_mail().recipients, [MANAGER]);
    wait_for_end(&window)?;
    assert_eq!(count_shown(&window, "confirmed")?, "3");
    drop(window);
    assert_no_logged_errors(&computer);
    Ok(())
}

/// Configures the owner's mail server and the manager who gets the mail.
fn mail_to(window: &Window, integration: &Value, port: u16) -> Result<(), DesktopError> {
    let kept = json!({ "host": "localhost", "port": port, "security": "start_tls", "user": smtp::USER, "from": "lohn@nordlicht.example" });
    window.invoke("mail_save", &json!({ "draft": { "server": kept, "password": smtp::PASSWORD } }))?;
    let view = window.invoke("integration", &json!({ "integrationId": integration }))?;
    let mut own = view["settings"].clone();
    own["mail"] = json!({ "to": [MANAGER], "people": false });
    window.invoke("integration_update", &json!({ "integrationId": integration, "label": view["card"]["label"], "settings": own })).map(drop)
}

/// Protocol, host, port.
type Address = (String, String, u64);

fn addresses(list: &Value) -> Vec<Address> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.as_array().into_iter().flatten().map(|one| (text(&one[0]), text(&one[1]), one[2].as_u64().unwrap_or_default())).collect()
}

fn read(file: &Path) -> Result<Value, DesktopError> {
    let text = fs::read_to_string(file).map_err(DesktopError::during(file.display()))?;
    serde_json::from_str(&text).map_err(DesktopError::during(file.display()))
}

/// A command in a network of its own: as root, or else as root of a user name space.
fn isolated_command() -> Result<Command, DesktopError> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/desktop/outward.py");
    let ways: [&[&str]; 2] = [&["--net"], &["--net", "--map-root-user"]];
    for way in ways {
        let begun = || {
            let mut command = Command::new("unshare");
            command.args(way).arg(PYTHON).arg(&script);
            command
        };
        let folder = tempfile::tempdir().map_err(DesktopError::during("a folder for a try"))?;
        if begun().arg(folder.path().join("record.json")).arg("true").output().is_ok_and(|tried| tried.status.success()) {
            return Ok(begun());
        }
    }
    Err(DesktopError::new(ALONE))
}
