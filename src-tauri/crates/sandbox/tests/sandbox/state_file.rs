//! State across restarts, and recordings.

use reqwest::Method;
use sandbox::{Options, Ports, Sandbox, StartError};

use crate::{
    common::{JSON, XML, read, start_sandbox, today},
    personio_common::{MEALS, posted},
};

const PHONE: &str = "<payroll-user-writable><phone>+46700000000</phone></payroll-user-writable>";

#[tokio::test]
async fn changes_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deeper").join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    let first = start_sandbox(options()).await;
    assert_eq!(first.post("payroll/user/501", PHONE).await.status, 200);
    first.sandbox.edit(|state| state.alexis.remove_employee("65a000000000000000000002"));
    first.sandbox.stop().await;
    let later = today().succ_opt().unwrap();
    let second = start_sandbox(Options { today: later, ..options() }).await;
    assert_eq!(second.kleer_json("payroll/user/501").await.json()["phone"], "+46700000000");
    assert_eq!(second.alexis_rows("employee").await.len(), 25);
    assert_eq!(second.sandbox.state().today, later, "the day is not kept");
}

#[tokio::test]
async fn personio_posts_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    let first = start_sandbox(options()).await;
    let token = first.token().await;
    let made = first.post_accepted(&posted("3002", MEALS, serde_json::json!(98.5))).await;
    let kind = first.personio_post("compensations/types", &serde_json::json!({ "name": "Gym", "category": "ONE_TIME" })).await.json();
    first.sandbox.stop().await;
    let second = start_sandbox(options()).await;
    let personio = second.sandbox.state().personio;
    assert_eq!(personio.compensation(made["id"].as_str().unwrap()).unwrap().value.to_string(), "98.5");
    assert!(personio.type_of(kind["id"].as_str().unwrap()).is_some());
    assert_eq!(second.token().await, token, "the day is the same");
    let another = second.post_accepted(&posted("3002", MEALS, serde_json::json!(1))).await;
    assert_ne!(another["id"], made["id"], "no id is given twice");
}

#[tokio::test]
async fn state_file_without_personio_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    let first = start_sandbox(options()).await;
    first.sandbox.edit(|state| state.alexis.remove_employee("65a000000000000000000002"));
    let addresses = first.sandbox.addresses().personio.clone();
    first.sandbox.stop().await;
    let mut state: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert!(state.as_object_mut().unwrap().remove("personio").is_some());
    std::fs::write(&file, state.to_string()).unwrap();
    let again = start_sandbox(options()).await;
    assert_eq!(again.sandbox.addresses().personio.client_secret, addresses.client_secret);
    assert_eq!(again.personio_rows("persons?limit=50").await.len(), 31);
    assert_eq!(again.alexis_rows("employee").await.len(), 25, "the rest is as it was");
    again.sandbox.stop().await;
    assert!(std::fs::read_to_string(&file).unwrap().contains("personnel_number"), "and it is kept from now on");
}

#[tokio::test]
async fn sandbox_restarts_on_the_same_ports() {
    let options = |ports| Options { today: today(), ports, ..Options::default() };
    let first = start_sandbox(options(None)).await;
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
    let second = start_sandbox(options(Some(ports))).await;
    assert_eq!(&addresses, second.sandbox.addresses());
    assert_eq!(read(second.kleer_request(Method::GET, "user/me", XML, "")).await.status, 200);
}

#[tokio::test]
async fn wrong_state_file_is_refused_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    std::fs::write(&file, "{}").unwrap();
    let error = Sandbox::start(Options { state_file: Some(file.clone()), ..Options::default() }).await.unwrap_err();
    assert!(matches!(error, StartError::State(_)));
    assert_eq!(std::fs::read_to_string(file).unwrap(), "{}", "left alone");
}

#[tokio::test]
async fn recording_has_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = start_sandbox(Options { today: today(), traffic_dir: Some(folder.path().into()), ..Options::default() }).await;
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
async fn recording_has_no_personio_secret() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = start_sandbox(Options { today: today(), traffic_dir: Some(folder.path().into()), ..Options::default() }).await;
    let address = fixture.sandbox.addresses().personio.clone();
    let (secret, token) = (address.client_secret.clone(), fixture.token().await);
    fixture.post_form("v2/auth/revoke", &format!("token={token}")).await;
    let json = format!(r#"{{"client_id":"{}","client_secret":"{secret}"}}"#, address.client_id);
    let urls =
        ["v2/auth/token", "v1/auth", &format!("v2/auth/token?client_secret={secret}&limit=1")].map(|path| fixture.personio_url(path));
    for url in &urls {
        read(fixture.client.post(url).header("content-type", JSON).body(json.clone())).await;
    }
    for body in [format!("client%5Fsecret={secret}"), secret.clone(), format!("\"{secret}\"")] {
        fixture.post_form("v2/auth/token", &body).await;
        read(fixture.client.post(&urls[0]).header("content-type", JSON).body(body)).await;
    }
    fixture.personio("persons").await;
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let recording = std::fs::read_to_string(file).unwrap();
    let lines: Vec<serde_json::Value> = recording.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let form = format!("grant_type=client_credentials&client_id={}&client_secret=***", address.client_id);
    assert_eq!((&lines[0]["service"], &lines[0]["request"]["body"]), (&"personio".into(), &form.into()));
    let given: serde_json::Value = serde_json::from_str(lines[0]["response"]["body"].as_str().unwrap()).unwrap();
    assert_eq!((&given["access_token"], &given["token_type"]), (&"***".into(), &"Bearer".into()));
    assert_eq!((&lines[1]["request"]["body"], &lines[1]["response"]["body"]), (&"token=***".into(), &"".into()));
    assert_eq!(lines[4]["request"]["query"], "client_secret=***&limit=1");
    let last = lines.last().unwrap();
    assert_eq!((&lines[0]["request"]["auth"], &last["request"]["auth"]), (&"none".into(), &"bearer".into()));
    assert_eq!(last["request"]["path"], "/v2/persons");
    assert!(!recording.contains(&secret) && !recording.contains(&token));
}

#[tokio::test]
async fn state_file_without_leave_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("companies.json");
    let options = || Options { today: today(), state_file: Some(file.clone()), ..Options::default() };
    start_sandbox(options()).await.sandbox.stop().await;
    let mut state: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let mut forget = |pointer: &str, names: &[&str]| {
        let object = state.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        assert!(assertions::all(names.iter(), |name| object.remove(*name).is_some()), "{pointer}");
    };
    forget("/kleer/companies/0", &["events", "locked_days", "last_event_id"]);
    forget("/kleer/companies/0/activities/1", &["kind"]);
    forget("/kleer/companies/0/payroll_users/0", &["working-hours"]);
    forget("/alexis", &["transactions_given"]);
    forget("/alexis/rows", &["leave", "leave-transaction", "work-week"]);
    std::fs::write(&file, state.to_string()).unwrap();
    let again = start_sandbox(options()).await;
    assert_eq!(again.put("event", crate::kleer_events::SICK).await.body, "<created><id>7001</id></created>");
    assert!(again.kleer("payroll/user/501/schedule/2026-11-23/to/2026-11-23").await.body.contains("<actual-hours>8<"));
    assert!(again.kleer("payroll/user/501/event/from/2026-11-23/to/2026-11-23").await.body.contains("<type>Sick<"));
    again.sandbox.edit(|state| state.alexis.put_leave(crate::alexis_leave::sick_leave()));
    assert_eq!(again.alexis_rows("leave-transaction").await.len(), 5);
}
