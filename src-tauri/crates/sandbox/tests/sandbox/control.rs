//! The control surface, as a test in another process uses it.

use reqwest::Method;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::{
    common::{Answer, Start, XML, read, recorded, unrecorded},
    personio_common::MEALS,
};

const PHONE: &str = "<payroll-user-writable><phone>1</phone></payroll-user-writable>";

async fn control(start: &Start, method: Method, path: &str, body: Value) -> Answer {
    let url = format!("{}/{path}", start.sandbox.addresses().control.base_url);
    let request = start.client.request(method, url).header("content-type", "application/json");
    read(if body.is_null() { request } else { request.body(body.to_string()) }).await
}

#[tokio::test]
async fn faults_come_and_go() {
    let start = recorded().await;
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
        let answer = control(&start, Method::POST, "faults", fault.clone()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let known = control(&start, Method::GET, "faults", Value::Null).await.json();
    assert_eq!(known.as_array().unwrap().len(), faults.len());
    assert_eq!((&known[0]["times"], &known[2]["times"]), (&json!(1), &Value::Null));
    assert_eq!(start.alexis("company").await.body, "down");
    assert_eq!(control(&start, Method::DELETE, "faults", Value::Null).await.status, 204);
    assert_eq!(start.alexis("company").await.status, 200);
    let nonsense = control(&start, Method::POST, "faults", json!({ "service": "kleer", "kind": "flood" })).await;
    assert_eq!(nonsense.status, 400);
}

#[tokio::test]
async fn the_record_of_requests_and_the_way_back() {
    let start = recorded().await;
    start.sandbox.inject(Fault::new(Service::Kleer, FaultKind::status(503)));
    start.kleer("user").await;
    start.alexis("company").await;
    let expected = json!([
        { "service": "kleer", "method": "GET", "path": "/v1/company/4242/user", "fault": "status 503" },
        { "service": "alexis", "method": "GET", "path": "/v1/company", "fault": null },
    ]);
    assert_eq!(control(&start, Method::GET, "record", Value::Null).await.json(), expected);
    assert_eq!(control(&start, Method::DELETE, "record", Value::Null).await.status, 204);
    assert!(start.sandbox.record().is_empty());
    assert_eq!(control(&start, Method::PUT, "listening", json!(false)).await.status, 204);
    let address = &start.sandbox.addresses().alexis.base_url;
    assert!(crate::common::client().get(format!("{address}/company")).send().await.unwrap_err().is_connect());
    assert_eq!(control(&start, Method::PUT, "listening", json!(true)).await.status, 204);
    assert_eq!(start.alexis("company").await.status, 200);
}

#[tokio::test]
async fn the_log_of_writes() {
    let start = recorded().await;
    start.post("payroll/user/501", PHONE).await;
    let writes = control(&start, Method::GET, "writes", Value::Null).await.json();
    #[rustfmt::skip]
    let expected = json!([{
        "sequence": 1, "service": "kleer", "method": "POST", "path": "/v1/company/4242/payroll/user/501",
        "body": PHONE, "status": 200, "effect": true, "fault": null,
    }]);
    assert_eq!(writes, expected);
    control(&start, Method::DELETE, "writes", Value::Null).await;
    assert!(start.sandbox.writes().is_empty());
}

#[tokio::test]
async fn holding_from_outside() {
    let start = recorded().await;
    control(&start, Method::POST, "faults", json!({ "service": "kleer", "method": "POST", "kind": "hold", "after_effect": true })).await;
    let waiting = tokio::spawn(read(start.kleer_request(Method::POST, "payroll/user/501", XML, PHONE)));
    let held = control(&start, Method::GET, "held?at_least=1", Value::Null).await.json();
    assert_eq!(held, json!({ "held": 1 }));
    assert_eq!(control(&start, Method::POST, "release", Value::Null).await.status, 204);
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(control(&start, Method::GET, "held?at_most=0", Value::Null).await.json(), json!({ "held": 0 }));
}

#[tokio::test]
async fn switches_one_by_one_or_all_at_once() {
    let start = unrecorded().await;
    let answer =
        control(&start, Method::PATCH, "switches", json!({ "kleer": { "money": "kronor", "rights": { "payroll": false } } })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let rights = &answer.json()["kleer"]["rights"];
    assert_eq!((&rights["payroll"], &rights["users"], &rights["write_users"]), (&json!(false), &json!(true), &json!(true)));
    assert_eq!(start.kleer("payroll/user").await.status, 500);
    let all = control(&start, Method::PUT, "switches", json!({ "alexis": { "token": "owner_left" } })).await.json();
    assert_eq!((&all["kleer"]["money"], &all["alexis"]["token"]), (&json!("ore"), &json!("owner_left")));
    assert_eq!(start.alexis("company").await.status, 401);
    assert_eq!(control(&start, Method::PATCH, "switches", json!({ "kleer": { "moony": 1 } })).await.status, 400);
}

#[tokio::test]
async fn the_companies_themselves() {
    let start = recorded().await;
    let mut state = control(&start, Method::GET, "state", Value::Null).await.json();
    state["alexis"]["rows"]["employee"][0]["firstName"] = json!("Ebbe");
    assert_eq!(control(&start, Method::PUT, "state", state).await.status, 200);
    assert_eq!(start.alexis_rows("employee").await[0]["firstName"], "Ebbe");
    let patch = json!({ "alexis": { "rows": { "child": [] } } });
    assert_eq!(control(&start, Method::PATCH, "state", patch).await.status, 200);
    assert!(start.alexis_rows("child").await.is_empty());
    assert_eq!(control(&start, Method::PATCH, "state", json!({ "kleer": 1 })).await.status, 400);
    assert_eq!(start.alexis_rows("employee").await.len(), 26, "a refused change changes nothing");
    let day = control(&start, Method::PUT, "today", json!({ "today": "2027-02-01" })).await;
    assert_eq!(day.json(), control(&start, Method::GET, "today", Value::Null).await.json());
    assert_eq!(start.sandbox.state().today.to_string(), "2027-02-01");
}

#[tokio::test]
async fn personio_from_outside() {
    let start = recorded().await;
    let fault = json!({ "service": "personio", "method": "POST", "path": "/compensations", "kind": "drop", "after_effect": true });
    assert_eq!(control(&start, Method::POST, "faults", fault).await.status, 200);
    let body = json!({ "person": { "id": "3002" }, "type": { "id": MEALS }, "value": 7, "effective_from": "2026-11-01" });
    let request = start.personio_request(Method::POST, "compensations").await.header("content-type", "application/json");
    assert!(request.body(body.to_string()).send().await.is_err());
    let writes = control(&start, Method::GET, "writes", Value::Null).await.json();
    assert_eq!((&writes[0]["service"], &writes[0]["effect"], &writes[0]["status"]), (&json!("personio"), &json!(true), &Value::Null));
    let switches = json!({ "personio": { "repeated": "conflict", "first_open_day": "2026-11-01", "next_link": "relative" } });
    assert_eq!(control(&start, Method::PATCH, "switches", switches).await.json()["personio"]["comments_in_reads"], json!(false));
    assert_eq!(start.personio_post("compensations", &body).await.status, 409);
    assert_eq!(control(&start, Method::PATCH, "switches", json!({ "personio": { "colour": 1 } })).await.status, 400);
    let state = control(&start, Method::GET, "state", Value::Null).await.json();
    let held = state["personio"]["compensations"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&held["person"], &held["value"], &held["interval"]), (&json!("3002"), &json!("7"), &Value::Null));
    let patch = json!({ "personio": { "compensations": [held], "seconds": 86_399 } });
    assert_eq!(control(&start, Method::PATCH, "state", patch).await.status, 200);
    assert_eq!(start.personio_rows("compensations").await.len(), 1);
}
