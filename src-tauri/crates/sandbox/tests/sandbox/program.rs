//! The program prints one line when it is ready, and runs until stopped.

use std::process::Stdio;

use sandbox::Addresses;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

use crate::common::{client, read};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.env_remove("PAYBRIDGE_TRAFFIC_DIR").stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

#[tokio::test]
async fn program_prints_addresses_on_one_line() {
    let mut child = program().args(["--today", "2026-11-21", "--people", "3"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let addresses: Addresses = serde_json::from_str(&line).unwrap();
    assert!(addresses.alexis.base_url.starts_with("http://127.0.0.1:") && addresses.alexis.base_url.ends_with("/v1"));
    let root = addresses.personio.base_url.strip_prefix("http://127.0.0.1:").unwrap();
    assert!(root.parse::<u16>().is_ok(), "the root of the host, without a version: {root}");
    assert!(addresses.personio.client_id.starts_with("papi-") && addresses.personio.client_secret.starts_with("papi-"));
    assert!(line.contains(r#""personio":{"base_url":"http://127.0.0.1:"#), "{line}");
    assert!(addresses.kleer.base_url.ends_with("/v1") && addresses.control.base_url.ends_with("/_sandbox"));
    let request = client().get(format!("{}/employee", addresses.alexis.base_url)).bearer_auth(addresses.alexis.token);
    assert_eq!(read(request).await.json()["total"], 3);
    child.kill().await.unwrap();
    assert_eq!(lines.next_line().await.unwrap(), None, "nothing else on standard output");
}

#[tokio::test]
async fn program_refuses_unknown_arguments() {
    for arguments in [["--port-alexis", "x"].as_slice(), &["--today"], &["--loud"]] {
        let output = program().args(arguments).output().await.unwrap();
        assert!(!output.status.success());
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}
