//! Types of compensations in Personio.

use rstest::rstest;
use sandbox::{
    PersonioTypeNames,
    personio::{READ_COMPENSATIONS, WRITE_COMPENSATIONS},
};
use serde_json::{Value, json};

use crate::{
    common::{Answer, Fixture, JSON, read, recorded, unrecorded},
    personio_common::{FORM, assert_bad_request, assert_refused, posted, with_field},
};

fn gym() -> Value {
    json!({ "name": "Gym", "category": "ONE_TIME" })
}

async fn create_type(fixture: &Fixture, body: &Value) -> Answer {
    fixture.personio_post("compensations/types", body).await
}

#[tokio::test]
async fn types_are_listed() {
    let fixture = recorded().await;
    let types = fixture.personio_rows("compensations/types").await;
    let listed: Vec<(&str, &str)> =
        types.iter().map(|known| (known["name"].as_str().unwrap(), known["category"].as_str().unwrap())).collect();
    #[rustfmt::skip]
    let expected = [
        ("Grundgehalt", "FIXED_SALARY"), ("Stundenlohn", "HOURLY"), ("Bonus", "ONE_TIME"), ("Essenszuschuss", "ONE_TIME"),
        ("Jobticket", "RECURRING"), ("Internetpauschale", "ONE_TIME"),
    ];
    assert_eq!(listed, expected);
    assert_eq!(fixture.personio_pages("compensations/types?limit=4").await.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2]);
    assert_eq!(fixture.personio_rows("compensations/types?limit=100").await, types);
}

#[rstest]
#[case("limit=101", "Limit value not allowed")]
#[case("limit=0", "Limit value not allowed")]
#[case("name=Gym", "parameters")]
#[tokio::test]
async fn unknown_type_parameters_are_refused(#[case] query: &str, #[case] detail: &str) {
    let fixture = unrecorded().await;
    assert_bad_request(&fixture.personio(&format!("compensations/types?{query}")).await, detail);
}

#[rstest]
#[case("ONE_TIME")]
#[case("RECURRING")]
#[tokio::test]
async fn type_is_created(#[case] category: &str) {
    let fixture = recorded().await;
    let answer = create_type(&fixture, &json!({ "name": "Jobrad (Leasing)", "category": category })).await;
    assert_eq!(answer.status, 200, "not 201: {}", answer.body);
    let made = answer.json();
    assert_eq!((&made["name"], &made["category"]), (&json!("Jobrad (Leasing)"), &json!(category)));
    assert!(made["_meta"].is_object());
    let listed = fixture.personio_rows("compensations/types").await;
    assert_eq!(listed.last().unwrap()["id"], made["id"]);
    fixture.post_accepted(&posted("3001", made["id"].as_str().unwrap(), json!(89.5))).await;
    let writes = fixture.sandbox.writes();
    assert_eq!(
        writes.iter().map(|write| (write.path.as_str(), write.effect)).collect::<Vec<_>>(),
        [("/v2/compensations/types", true), ("/v2/compensations", true)]
    );
}

#[tokio::test]
async fn wrong_type_is_refused() {
    let fixture = unrecorded().await;
    let cases = [
        (with_field(gym(), "category", json!("FIXED_SALARY")), "invalid type values"),
        (with_field(gym(), "category", json!("HOURLY")), "invalid type values"),
        (with_field(gym(), "category", json!("one_time")), "invalid type values"),
        (with_field(gym(), "category", Value::Null), "category"),
        (with_field(gym(), "name", Value::Null), "name"),
        (with_field(gym(), "name", json!(" ")), "invalid type values"),
        (with_field(gym(), "name", json!(7)), "invalid type values"),
        (json!({ "name": null, "category": "ONE_TIME" }), "Payload contains null values"),
        (with_field(gym(), "currency", json!("EUR")), "currency"),
        (json!([]), "invalid type values"),
    ];
    for (body, detail) in cases {
        assert_bad_request(&create_type(&fixture, &body).await, detail);
    }
    for (content_type, body) in [(JSON, "{"), (FORM, "name=Gym&category=ONE_TIME"), ("text/plain", "{}")] {
        let request = fixture.personio_request(reqwest::Method::POST, "compensations/types").await;
        assert_eq!(read(request.header("content-type", content_type).body(body)).await.status, 400, "{content_type}");
    }
    assert!(assertions::all(fixture.sandbox.writes().iter(), |write| !write.effect && write.status == Some(400)));
    assert_eq!(fixture.sandbox.state().personio.types.len(), 6);
}

#[rstest]
#[case(PersonioTypeNames::Allow, 200, 8)]
#[case(PersonioTypeNames::Refuse, 409, 7)]
#[case(PersonioTypeNames::Merge, 200, 7)]
#[tokio::test]
async fn existing_type_name_follows_the_switch(#[case] names: PersonioTypeNames, #[case] status: u16, #[case] types: usize) {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.personio.type_names = names);
    let first = create_type(&fixture, &gym()).await.json();
    let second = create_type(&fixture, &gym()).await;
    assert_eq!(second.status, status);
    assert_eq!(second.json()["id"] == first["id"], names == PersonioTypeNames::Merge);
    assert_eq!(fixture.sandbox.state().personio.types.len(), types);
    assert_eq!(fixture.sandbox.writes()[1].effect, names == PersonioTypeNames::Allow);
}

#[tokio::test]
async fn long_type_name_is_refused_when_switched() {
    let fixture = recorded().await;
    let long = json!({ "name": "ä".repeat(300), "category": "ONE_TIME" });
    assert_eq!(create_type(&fixture, &long).await.status, 200);
    fixture.switch(|switches| switches.personio.longest_type_name = Some(299));
    assert_bad_request(&create_type(&fixture, &long).await, "too long");
    fixture.switch(|switches| switches.personio.longest_type_name = Some(300));
    assert_eq!(create_type(&fixture, &long).await.status, 200);
}

#[tokio::test]
async fn type_creation_needs_a_right() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(WRITE_COMPENSATIONS));
    assert_refused(&create_type(&fixture, &gym()).await, 403, "Insufficient access scope", "#commonforbidden");
    fixture.switch(|switches| switches.personio.types_need_write = false);
    assert_eq!(create_type(&fixture, &gym()).await.status, 200);
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(READ_COMPENSATIONS));
    assert_refused(&create_type(&fixture, &gym()).await, 403, "Insufficient access scope", "#commonforbidden");
    assert_refused(&fixture.personio("compensations/types").await, 403, "Insufficient access scope", "#commonforbidden");
}

#[tokio::test]
async fn type_made_by_hand_can_refuse_posts() {
    let fixture = recorded().await;
    let id = fixture.edit_personio(|personio| {
        let id = personio.add_type("13. Gehalt", "ONE_TIME");
        personio.type_named_mut("13. Gehalt").unwrap().refused_by_post = true;
        id
    });
    assert_eq!(fixture.personio_rows("compensations/types").await.last().unwrap()["id"], json!(id), "it is in the list");
    assert_bad_request(&fixture.personio_post("compensations", &posted("3001", &id, json!(1))).await, "not supported");
    fixture.edit_personio(|personio| personio.type_named_mut("13. Gehalt").unwrap().refused_by_post = false);
    fixture.post_accepted(&posted("3001", &id, json!(1))).await;
}
