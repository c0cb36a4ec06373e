//! What posting a compensation refuses.

use reqwest::Method;
use rstest::rstest;
use sandbox::{
    PersonioWrongMethod,
    personio::{READ_COMPENSATIONS, WRITE_COMPENSATIONS},
};
use serde_json::{Value, json};

use crate::{
    common::{Answer, JSON, Start, read, recorded, unrecorded},
    personio_common::{BONUS, FORM, HOURLY, MEALS, SALARY, TICKET, bad_request, posted, refused, with},
};

fn meals() -> Value {
    posted("3001", MEALS, json!(98.5))
}

async fn post(start: &Start, body: &Value) -> Answer {
    start.personio_post("compensations", body).await
}

/// Nothing came of any of the requests.
fn unchanged(start: &Start, before: usize) {
    assert_eq!(start.sandbox.state().personio.compensations.len(), before);
    assert!(assertions::all(start.sandbox.writes().iter(), |write| !write.effect));
}

#[rstest]
#[case("person", Value::Null, "person")]
#[case("person", json!("3001"), "invalid type values")]
#[case("person", json!({ "id": 3001 }), "invalid type values")]
#[case("person", json!({}), "person.id")]
#[case("person", json!({ "id": "3001", "name": "Ebba" }), "invalid type values")]
#[case("type", Value::Null, "type")]
#[case("type", json!(MEALS), "invalid type values")]
#[case("value", Value::Null, "value")]
#[case("value", json!("98.50"), "invalid type values")]
#[case("value", json!(98.505), "two decimal places")]
#[case("value", json!(0.300_000_000_000_000_04), "two decimal places")]
#[case("value", json!(1e-7), "two decimal places")]
#[case("currency", json!("euro"), "invalid type values")]
#[case("currency", json!("eur"), "invalid type values")]
#[case("currency", json!(978), "invalid type values")]
#[case("effective_from", Value::Null, "effective_from")]
#[case("effective_from", json!("2026-11"), "invalid type values")]
#[case("effective_from", json!("2026-11-31"), "invalid type values")]
#[case("effective_from", json!("2026-11-1"), "invalid type values")]
#[case("effective_from", json!("2026-11-01T00:00:00Z"), "invalid type values")]
#[case("interval", json!("HALF_YEARLY"), "invalid type values")]
#[case("interval", json!("monthly"), "invalid type values")]
#[case("comment", json!(["a"]), "invalid type values")]
#[case("amount", json!({ "value": 1 }), "unknown field")]
#[case("legal_entity", json!({ "id": "170" }), "unknown field")]
#[tokio::test]
async fn a_body_that_is_wrong(#[case] field: &str, #[case] value: Value, #[case] detail: &str) {
    let start = unrecorded().await;
    let before = start.sandbox.state().personio.compensations.len();
    bad_request(&post(&start, &with(meals(), field, value)).await, detail);
    unchanged(&start, before);
}

#[tokio::test]
async fn a_null_is_no_way_to_leave_something_out() {
    let start = unrecorded().await;
    for field in ["currency", "interval", "comment"] {
        let mut body = meals();
        body[field] = Value::Null;
        bad_request(&post(&start, &body).await, "Payload contains null values");
    }
    let mut body = meals();
    body["person"] = json!({ "id": null });
    bad_request(&post(&start, &body).await, "Payload contains null values");
}

#[tokio::test]
async fn a_body_of_another_kind() {
    let start = unrecorded().await;
    for (content_type, body) in [(JSON, "{"), (JSON, ""), (JSON, "[]"), (FORM, "value=1"), ("text/plain", "{}")] {
        let request = start.personio_request(Method::POST, "compensations").await;
        assert_eq!(read(request.header("content-type", content_type).body(body)).await.status, 400, "{content_type} {body}");
    }
    let request = start.personio_request(Method::POST, "compensations").await;
    let charset = request.header("content-type", "application/json; charset=utf-8").body(meals().to_string());
    assert_eq!(read(charset).await.status, 200);
}

#[rstest]
#[case::two_decimals(MEALS, json!(98.50))]
#[case::whole(MEALS, json!(98))]
#[case::large(MEALS, json!(1_000_000.01))]
#[case::zero(MEALS, json!(0))]
#[case::negative(MEALS, json!(-12.34))]
#[case::recurring(TICKET, json!(63))]
#[case::bonus_that_is_paid_once(BONUS, json!(500))]
#[case::salary(SALARY, json!(3000))]
#[case::by_the_hour(HOURLY, json!(15.5))]
#[tokio::test]
async fn what_is_taken(#[case] type_id: &str, #[case] value: Value) {
    let start = recorded().await;
    let made = start.give(&posted("3001", type_id, value.clone())).await;
    assert_eq!(made["amount"]["value"], value);
}

#[tokio::test]
async fn who_and_what_is_not_there() {
    let start = recorded().await;
    let before = start.sandbox.state().personio.compensations.len();
    let cases = [posted("9", MEALS, json!(1)), posted("3001", "0193ffff-0000-7000-8000-00000000ffff", json!(1))];
    for body in cases {
        refused(&post(&start, &body).await, 404, "Resource not found", "#common.resource_not_found");
    }
    bad_request(&post(&start, &posted("3044", MEALS, json!(1))).await, "no employment");
    let goal = start.edit_personio(|personio| personio.add_type("Zielbonus", "BONUS"));
    bad_request(&post(&start, &posted("3001", &goal, json!(1))).await, "not supported");
    unchanged(&start, before);
}

#[rstest]
#[case(WRITE_COMPENSATIONS)]
#[case(READ_COMPENSATIONS)]
#[tokio::test]
async fn both_rights_are_needed(#[case] missing: &str) {
    let start = recorded().await;
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(missing));
    refused(&post(&start, &meals()).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_eq!(start.personio("compensations").await.status == 200, missing == WRITE_COMPENSATIONS);
    assert!(!start.only_write().effect);
}

#[tokio::test]
async fn refused_although_the_rights_are_there() {
    let start = recorded().await;
    start.turn(|switches| switches.personio.refuse_compensation_posts = true);
    refused(&post(&start, &meals()).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_eq!(start.personio_post("compensations/types", &json!({ "name": "Gym", "category": "ONE_TIME" })).await.status, 200);
    assert_eq!(start.personio("compensations").await.status, 200);
    start.turn(|switches| switches.personio.refuse_compensation_posts = false);
    assert_eq!(post(&start, &meals()).await.status, 200);
}

#[tokio::test]
async fn a_method_that_is_not_there() {
    let start = unrecorded().await;
    let methods = [Method::PUT, Method::PATCH, Method::DELETE];
    for method in &methods {
        refused(&read(start.personio_request(method.clone(), "compensations").await).await, 404, "Not Found", "#apinot_found");
    }
    start.turn(|switches| switches.personio.wrong_method = PersonioWrongMethod::MethodNotAllowed);
    for method in &methods {
        for path in ["compensations", "compensations/types", "persons/3001", "legal-entities", "auth/token"] {
            let answer = read(start.personio_request(method.clone(), path).await).await;
            refused(&answer, 405, "Method not allowed", "#common.method_not_allowed");
        }
        let no_path = read(start.personio_request(method.clone(), "compensations/1").await).await;
        refused(&no_path, 404, "Not Found", "#apinot_found");
    }
}
