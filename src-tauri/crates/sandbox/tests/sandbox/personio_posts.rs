//! Posts of compensations, and reads of them in another form.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    common::{recorded, unrecorded},
    personio_common::{MEALS, NOVEMBER, SALARY, TICKET, posted, with_field},
};

#[tokio::test]
async fn posted_value_is_read_back_as_amount() {
    let fixture = recorded().await;
    let body = json!({
        "person": { "id": "3002" }, "type": { "id": MEALS }, "value": 98.50, "currency": "EUR", "effective_from": "2026-11-01",
        "interval": "YEARLY", "comment": "Essenszuschuss 2026-11",
    });
    let made = fixture.post_accepted(&body).await;
    assert_eq!(made["type"], json!({ "id": MEALS }), "nothing but the id");
    let rows = fixture.personio_rows(&format!("{NOVEMBER}&person.id=3002")).await;
    let row = rows.iter().find(|row| row["id"] == made["id"]).unwrap();
    #[rustfmt::skip]
    let expected = json!({
        "id": made["id"], "person": { "id": "3002" }, "legal_entity": { "id": "170" },
        "type": { "id": MEALS, "name": "Essenszuschuss", "category": "ONE_TIME" },
        "amount": { "value": 98.5, "currency": "EUR" }, "interval": null, "effective_from": "2026-11-01",
        "weekly_working_hours": 40, "full_time_weekly_working_hours": 40,
    });
    assert_eq!(row, &expected);
    let write = fixture.only_write();
    assert_eq!((write.path.as_str(), write.status, write.effect), ("/v2/compensations", Some(200), true));
    assert_eq!(serde_json::from_str::<Value>(&write.body).unwrap(), body);
}

#[tokio::test]
async fn post_fills_omitted_fields_with_defaults() {
    let fixture = recorded().await;
    let made = fixture.post_accepted(&posted("3002", TICKET, json!(63))).await;
    assert_eq!((&made["interval"], &made["amount"]), (&json!("MONTHLY"), &json!({ "value": 63, "currency": "EUR" })));
    for interval in ["QUARTERLY", "HALF-YEARLY", "YEARLY"] {
        let made = fixture.post_accepted(&with_field(posted("3003", TICKET, json!(1)), "interval", json!(interval))).await;
        assert_eq!(made["interval"], interval);
    }
}

#[tokio::test]
async fn repeated_post_adds_one_but_overwrites_a_salary() {
    let fixture = recorded().await;
    let (first, second) =
        (fixture.post_accepted(&posted("3002", MEALS, json!(10))).await, fixture.post_accepted(&posted("3002", MEALS, json!(10))).await);
    assert_ne!(first["id"], second["id"]);
    let stored = |type_id: &str| {
        let state = fixture.sandbox.state();
        state.personio.compensations_of("3001").into_iter().filter(|stored| stored.type_id == type_id).cloned().collect::<Vec<_>>()
    };
    let before = stored(SALARY);
    let raise = fixture.post_accepted(&posted("3001", SALARY, json!(3600))).await;
    let after = stored(SALARY);
    assert_eq!(after.len(), before.len());
    assert_eq!(after.iter().find(|stored| stored.id == raise["id"]).unwrap().value.to_string(), "3600");
    fixture.post_accepted(&with_field(posted("3001", SALARY, json!(3700)), "effective_from", json!("2026-12-01"))).await;
    assert_eq!(stored(SALARY).len(), before.len() + 1, "another day");
}

#[tokio::test]
async fn compensation_cannot_be_changed_or_removed() {
    let fixture = unrecorded().await;
    let id = fixture.post_accepted(&posted("3002", MEALS, json!(10))).await["id"].as_str().unwrap().to_owned();
    for method in [Method::PATCH, Method::PUT, Method::DELETE, Method::GET] {
        let answer = crate::common::read(fixture.personio_request(method, &format!("compensations/{id}")).await).await;
        crate::personio_common::assert_refused(&answer, 404, "Not Found", "#apinot_found");
        assert_eq!(answer.json()["errors"][0]["_meta"]["path"], format!("/v2/compensations/{id}"));
    }
    assert!(fixture.sandbox.state().personio.compensation(&id).is_some());
}
