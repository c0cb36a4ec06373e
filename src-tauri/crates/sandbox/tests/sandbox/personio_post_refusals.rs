//! Posts of compensations that Personio refuses.

use reqwest::Method;
use rstest::rstest;
use sandbox::{
    PersonioWrongMethod,
    personio::{READ_COMPENSATIONS, WRITE_COMPENSATIONS},
};
use serde_json::{Value, json};

use crate::{
    common::{Answer, Fixture, JSON, read, recorded, unrecorded},
    personio_common::{BONUS, FORM, HOURLY, MEALS, SALARY, TICKET, assert_bad_request, assert_refused, posted, with_field},
};

fn meals() -> Value {
    posted("3001", MEALS, json!(98.5))
}

async fn post(fixture: &Fixture, body: &Value) -> Answer {
    fixture.personio_post("compensations", body).await
}

/// Asserts that no request had an effect.
fn assert_unchanged(fixture: &Fixture, before: usize) {
    assert_eq!(fixture.sandbox.state().personio.compensations.len(), before);
    assert!(assertions::all(fixture.sandbox.writes().iter(), |write| !write.effect));
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
async fn wrong_compensation_is_refused(#[case] field: &str, #[case] value: Value, #[case] detail: &str) {
    let fixture = unrecorded().await;
    let before = fixture.sandbox.state().personio.compensations.len();
    assert_bad_request(&post(&fixture, &with_field(meals(), field, value)).await, detail);
    assert_unchanged(&fixture, before);
}

#[tokio::test]
async fn null_values_are_refused() {
    let fixture = unrecorded().await;
    for field in ["currency", "interval", "comment"] {
        let mut body = meals();
        body[field] = Value::Null;
        assert_bad_request(&post(&fixture, &body).await, "Payload contains null values");
    }
    let mut body = meals();
    body["person"] = json!({ "id": null });
    assert_bad_request(&post(&fixture, &body).await, "Payload contains null values");
}

#[tokio::test]
async fn post_without_json_body_is_refused() {
    let fixture = unrecorded().await;
    for (content_type, body) in [(JSON, "{"), (JSON, ""), (JSON, "[]"), (FORM, "value=1"), ("text/plain", "{}")] {
        let request = fixture.personio_request(Method::POST, "compensations").await;
        assert_eq!(read(request.header("content-type", content_type).body(body)).await.status, 400, "{content_type} {body}");
    }
    let request = fixture.personio_request(Method::POST, "compensations").await;
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
async fn right_compensation_is_accepted(#[case] type_id: &str, #[case] value: Value) {
    let fixture = recorded().await;
    let made = fixture.post_accepted(&posted("3001", type_id, value.clone())).await;
    assert_eq!(made["amount"]["value"], value);
}

#[tokio::test]
async fn unknown_person_or_type_is_refused() {
    let fixture = recorded().await;
    let before = fixture.sandbox.state().personio.compensations.len();
    let cases = [posted("9", MEALS, json!(1)), posted("3001", "0193ffff-0000-7000-8000-00000000ffff", json!(1))];
    for body in cases {
        assert_refused(&post(&fixture, &body).await, 404, "Resource not found", "#common.resource_not_found");
    }
    assert_bad_request(&post(&fixture, &posted("3044", MEALS, json!(1))).await, "no employment");
    let goal = fixture.edit_personio(|personio| personio.add_type("Zielbonus", "BONUS"));
    assert_bad_request(&post(&fixture, &posted("3001", &goal, json!(1))).await, "not supported");
    assert_unchanged(&fixture, before);
}

#[rstest]
#[case(WRITE_COMPENSATIONS)]
#[case(READ_COMPENSATIONS)]
#[tokio::test]
async fn post_needs_both_rights(#[case] missing: &str) {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(missing));
    assert_refused(&post(&fixture, &meals()).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_eq!(fixture.personio("compensations").await.status == 200, missing == WRITE_COMPENSATIONS);
    assert!(!fixture.only_write().effect);
}

#[tokio::test]
async fn post_can_be_refused_despite_rights() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.personio.refuse_compensation_posts = true);
    assert_refused(&post(&fixture, &meals()).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_eq!(fixture.personio_post("compensations/types", &json!({ "name": "Gym", "category": "ONE_TIME" })).await.status, 200);
    assert_eq!(fixture.personio("compensations").await.status, 200);
    fixture.switch(|switches| switches.personio.refuse_compensation_posts = false);
    assert_eq!(post(&fixture, &meals()).await.status, 200);
}

#[tokio::test]
async fn unknown_method_is_refused() {
    let fixture = unrecorded().await;
    let methods = [Method::PUT, Method::PATCH, Method::DELETE];
    for method in &methods {
        assert_refused(&read(fixture.personio_request(method.clone(), "compensations").await).await, 404, "Not Found", "#apinot_found");
    }
    fixture.switch(|switches| switches.personio.wrong_method = PersonioWrongMethod::MethodNotAllowed);
    for method in &methods {
        for path in ["compensations", "compensations/types", "persons/3001", "legal-entities", "auth/token"] {
            let answer = read(fixture.personio_request(method.clone(), path).await).await;
            assert_refused(&answer, 405, "Method not allowed", "#common.method_not_allowed");
        }
        let no_path = read(fixture.personio_request(method.clone(), "compensations/1").await).await;
        assert_refused(&no_path, 404, "Not Found", "#apinot_found");
    }
}
