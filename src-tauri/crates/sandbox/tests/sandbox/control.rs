//! The control port, used as a test in another process uses it.

use reqwest::Method;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::{
    common::{Answer, Fixture, XML, read, recorded, unrecorded},
    personio_common::MEALS,
};

const PHONE: &str = "<payroll-user-writable><phone>1</phone></payroll-user-writable>";

async fn control(fixture: &Fixture, method: Method, path: &str, body: Value) -> Answer {
    let url = format!("{}/{path}", fixture.sandbox.addresses().control.base_url);
    let request = fixture.client.request(method, url).header("content-type", "application/json");
    read(if body.is_null() { request } else { request.body(body.to_string()) }).await
}

#[tokio::test]
async fn control_adds_and_clears_faults() {
    let fixture = recorded().await;
    #[rustfmt::skip]
    let faults = [
        json!({ "service": "kleer", "method": "POST", "path": "/company/*/user/*", "kind": "status", "code": 429, "retry_after": "1" }),
        json!({ "service": "kleer", "kind": "status", "code": 500, "message": "X", "after_effect": true, "skip": 1, "times": 2 }),
        json!({ "service": "alexis", "kind": "status", "code": 503, "body": "down", "times": null }),
        json!({ "service": "kleer", "kind": "drop", "after_effect": true }),
        json!({ "service": "kleer", "kind": "slow", "milliseconds": 5 }),
        json!({ "service": "kleer", "kind": "hold" }),
        json!({ "service": "alexis", "kind": "truncate", "bytes": 10, "quietly": true }),
        json!({ "service": "alexis", "kind": "wrong_type", "field": "ssn", "value": 1 }),
        json!({ "service": "kleer", "kind": "html", "status": 502 }),
        json!({ "service": "kleer", "kind": "redirect", "location": "http://elsewhere.example" }),
        json!({ "service": "kleer", "kind": "other_form" }),
        json!({ "service": "alexis", "path": "/employee", "kind": "move_row" }),
        json!({ "service": "kleer", "kind": "vanish", "moment": "after_effect" }),
    ];
    for fault in &faults {
        let answer = control(&fixture, Method::POST, "faults", fault.clone()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let known = control(&fixture, Method::GET, "faults", Value::Null).await.json();
    assert_eq!(known.as_array().unwrap().len(), faults.len());
    assert_eq!((&known[0]["times"], &known[2]["times"]), (&json!(1), &Value::Null));
    assert_eq!(fixture.alexis("company").await.body, "down");
    assert_eq!(control(&fixture, Method::DELETE, "faults", Value::Null).await.status, 204);
    assert_eq!(fixture.alexis("company").await.status, 200);
    let nonsense = control(&fixture, Method::POST, "faults", json!({ "service": "kleer", "kind": "flood" })).await;
    assert_eq!(nonsense.status, 400);
}

#[tokio::test]
async fn control_shows_request_log_and_sets_listening() {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Kleer, FaultKind::status(503)));
    fixture.kleer("user").await;
    fixture.alexis("company").await;
    let expected = json!([
        { "service": "kleer", "method": "GET", "path": "/v1/company/4242/user", "fault": "status 503" },
        { "service": "alexis", "method": "GET", "path": "/v1/company", "fault": null },
    ]);
    assert_eq!(control(&fixture, Method::GET, "record", Value::Null).await.json(), expected);
    assert_eq!(control(&fixture, Method::DELETE, "record", Value::Null).await.status, 204);
    assert!(fixture.sandbox.request_log().is_empty());
    assert_eq!(control(&fixture, Method::PUT, "listening", json!(false)).await.status, 204);
    let address = &fixture.sandbox.addresses().alexis.base_url;
    assert!(crate::common::client().get(format!("{address}/company")).send().await.unwrap_err().is_connect());
    assert_eq!(control(&fixture, Method::PUT, "listening", json!(true)).await.status, 204);
    assert_eq!(fixture.alexis("company").await.status, 200);
}

#[tokio::test]
async fn control_shows_and_clears_the_write_log() {
    let fixture = recorded().await;
    fixture.post("payroll/user/501", PHONE).await;
    let writes = control(&fixture, Method::GET, "writes", Value::Null).await.json();
    #[rustfmt::skip]
    let expected = json!([{
        "sequence": 1, "service": "kleer", "method": "POST", "path": "/v1/company/4242/payroll/user/501",
        "body": PHONE, "status": 200, "effect": true, "fault": null,
    }]);
    assert_eq!(writes, expected);
    control(&fixture, Method::DELETE, "writes", Value::Null).await;
    assert!(fixture.sandbox.writes().is_empty());
}

#[tokio::test]
async fn control_waits_for_paused_requests() {
    let fixture = recorded().await;
    control(&fixture, Method::POST, "faults", json!({ "service": "kleer", "method": "POST", "kind": "hold", "after_effect": true })).await;
    let waiting = tokio::spawn(read(fixture.kleer_request(Method::POST, "payroll/user/501", XML, PHONE)));
    let paused = control(&fixture, Method::GET, "held?at_least=1", Value::Null).await.json();
    assert_eq!(paused, json!({ "held": 1 }));
    assert_eq!(control(&fixture, Method::POST, "release", Value::Null).await.status, 204);
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(control(&fixture, Method::GET, "held?at_most=0", Value::Null).await.json(), json!({ "held": 0 }));
}

#[tokio::test]
async fn control_sets_one_switch_or_all() {
    let fixture = unrecorded().await;
    let answer =
        control(&fixture, Method::PATCH, "switches", json!({ "kleer": { "money": "kronor", "rights": { "payroll": false } } })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let rights = &answer.json()["kleer"]["rights"];
    assert_eq!((&rights["payroll"], &rights["users"], &rights["write_users"]), (&json!(false), &json!(true), &json!(true)));
    assert_eq!(fixture.kleer("payroll/user").await.status, 500);
    let all = control(&fixture, Method::PUT, "switches", json!({ "alexis": { "token": "owner_left" } })).await.json();
    assert_eq!((&all["kleer"]["money"], &all["alexis"]["token"]), (&json!("ore"), &json!("owner_left")));
    assert_eq!(fixture.alexis("company").await.status, 401);
    assert_eq!(control(&fixture, Method::PATCH, "switches", json!({ "kleer": { "moony": 1 } })).await.status, 400);
}

#[tokio::test]
async fn control_replaces_and_patches_state() {
    let fixture = recorded().await;
    let mut state = control(&fixture, Method::GET, "state", Value::Null).await.json();
    state["alexis"]["rows"]["employee"][0]["firstName"] = json!("Ebbe");
    assert_eq!(control(&fixture, Method::PUT, "state", state).await.status, 200);
    assert_eq!(fixture.alexis_rows("employee").await[0]["firstName"], "Ebbe");
    let patch = json!({ "alexis": { "rows": { "child": [] } } });
    assert_eq!(control(&fixture, Method::PATCH, "state", patch).await.status, 200);
    assert!(fixture.alexis_rows("child").await.is_empty());
    assert_eq!(control(&fixture, Method::PATCH, "state", json!({ "kleer": 1 })).await.status, 400);
    assert_eq!(fixture.alexis_rows("employee").await.len(), 26, "a refused change changes nothing");
    let day = control(&fixture, Method::PUT, "today", json!({ "today": "2027-02-01" })).await;
    assert_eq!(day.json(), control(&fixture, Method::GET, "today", Value::Null).await.json());
    assert_eq!(fixture.sandbox.state().today.to_string(), "2027-02-01");
}

#[tokio::test]
async fn control_reaches_personio() {
    let fixture = recorded().await;
    let fault = json!({ "service": "personio", "method": "POST", "path": "/compensations", "kind": "drop", "after_effect": true });
    assert_eq!(control(&fixture, Method::POST, "faults", fault).await.status, 200);
    let body = json!({ "person": { "id": "3002" }, "type": { "id": MEALS }, "value": 7, "effective_from": "2026-11-01" });
    let request = fixture.personio_request(Method::POST, "compensations").await.header("content-type", "application/json");
    assert!(request.body(body.to_string()).send().await.is_err());
    let writes = control(&fixture, Method::GET, "writes", Value::Null).await.json();
    assert_eq!((&writes[0]["service"], &writes[0]["effect"], &writes[0]["status"]), (&json!("personio"), &json!(true), &Value::Null));
    let switches = json!({ "personio": { "repeated": "conflict", "first_open_day": "2026-11-01", "next_link": "relative" } });
    assert_eq!(control(&fixture, Method::PATCH, "switches", switches).await.json()["personio"]["comments_in_reads"], json!(false));
    assert_eq!(fixture.personio_post("compensations", &body).await.status, 409);
    assert_eq!(control(&fixture, Method::PATCH, "switches", json!({ "personio": { "colour": 1 } })).await.status, 400);
    let state = control(&fixture, Method::GET, "state", Value::Null).await.json();
    let stored = state["personio"]["compensations"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&stored["person"], &stored["value"], &stored["interval"]), (&json!("3002"), &json!("7"), &Value::Null));
    let patch = json!({ "personio": { "compensations": [stored], "seconds": 86_399 } });
    assert_eq!(control(&fixture, Method::PATCH, "state", patch).await.status, 200);
    assert_eq!(fixture.personio_rows("compensations").await.len(), 1);
}
