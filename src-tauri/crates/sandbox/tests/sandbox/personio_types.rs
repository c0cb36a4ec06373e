//! Types of compensations.

use rstest::rstest;
use sandbox::{
    PersonioTypeNames,
    personio::{READ_COMPENSATIONS, WRITE_COMPENSATIONS},
};
use serde_json::{Value, json};

use crate::{
    common::{Answer, JSON, Start, read, recorded, unrecorded},
    personio_common::{FORM, bad_request, posted, refused, with},
};

fn gym() -> Value {
    json!({ "name": "Gym", "category": "ONE_TIME" })
}

async fn make(start: &Start, body: &Value) -> Answer {
    start.personio_post("compensations/types", body).await
}

#[tokio::test]
async fn all_of_them_are_listed() {
    let start = recorded().await;
    let types = start.personio_rows("compensations/types").await;
    let listed: Vec<(&str, &str)> =
        types.iter().map(|known| (known["name"].as_str().unwrap(), known["category"].as_str().unwrap())).collect();
    #[rustfmt::skip]
    let expected = [
        ("Grundgehalt", "FIXED_SALARY"), ("Stundenlohn", "HOURLY"), ("Bonus", "ONE_TIME"), ("Essenszuschuss", "ONE_TIME"),
        ("Jobticket", "RECURRING"), ("Internetpauschale", "ONE_TIME"),
    ];
    assert_eq!(listed, expected);
    assert_eq!(start.personio_pages("compensations/types?limit=4").await.iter().map(Vec::len).collect::<Vec<_>>(), [4, 2]);
    assert_eq!(start.personio_rows("compensations/types?limit=100").await, types);
}

#[rstest]
#[case("limit=101", "Limit value not allowed")]
#[case("limit=0", "Limit value not allowed")]
#[case("name=Gym", "parameters")]
#[tokio::test]
async fn what_the_list_does_not_take(#[case] query: &str, #[case] detail: &str) {
    let start = unrecorded().await;
    bad_request(&start.personio(&format!("compensations/types?{query}")).await, detail);
}

#[rstest]
#[case("ONE_TIME")]
#[case("RECURRING")]
#[tokio::test]
async fn one_is_made(#[case] category: &str) {
    let start = recorded().await;
    let answer = make(&start, &json!({ "name": "Jobrad (Leasing)", "category": category })).await;
    assert_eq!(answer.status, 200, "not 201: {}", answer.body);
    let made = answer.json();
    assert_eq!((&made["name"], &made["category"]), (&json!("Jobrad (Leasing)"), &json!(category)));
    assert!(made["_meta"].is_object());
    let listed = start.personio_rows("compensations/types").await;
    assert_eq!(listed.last().unwrap()["id"], made["id"]);
    start.give(&posted("3001", made["id"].as_str().unwrap(), json!(89.5))).await;
    let writes = start.sandbox.writes();
    assert_eq!(
        writes.iter().map(|write| (write.path.as_str(), write.effect)).collect::<Vec<_>>(),
        [("/v2/compensations/types", true), ("/v2/compensations", true)]
    );
}

#[tokio::test]
async fn what_is_no_type() {
    let start = unrecorded().await;
    let cases = [
        (with(gym(), "category", json!("FIXED_SALARY")), "invalid type values"),
        (with(gym(), "category", json!("HOURLY")), "invalid type values"),
        (with(gym(), "category", json!("one_time")), "invalid type values"),
        (with(gym(), "category", Value::Null), "category"),
        (with(gym(), "name", Value::Null), "name"),
        (with(gym(), "name", json!(" ")), "invalid type values"),
        (with(gym(), "name", json!(7)), "invalid type values"),
        (json!({ "name": null, "category": "ONE_TIME" }), "Payload contains null values"),
        (with(gym(), "currency", json!("EUR")), "currency"),
        (json!([]), "invalid type values"),
    ];
    for (body, detail) in cases {
        bad_request(&make(&start, &body).await, detail);
    }
    for (content_type, body) in [(JSON, "{"), (FORM, "name=Gym&category=ONE_TIME"), ("text/plain", "{}")] {
        let request = start.personio_request(reqwest::Method::POST, "compensations/types").await;
        assert_eq!(read(request.header("content-type", content_type).body(body)).await.status, 400, "{content_type}");
    }
    assert!(assertions::all(start.sandbox.writes().iter(), |write| !write.effect && write.status == Some(400)));
    assert_eq!(start.sandbox.state().personio.types.len(), 6);
}

#[rstest]
#[case(PersonioTypeNames::Allow, 200, 8)]
#[case(PersonioTypeNames::Refuse, 409, 7)]
#[case(PersonioTypeNames::Merge, 200, 7)]
#[tokio::test]
async fn a_name_that_exists(#[case] names: PersonioTypeNames, #[case] status: u16, #[case] types: usize) {
    let start = recorded().await;
    start.turn(|switches| switches.personio.type_names = names);
    let first = make(&start, &gym()).await.json();
    let second = make(&start, &gym()).await;
    assert_eq!(second.status, status);
    assert_eq!(second.json()["id"] == first["id"], names == PersonioTypeNames::Merge);
    assert_eq!(start.sandbox.state().personio.types.len(), types);
    assert_eq!(start.sandbox.writes()[1].effect, names == PersonioTypeNames::Allow);
}

#[tokio::test]
async fn the_length_of_a_name() {
    let start = recorded().await;
    let long = json!({ "name": "ä".repeat(300), "category": "ONE_TIME" });
    assert_eq!(make(&start, &long).await.status, 200);
    start.turn(|switches| switches.personio.longest_type_name = Some(299));
    bad_request(&make(&start, &long).await, "too long");
    start.turn(|switches| switches.personio.longest_type_name = Some(300));
    assert_eq!(make(&start, &long).await.status, 200);
}

#[tokio::test]
async fn the_right_to_make_types() {
    let start = recorded().await;
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(WRITE_COMPENSATIONS));
    refused(&make(&start, &gym()).await, 403, "Insufficient access scope", "#commonforbidden");
    start.turn(|switches| switches.personio.types_need_write = false);
    assert_eq!(make(&start, &gym()).await.status, 200);
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(READ_COMPENSATIONS));
    refused(&make(&start, &gym()).await, 403, "Insufficient access scope", "#commonforbidden");
    refused(&start.personio("compensations/types").await, 403, "Insufficient access scope", "#commonforbidden");
}

#[tokio::test]
async fn one_made_by_hand_may_be_refused() {
    let start = recorded().await;
    let id = start.edit_personio(|personio| {
        let id = personio.add_type("13. Gehalt", "ONE_TIME");
        personio.type_named_mut("13. Gehalt").unwrap().refused_by_post = true;
        id
    });
    assert_eq!(start.personio_rows("compensations/types").await.last().unwrap()["id"], json!(id), "it is in the list");
    bad_request(&start.personio_post("compensations", &posted("3001", &id, json!(1))).await, "not supported");
    start.edit_personio(|personio| personio.type_named_mut("13. Gehalt").unwrap().refused_by_post = false);
    start.give(&posted("3001", &id, json!(1))).await;
}
