//! The switches for writes to Alexis HR, on and off.

use reqwest::Method;
use rstest::rstest;
use sandbox::AlexisToken;
use serde_json::{Value, json};

use crate::{
    alexis_writes::{compensation, employment},
    common::{Fixture, recorded, unrecorded},
};

const EBBA: &str = "employee/65a000000000000000000001";

#[tokio::test]
async fn update_merges_objects_when_switched() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.patch_merges_objects = true);
    let sent = json!({ "homeAddress": { "street": "Ny gata 1" }, "tax": { "column": 2 }, "custom": { "shoe": 41 } });
    let changed = fixture.alexis_written(Method::PATCH, EBBA, &sent).await;
    assert_eq!(changed["homeAddress"], json!({ "street": "Ny gata 1", "postalCode": "11447", "city": "Stockholm", "country": "SE" }));
    assert_eq!((&changed["tax"], &changed["custom"]), (&json!({ "table": 32, "column": 2 }), &json!({ "shoe": 41 })));
}

#[rstest]
#[case("workEmail", "Ebba.Lindqvist@nordlicht.example")]
#[case("privateEmail", "ebba.lindqvist@post.example")]
#[case("ssn", "880412-9800")]
#[case("employeeNumber", "1001")]
#[tokio::test]
async fn unique_field_is_refused_for_a_second_employee(#[case] field: &str, #[case] value: &str) {
    let fixture = recorded().await;
    assert_eq!(fixture.alexis_write(Method::POST, "employee", &json!({ field: value })).await.status, 201, "by default two may");
    fixture.sandbox.edit(|state| {
        let id = state.alexis.all("employee").last().unwrap()["id"].as_str().unwrap().to_owned();
        state.alexis.remove_employee(&id);
    });
    fixture.switch(|switches| {
        switches.alexis.unique_fields = ["workEmail", "privateEmail", "ssn", "employeeNumber"].map(str::to_owned).into()
    });
    for (method, path) in [(Method::POST, "employee"), (Method::PATCH, "employee/65a000000000000000000002")] {
        let answer = fixture.alexis_write(method, path, &json!({ field: value })).await;
        assert_eq!((answer.status, &answer.json()["message"]), (400, &json!([format!("{field} must be unique")])));
    }
    assert_eq!(fixture.alexis_write(Method::PATCH, EBBA, &json!({ field: value })).await.status, 200, "one's own");
    assert_eq!(fixture.alexis_write(Method::POST, "employee", &json!({ field: "" })).await.status, 201, "nothing is no likeness");
}

#[tokio::test]
async fn create_demands_are_required() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.create_demands = vec!["workEmail".into(), "firstName".into()]);
    let answer = fixture.alexis_write(Method::POST, "employee", &json!({ "firstName": "Bertil" })).await;
    assert_eq!((answer.status, &answer.json()["message"]), (400, &json!(["workEmail should not be empty"])));
    let whole = json!({ "firstName": "Bertil", "workEmail": "bertil.ask@nordlicht.example" });
    assert_eq!(fixture.alexis_write(Method::POST, "employee", &whole).await.status, 201);
}

#[rstest]
#[case(AlexisToken::ReadOnly, 200, 403, "Forbidden")]
#[case(AlexisToken::NoAccess, 403, 403, "Forbidden")]
#[case(AlexisToken::OwnerLeft, 401, 401, "Unauthorized")]
#[tokio::test]
async fn token_without_write_access_is_refused(#[case] token: AlexisToken, #[case] reads: u16, #[case] writes: u16, #[case] message: &str) {
    let fixture = unrecorded().await;
    let before = fixture.sandbox.state().alexis.rows;
    fixture.switch(|switches| switches.alexis.token = token);
    assert_eq!((fixture.alexis("employee").await.status, fixture.alexis(EBBA).await.status), (reads, reads));
    for (method, path) in [
        (Method::POST, "employee"),
        (Method::PATCH, EBBA),
        (Method::POST, "employment"),
        (Method::PATCH, "employment/65b000000000000000000001"),
        (Method::POST, "compensation"),
        (Method::PATCH, "compensation/65e000000000000000000010"),
    ] {
        let answer = fixture.alexis_write(method, path, &json!({})).await;
        assert_eq!((answer.status, &answer.json()["message"]), (writes, &json!(message)), "{path}");
    }
    assert!(assertions::all(fixture.sandbox.writes().iter(), |write| !write.effect && write.status == Some(writes)));
    assert_eq!(before, fixture.sandbox.state().alexis.rows);
}

#[tokio::test]
async fn empty_columns_are_hidden_but_stored() {
    let fixture = recorded().await;
    let columns = ["ssn", "bankAccount", "tax", "homeAddress", "compensationId"];
    let holds = |row: &Value| columns.iter().filter(|field| row.get(**field).is_some()).count();
    assert!(assertions::all(fixture.alexis_rows("employee?limit=100").await.iter(), |row| holds(row) == columns.len()));
    fixture.switch(|switches| switches.alexis.empty_columns = columns.map(str::to_owned).into());
    let list = fixture.alexis("employee?limit=100&relations=compensation,managerEmployee").await.json();
    for rows in [&list["data"], &list["relations"]["managerEmployee"]] {
        assert!(assertions::all(rows.as_array().unwrap(), |row| holds(row) == 0));
    }
    assert_eq!(list["relations"]["compensation"], json!([]));
    assert_eq!(holds(&fixture.alexis_row(EBBA).await), 0);
    assert!(fixture.alexis_rows("employee?filters[ssn][$eq]=198804129800").await.is_empty());
    assert_eq!(holds(&fixture.alexis_written(Method::PATCH, EBBA, &json!({ "tax": { "table": 31 } })).await), 0);
    fixture.switch(|switches| switches.alexis.empty_columns.clear());
    assert_eq!(fixture.alexis_row(EBBA).await["tax"], json!({ "table": 31 }), "written all the same");
}

#[tokio::test]
async fn write_answers_follow_the_read_switches() {
    let fixture = recorded().await;
    let ebba = fixture.alexis_row(EBBA).await;
    fixture.switch(|switches| {
        switches.alexis.lower_case_enums = true;
        switches.alexis.extra_fields = true;
        switches.alexis.nulls = true;
    });
    let created = fixture.alexis_written(Method::POST, "compensation", &compensation(&ebba)).await;
    assert_eq!((&created["payoutPeriod"], &created["note"], &created["__v"]), (&json!("monthly"), &Value::Null, &json!(0)));
    let answer = fixture.alexis_write(Method::POST, "employee", &json!({})).await.json();
    assert_eq!((answer["data"].get("endDate"), answer["data"].get("_id")), (Some(&Value::Null), answer["data"].get("id")));
}

#[tokio::test]
async fn write_accepts_local_midnight() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.local_midnight = true);
    let ebba = fixture.alexis_row(EBBA).await;
    for sent in ["2026-11-30T23:00:00.000Z", "2026-12-01T00:00:00.000Z"] {
        let mut body = employment(&ebba);
        body["startDate"] = json!(sent);
        assert_eq!(fixture.alexis_written(Method::POST, "employment", &body).await["startDate"], "2026-11-30T23:00:00.000Z", "{sent}");
    }
}

#[tokio::test]
async fn unknown_properties_are_ignored_when_switched() {
    let fixture: Fixture = unrecorded().await;
    fixture.switch(|switches| switches.alexis.ignore_unknown = true);
    let changed = fixture.alexis_written(Method::PATCH, EBBA, &json!({ "nickname": "Ebb", "lastName": "Berg" })).await;
    assert_eq!((changed.get("nickname"), &changed["lastName"]), (None, &json!("Berg")));
    assert_eq!(fixture.alexis_write(Method::PATCH, EBBA, &json!({ "lastName": 1 })).await.status, 400);
    fixture.switch(|switches| switches.alexis.message_as_string = true);
    let answer = fixture.alexis_write(Method::PATCH, EBBA, &json!({ "lastName": 1, "ssn": 2 })).await;
    assert_eq!(answer.json()["message"], "lastName must be a string, ssn must be a string");
}
