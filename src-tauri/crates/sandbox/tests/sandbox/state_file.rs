//! What is kept across restarts.

use reqwest::Method;
use sandbox::{Options, Ports, Sandbox, StartError};

use crate::common::{XML, read, start, today};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

#[tokio::test]
async fn a_change_outlives_the_sandbox() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deeper").join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    let first = start(options()).await;
    assert_eq!(first.post("payroll/user/501", PHONE).await.status, 200);
    first.sandbox.edit(|state| state.alexis.remove_employee("65a000000000000000000002"));
    first.sandbox.stop().await;
    let later = today().succ_opt().unwrap();
    let second = start(Options { today: later, ..options() }).await;
    assert_eq!(second.kleer_json("payroll/user/501").await.json()["phone"], "+46700000000");
    assert_eq!(second.alexis_rows("employee").await.len(), 25);
    assert_eq!(second.sandbox.state().today, later, "the day is not kept");
}

#[tokio::test]
async fn the_same_ports_again() {
    let options = |ports| Options { today: today(), ports, ..Options::default() };
    let first = start(options(None)).await;
    let port = |url: &str| url.rsplit(':').next().unwrap().split('/').next().unwrap().parse::<u16>().unwrap();
    let addresses = first.sandbox.addresses().clone();
    let ports = Ports {
        alexis: port(&addresses.alexis.base_url),
        kleer: port(&addresses.kleer.base_url),
        personio: port(&addresses.personio.base_url),
        control: port(&addresses.control.base_url),
    };
    assert!(matches!(Sandbox::start(options(Some(ports))).await, Err(StartError::Port { service: "alexis", .. })));
    first.sandbox.stop().await;
    let second = start(options(Some(ports))).await;
    assert_eq!(&addresses, second.sandbox.addresses());
    assert_eq!(read(second.kleer_request(Method::GET, "user/me", XML, "")).await.status, 200);
}

#[tokio::test]
async fn a_file_that_is_no_state() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    std::fs::write(&file, "{}").unwrap();
    let error = Sandbox::start(Options { state_file: Some(file.clone()), ..Options::default() }).await.unwrap_err();
    assert!(matches!(error, StartError::State(_)));
    assert_eq!(std::fs::read_to_string(file).unwrap(), "{}", "left alone");
}

#[tokio::test]
async fn a_recording_holds_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = start(Options { today: today(), traffic_dir: Some(folder.path().into()), ..Options::default() }).await;
    let address = sandbox.sandbox.addresses().clone();
    sandbox.alexis("company").await;
    sandbox.kleer("user/me").await;
    let login = |form: &str, body: String| {
        let url = format!("{}/access/authenticate", address.kleer.base_url);
        sandbox.client.post(url).header("accept", form).header("content-type", form).body(body)
    };
    let (email, password) = (&address.kleer.email, &address.kleer.password);
    read(login(XML, format!("<user-authentication><email>{email}</email><password>{password}</password></user-authentication>"))).await;
    read(login("application/json", format!(r#"{{"email":"{email}","password":"{password}"}}"#))).await;
    read(login("application/json", format!("email={email}&password={password}"))).await;
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let recording = std::fs::read_to_string(file).unwrap();
    let lines: Vec<serde_json::Value> = recording.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines.iter().map(|line| line["request"]["auth"].as_str().unwrap()).collect::<Vec<_>>(),
        ["bearer", "x-token", "none", "none", "none"]
    );
    assert_eq!((&lines[0]["service"], &lines[0]["request"]["path"]), (&"alexis".into(), &"/v1/company".into()));
    assert!(lines[2]["response"]["body"].as_str().unwrap().contains("<token>***</token>"));
    for secret in [password, &address.kleer.token, &address.alexis.token] {
        assert!(!recording.contains(secret.as_str()));
    }
}

#[tokio::test]
async fn a_file_from_before_time_and_leave_were_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    start(options()).await.sandbox.stop().await;
    let mut state: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let mut forget = |pointer: &str, names: &[&str]| {
        let object = state.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        assert!(names.iter().all(|name| object.remove(*name).is_some()), "{pointer}");
    };
    forget("/kleer/companies/0", &["events", "locked_days", "last_event_id"]);
    forget("/kleer/companies/0/activities/1", &["kind"]);
    forget("/kleer/companies/0/payroll_users/0", &["working-hours"]);
    forget("/alexis", &["transactions_given"]);
    forget("/alexis/rows", &["leave", "leave-transaction", "work-week"]);
    std::fs::write(&file, state.to_string()).unwrap();
    let again = start(options()).await;
    assert_eq!(again.put("event", crate::kleer_events::SICK).await.body, "<created><id>7001</id></created>");
    assert!(again.kleer("payroll/user/501/schedule/2026-11-23/to/2026-11-23").await.body.contains("<actual-hours>8<"));
    assert!(again.kleer("payroll/user/501/event/from/2026-11-23/to/2026-11-23").await.body.contains("<type>Sick<"));
    again.sandbox.edit(|state| state.alexis.put_leave(crate::alexis_leave::long()));
    assert_eq!(again.alexis_rows("leave-transaction").await.len(), 5);
}
