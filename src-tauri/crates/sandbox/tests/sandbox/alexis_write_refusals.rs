//! Writes that Alexis HR refuses. Each changes nothing and is in the log of writes.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};

use crate::{
    alexis_writes::{compensation, employment},
    common::{Answer, Fixture, read, unrecorded},
};

const EBBA: &str = "65a000000000000000000001";

async fn send_refused(fixture: &Fixture, request: reqwest::RequestBuilder) -> Answer {
    let before = fixture.sandbox.state().alexis.rows;
    fixture.sandbox.clear_writes();
    let answer = read(request).await;
    let write = fixture.only_write();
    assert_eq!((write.status, write.effect), (Some(answer.status), false), "{}", answer.body);
    assert_eq!(before, fixture.sandbox.state().alexis.rows);
    answer
}

fn request(fixture: &Fixture, method: Method, path: &str, body: &Value) -> reqwest::RequestBuilder {
    fixture.alexis_request(method, path).header("content-type", "application/json").body(body.to_string())
}

/// The reasons of a 400.
async fn reasons(fixture: &Fixture, method: Method, path: &str, body: &Value) -> Vec<String> {
    let answer = send_refused(fixture, request(fixture, method, path, body)).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    let body = answer.json();
    assert_eq!((&body["statusCode"], &body["error"]), (&json!(400), &json!("Bad Request")));
    body["message"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned()).collect()
}

#[rstest]
#[case::unknown(json!({ "nickname": "Ebb" }), "property nickname should not exist")]
#[case::derived(json!({ "hireDate": "2026-11-01T00:00:00.000Z" }), "property hireDate should not exist")]
#[case::fixed(json!({ "id": EBBA }), "property id should not exist")]
#[case::inner(json!({ "homeAddress": { "zip": "1" } }), "property homeAddress.zip should not exist")]
#[case::number(json!({ "employeeNumber": 1061 }), "employeeNumber must be a string")]
#[case::null(json!({ "title": null }), "title must be a string")]
#[case::tax(json!({ "tax": { "table": "33" } }), "tax.table must be a number")]
#[case::object(json!({ "bankAccount": "5012-1234509" }), "bankAccount must be an object")]
#[case::yes(json!({ "hasOccupationalPension": "true" }), "hasOccupationalPension must be a boolean")]
#[case::day(json!({ "birthDate": "16 February" }), "birthDate must be a valid ISO 8601 date string")]
#[case::office(json!({ "officeId": "660000000000000000000009" }), "officeId must be an existing office id")]
#[case::custom(json!({ "custom": [] }), "custom must be an object")]
#[tokio::test]
async fn wrong_employee_body_is_refused(#[case] body: Value, #[case] reason: &str) {
    let fixture = unrecorded().await;
    for (method, path) in [(Method::POST, "employee".to_owned()), (Method::PATCH, format!("employee/{EBBA}"))] {
        let reasons = reasons(&fixture, method, &path, &body).await;
        assert!(reasons.len() == 1 && reasons[0].starts_with(reason), "{reasons:?}");
    }
}

#[tokio::test]
async fn refusal_lists_every_reason() {
    let fixture = unrecorded().await;
    let reasons =
        reasons(&fixture, Method::POST, "employee", &json!({ "active": true, "ssn": 1, "tax": { "column": "x", "row": 1 } })).await;
    let expected = [
        "property active should not exist",
        "ssn must be a string",
        "tax.column must be a number conforming to the specified constraints",
        "property tax.row should not exist",
    ];
    assert_eq!(reasons, expected);
}

#[rstest]
#[case("employment", &["employeeId", "userId", "typeId", "startDate", "terminated", "rate", "country"])]
#[case(
    "compensation",
    &["employeeId", "userId", "amount", "currency", "payoutDay", "payoutPeriod", "payoutFrequency", "paidOvertime", "effectiveDate"]
)]
#[tokio::test]
async fn new_row_without_required_fields_is_refused(#[case] resource: &str, #[case] required: &[&str]) {
    let fixture = unrecorded().await;
    let missing: Vec<String> = required.iter().map(|field| format!("{field} should not be empty")).collect();
    assert_eq!(reasons(&fixture, Method::POST, resource, &json!({})).await, missing);
}

#[rstest]
#[case::employee("employment", "employeeId", json!("65a000000000000000009999"), "employeeId must be an existing employee id")]
#[case::the_employee_as_user("employment", "userId", json!(EBBA), "userId must be the userId of the employee")]
#[case::another_user("compensation", "userId", json!("65d000000000000000000002"), "userId must be the userId of the employee")]
#[case::kind("employment", "typeId", json!("663000000000000000000009"), "typeId must be an existing employment-type id")]
#[case::plain_day("employment", "startDate", json!("2026-11-01"), "startDate must be a Date instance")]
#[case::rate("employment", "rate", json!("100"), "rate must be a number")]
#[case::country("employment", "country", json!("Sverige"), "country must be one of the following values: AD, AE")]
#[case::no_country("employment", "country", json!("XX"), "country must be one of")]
#[case::terminated("employment", "terminated", json!(0), "terminated must be a boolean")]
#[case::end("employment", "endDate", json!(null), "endDate must be a Date instance")]
#[case::amount("compensation", "amount", json!("31200"), "amount must be a number")]
#[case::currency("compensation", "currency", json!("kr"), "currency must be one of the following values: AED")]
#[case::lower_case("compensation", "payoutPeriod", json!("monthly"), "payoutPeriod must be one of the following values: HOURLY, DAILY")]
#[case::month("compensation", "payoutPeriod", json!("MONTH"), "payoutPeriod must be one of")]
#[case::often("compensation", "payoutFrequency", json!("MONTHLY"), "payoutFrequency must be one of the following values: WEEK")]
#[case::schedule("compensation", "salarySchedule", json!("LATER"), "salarySchedule must be one of")]
#[case::base("compensation", "baseAmount", json!(1), "property baseAmount should not exist")]
#[case::company("compensation", "companyId", json!("1"), "companyId must be an existing company id")]
#[tokio::test]
async fn wrong_employment_or_compensation_is_refused(
    #[case] resource: &str,
    #[case] field: &str,
    #[case] value: Value,
    #[case] reason: &str,
) {
    let fixture = unrecorded().await;
    let ebba = fixture.alexis_row(&format!("employee/{EBBA}")).await;
    let mut body = if resource == "employment" { employment(&ebba) } else { compensation(&ebba) };
    body[field] = value;
    let reasons = reasons(&fixture, Method::POST, resource, &body).await;
    // With a wrong employee, the user is wrong too.
    assert!(reasons[0].starts_with(reason) && reasons.len() == if field == "employeeId" { 2 } else { 1 }, "{reasons:?}");
}

#[rstest]
#[case("compensation/65e000000000000000000010", json!({ "effectiveDate": "2026-12-01" }), "property effectiveDate should not exist")]
#[case("compensation/65e000000000000000000010", json!({ "companyId": "65c000000000000000000001" }), "property companyId should not exist")]
#[case("compensation/65e000000000000000000010", json!({ "payoutPeriod": "hourly" }), "payoutPeriod must be one of")]
#[case("compensation/65e000000000000000000010", json!({ "userId": "65d000000000000000000002" }), "userId must be the userId of the employee")]
#[case("employment/65b000000000000000000001", json!({ "hireDate": "2026-12-01" }), "property hireDate should not exist")]
#[case("employment/65b000000000000000000001", json!({ "startDate": "soon" }), "startDate must be a Date instance")]
#[tokio::test]
async fn wrong_update_is_refused(#[case] path: &str, #[case] body: Value, #[case] reason: &str) {
    let fixture = unrecorded().await;
    let reasons = reasons(&fixture, Method::PATCH, path, &body).await;
    assert!(reasons.len() == 1 && reasons[0].starts_with(reason), "{reasons:?}");
}

#[rstest]
#[case("employee/65a000000000000000009999", "Employee not found")]
#[case("employment/1", "Employment not found")]
#[case("compensation/65e000000000000000009999", "Compensation not found")]
#[tokio::test]
async fn update_of_unknown_row_is_not_found(#[case] path: &str, #[case] message: &str) {
    let fixture = unrecorded().await;
    let answer = send_refused(&fixture, request(&fixture, Method::PATCH, path, &json!({}))).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json(), json!({ "statusCode": 404, "message": message, "error": "Not Found" }));
}

#[tokio::test]
async fn write_without_json_object_is_refused() {
    let fixture = unrecorded().await;
    for body in ["", "{", "[]", "null", "\"x\""] {
        let sent = fixture.alexis_request(Method::POST, "employee").header("content-type", "application/json").body(body);
        assert_eq!(send_refused(&fixture, sent).await.json()["message"], json!(["the body must be a JSON object"]), "{body}");
    }
    let unnamed = fixture.alexis_request(Method::POST, "employee").body("{}");
    assert_eq!(send_refused(&fixture, unnamed).await.status, 400);
    assert_eq!(send_refused(&fixture, request(&fixture, Method::POST, "employee?select=id", &json!({}))).await.status, 400);
}

#[tokio::test]
async fn write_with_wrong_token_is_refused() {
    let fixture = unrecorded().await;
    let url = format!("{}/employee", fixture.sandbox.addresses().alexis.base_url);
    let answer = send_refused(&fixture, fixture.client.post(url).header("content-type", "application/json").body("{}")).await;
    assert_eq!(answer.json(), json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" }));
}
