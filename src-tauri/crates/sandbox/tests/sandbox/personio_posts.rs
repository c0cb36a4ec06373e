//! Posting compensations, and reading them back in another form.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    common::{recorded, unrecorded},
    personio_common::{MEALS, NOVEMBER, SALARY, TICKET, posted, with},
};

#[tokio::test]
async fn a_value_is_posted_and_an_amount_read_back() {
    let start = recorded().await;
    let body = json!({
        "person": { "id": "3002" }, "type": { "id": MEALS }, "value": 98.50, "currency": "EUR", "effective_from": "2026-11-01",
        "interval": "YEARLY", "comment": "Essenszuschuss 2026-11",
    });
    let made = start.give(&body).await;
    assert_eq!(made["type"], json!({ "id": MEALS }), "nothing but the id");
    let rows = start.personio_rows(&format!("{NOVEMBER}&person.id=3002")).await;
    let row = rows.iter().find(|row| row["id"] == made["id"]).unwrap();
    #[rustfmt::skip]
    let expected = json!({
        "id": made["id"], "person": { "id": "3002" }, "legal_entity": { "id": "170" },
        "type": { "id": MEALS, "name": "Essenszuschuss", "category": "ONE_TIME" },
        "amount": { "value": 98.5, "currency": "EUR" }, "interval": null, "effective_from": "2026-11-01",
        "weekly_working_hours": 40, "full_time_weekly_working_hours": 40,
    });
    assert_eq!(row, &expected);
    let write = start.only_write();
    assert_eq!((write.path.as_str(), write.status, write.effect), ("/v2/compensations", Some(200), true));
    assert_eq!(serde_json::from_str::<Value>(&write.body).unwrap(), body);
}

#[tokio::test]
async fn what_is_left_out() {
    let start = recorded().await;
    let made = start.give(&posted("3002", TICKET, json!(63))).await;
    assert_eq!((&made["interval"], &made["amount"]), (&json!("MONTHLY"), &json!({ "value": 63, "currency": "EUR" })));
    for interval in ["QUARTERLY", "HALF-YEARLY", "YEARLY"] {
        let made = start.give(&with(posted("3003", TICKET, json!(1)), "interval", json!(interval))).await;
        assert_eq!(made["interval"], interval);
    }
}

#[tokio::test]
async fn the_same_once_more_is_there_twice_but_a_salary_is_overwritten() {
    let start = recorded().await;
    let (first, second) = (start.give(&posted("3002", MEALS, json!(10))).await, start.give(&posted("3002", MEALS, json!(10))).await);
    assert_ne!(first["id"], second["id"]);
    let held = |type_id: &str| {
        let state = start.sandbox.state();
        state.personio.compensations_of("3001").into_iter().filter(|held| held.type_id == type_id).cloned().collect::<Vec<_>>()
    };
    let before = held(SALARY);
    let raise = start.give(&posted("3001", SALARY, json!(3600))).await;
    let after = held(SALARY);
    assert_eq!(after.len(), before.len());
    assert_eq!(after.iter().find(|held| held.id == raise["id"]).unwrap().value.to_string(), "3600");
    start.give(&with(posted("3001", SALARY, json!(3700)), "effective_from", json!("2026-12-01"))).await;
    assert_eq!(held(SALARY).len(), before.len() + 1, "another day");
}

#[tokio::test]
async fn nothing_changes_or_removes_it() {
    let start = unrecorded().await;
    let id = start.give(&posted("3002", MEALS, json!(10))).await["id"].as_str().unwrap().to_owned();
    for method in [Method::PATCH, Method::PUT, Method::DELETE, Method::GET] {
        let answer = crate::common::read(start.personio_request(method, &format!("compensations/{id}")).await).await;
        crate::personio_common::refused(&answer, 404, "Not Found", "#apinot_found");
        assert_eq!(answer.json()["errors"][0]["_meta"]["path"], format!("/v2/compensations/{id}"));
    }
    assert!(start.sandbox.state().personio.compensation(&id).is_some());
}
