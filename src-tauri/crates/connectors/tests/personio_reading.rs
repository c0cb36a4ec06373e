//! Reads people, types and compensations from Personio.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::personio::{answer, document, page, queries, refusal, requests, server_and_client};
use common::{Call, november, person};
use connectors::ErrorCode;
use domain::benefits::{Category, Interval, PersonAttribute, TargetPerson};
use domain::money::{Currency, Money};
use domain::person::PersonId;
use rstest::rstest;
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn benefit(id: &str, person: &str) -> Value {
    json!({ "id": id, "person": { "id": person }, "type": { "id": "t1" }, "amount": { "value": 1, "currency": "EUR" } })
}

#[tokio::test]
async fn people_pages_are_read_from_the_entered_address() {
    let (server, client) = server_and_client().await;
    let pages = [
        page(json!([{ "id": "1" }, { "id": "2" }]), Some("https://elsewhere.example/v2/persons?cursor=a%2Bb%2Fc%3D")),
        page(json!([]), Some("/v2/persons?limit=1&cursor=d+e")),
        page(json!([{ "id": 3 }]), None),
    ];
    for page in pages {
        answer(&server, Call::PersonioPersons, 1, document(page)).await;
    }
    let people = client.people().await.unwrap().people;
    assert_eq!(people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    let asked = [pairs(&[("limit", "50")]), pairs(&[("limit", "50"), ("cursor", "a+b/c=")]), pairs(&[("limit", "50"), ("cursor", "d+e")])];
    assert_eq!(queries(&server, Call::PersonioPersons).await, asked);
}

#[tokio::test]
async fn person_with_partial_fields_is_read() {
    let (server, client) = server_and_client().await;
    let rows = json!([
        {
            "id": "3003", "email": " Ebba@Example.TEST ", "first_name": "Ebba", "last_name": "Lindqvist", "preferred_name": "Bibi",
            "status": "ACTIVE", "gender": "FEMALE", "employments": [{ "id": "e" }], "_meta": {},
            "custom_attributes": [
                { "id": "11", "type": "string", "global_id": "personnel_number", "label": "Personnel number", "value": " 00123 " },
                { "id": 12, "type": "integer", "global_id": null, "label": "Desk", "value": 4.5 },
                { "id": "13", "type": "boolean", "label": "Driver", "value": true },
                { "id": "14", "type": "tags", "label": "Tags", "value": ["a", "b"] },
                { "id": "15", "type": "string", "label": "Empty", "value": "" },
                { "id": "16", "type": "date", "label": "Nothing", "value": null },
                { "id": "17", "type": "employee", "label": "Boss", "value": { "id": 4 } },
                { "type": "string", "label": "Without an id", "value": "x" },
            ],
        },
        { "id": "3004", "email": null, "last_name": "Öst", "status": "inactive", "custom_attributes": null },
        { "id": "3005", "status": "UNSPECIFIED" },
    ]);
    answer(&server, Call::PersonioPersons, 1, document(page(rows, None))).await;
    let found = client.people().await.unwrap();
    let attribute =
        |id: &str, label: &str, value: &str| PersonAttribute { id: id.to_owned(), label: label.to_owned(), value: value.to_owned() };
    let target_person = |id: &str, name: &str, email: Option<&str>, active, attributes| TargetPerson {
        id: PersonId(id.to_owned()),
        name: name.to_owned(),
        email: email.map(str::to_owned),
        active,
        attributes,
    };
    let ebba =
        vec![attribute("personnel_number", "Personnel number", "00123"), attribute("12", "Desk", "4.5"), attribute("13", "Driver", "true")];
    let expected = [
        target_person("3003", "Ebba Lindqvist", Some("ebba@example.test"), Some(true), ebba),
        target_person("3004", "Öst", None, Some(false), Vec::new()),
        target_person("3005", "", None, None, Vec::new()),
    ];
    assert_eq!(found.people, expected);
    assert!(found.emails_released);
}

#[rstest]
#[case::no_person_has_the_field(json!([{ "id": "1" }, { "id": "2", "employments": [] }]), false)]
#[case::one_person_has_an_address(json!([{ "id": "1" }, { "id": "2", "email": "a@example.test" }]), true)]
#[case::one_person_has_null(json!([{ "id": "1" }, { "id": "2", "email": null }]), true)]
#[case::one_person_has_an_empty_one(json!([{ "id": "1", "email": "" }]), true)]
#[case::no_people(json!([]), true)]
#[tokio::test]
async fn unreleased_email_differs_from_an_empty_one(#[case] rows: Value, #[case] released: bool) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioPersons, 1, document(page(rows, None))).await;
    let found = client.people().await.unwrap();
    assert_eq!(found.emails_released, released);
}

#[tokio::test]
async fn types_of_every_category_are_read() {
    let (server, client) = server_and_client().await;
    let first = json!([
        { "id": "t1", "name": "Meal allowance", "category": "ONE_TIME" },
        { "id": "t2", "name": " Ticket ", "category": "RECURRING", "_meta": {} },
    ]);
    let second = json!([{ "id": "t3", "name": "Base salary", "category": "FIXED_SALARY" }, { "id": "t4" }]);
    answer(&server, Call::PersonioTypes, 1, document(page(first, Some("?cursor=2")))).await;
    answer(&server, Call::PersonioTypes, 1, document(page(second, None))).await;
    let types = client.types().await.unwrap();
    let types: Vec<_> = types.into_iter().map(|row| (row.id, row.name, row.category)).collect();
    let expected = [
        ("t1", "Meal allowance", Category::OneTime),
        ("t2", "Ticket", Category::Recurring),
        ("t3", "Base salary", Category::Other("FIXED_SALARY".to_owned())),
        ("t4", "", Category::Other(String::new())),
    ];
    assert_eq!(types, expected.map(|(id, name, category)| (id.to_owned(), name.to_owned(), category)));
    let asked = [pairs(&[("limit", "100")]), pairs(&[("limit", "100"), ("cursor", "2")])];
    assert_eq!(queries(&server, Call::PersonioTypes).await, asked);
}

#[tokio::test]
async fn month_with_unusual_rows_is_read() {
    let (server, client) = server_and_client().await;
    // Written by hand, because a JSON library would change the digits of the numbers.
    let body = r#"{"_data":[
        {"id":"c1","person":{"id":"3003"},"legal_entity":{"id":"170"},"type":{"id":"t1","name":"Meal allowance","category":"ONE_TIME"},
         "amount":{"value":98.50,"currency":"EUR"},"interval":null,"effective_from":"2026-11-01","weekly_working_hours":40,
         "comment":"Essen [PB-1a2b3c4d5e6f7081]","created_at":"2026-11-02T10:00:00Z"},
        {"id":"c2","person":{"id":3004},"type":{"id":"t2","category":"RECURRING"},"amount":{"value":"9007199254740993.01","currency":"eur"},
         "interval":"HALF-YEARLY","effective_from":"2026-01-01T00:00:00Z"},
        {"id":"c3","person":{"id":"3005"},"legal_entity":null,"type":{"id":"t3"},"amount":{"value":0,"currency":"SEK"},"interval":"WEEKLY",
         "effective_from":null,"comment":""},
        {"id":"c4","person":{"id":"3005"},"legal_entity":{},"type":{"id":"t3"},"amount":{"value":-0.1,"currency":"EUR"},"comment":{"text":1}}
    ],"_meta":{}}"#;
    answer(&server, Call::PersonioCompensations, 1, ResponseTemplate::new(200).set_body_string(body)).await;
    let found = client.month(november()).await.unwrap();
    let asked = pairs(&[("start_date", "2026-11-01"), ("end_date", "2026-11-30"), ("limit", "100")]);
    assert_eq!(queries(&server, Call::PersonioCompensations).await, [asked]);
    let [one, two, three, four] = found.as_slice() else { panic!("four rows are expected") };
    assert_eq!(one.amount, Money::new("98.5".parse().unwrap(), Currency::EUR));
    assert_eq!((one.person.as_str(), one.type_id.as_str(), one.type_name.as_deref()), ("3003", "t1", Some("Meal allowance")));
    assert_eq!((&one.category, one.interval, one.legal_entity.as_deref()), (&Some(Category::OneTime), None, Some("170")));
    assert_eq!(one.effective_from, "2026-11-01".parse().ok());
    assert_eq!(one.comment.as_deref(), Some("Essen [PB-1a2b3c4d5e6f7081]"));
    assert_eq!((two.amount.to_string(), two.person.as_str()), ("9007199254740993.01 EUR".to_owned(), "3004"));
    assert_eq!((two.interval, two.effective_from), (Some(Interval::HalfYearly), "2026-01-01".parse().ok()));
    assert_eq!(
        (three.amount.to_string(), &three.category, three.interval),
        ("0 SEK".to_owned(), &None, None),
        "nothing is kept as nothing"
    );
    assert_eq!((three.effective_from, three.comment.as_deref(), three.legal_entity.as_deref()), (None, None, None));
    assert_eq!((four.amount.to_string(), four.comment.as_deref()), ("-0.1 EUR".to_owned(), None));
}

#[rstest]
#[case::no_id("id", json!(null), "_data[1].id")]
#[case::no_person("person", json!({}), "_data[1].person")]
#[case::no_type("type", json!({ "name": "x" }), "_data[1].type")]
#[case::no_amount("amount", json!({ "currency": "EUR" }), "_data[1].amount")]
#[case::an_amount_that_is_no_number("amount", json!({ "value": "much", "currency": "EUR" }), "_data[1].amount.value")]
#[case::a_flag("amount", json!({ "value": true, "currency": "EUR" }), "_data[1].amount.value")]
#[case::no_currency("amount", json!({ "value": 1 }), "_data[1].amount")]
#[case::a_sign("amount", json!({ "value": 1, "currency": "€" }), "_data[1].amount.currency")]
#[case::no_day("effective_from", json!("first of May"), "_data[1].effective_from")]
#[case::a_day_that_is_none("effective_from", json!("2026-02-30"), "_data[1].effective_from")]
#[tokio::test]
async fn unreadable_value_is_named_by_its_path(#[case] field: &str, #[case] value: Value, #[case] place: &str) {
    let (server, client) = server_and_client().await;
    let mut broken = benefit("c2", "3003");
    broken[field] = value;
    answer(&server, Call::PersonioCompensations, 1, document(page(json!([benefit("c1", "3003"), broken]), None))).await;
    let error = client.month(november()).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some(place)));
}

#[tokio::test]
async fn heavy_month_is_read_again_in_smaller_pages() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCompensations, 1, document(page(json!([benefit("c1", "1")]), Some("?cursor=2")))).await;
    answer(&server, Call::PersonioCompensations, 1, refusal(422, "Unprocessable", "compensations.unprocessable_content")).await;
    answer(&server, Call::PersonioCompensations, 1, document(page(json!([benefit("c1", "1")]), Some("?cursor=3")))).await;
    answer(&server, Call::PersonioCompensations, 1, document(page(json!([benefit("c2", "1")]), None))).await;
    assert_eq!(client.month(november()).await.unwrap().len(), 2);
    let asked: Vec<_> = queries(&server, Call::PersonioCompensations).await.into_iter().map(|query| query[2..].to_vec()).collect();
    let expected = [
        pairs(&[("limit", "100")]),
        pairs(&[("limit", "100"), ("cursor", "2")]),
        pairs(&[("limit", "25")]),
        pairs(&[("limit", "25"), ("cursor", "3")]),
    ];
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn month_too_heavy_for_small_pages_is_refused() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCompensations, 9, refusal(422, "Unprocessable", "too much")).await;
    let error = client.month(november()).await.unwrap_err();
    assert_eq!(
        (error.code, error.status, error.service_message.as_deref()),
        (ErrorCode::Refused, Some(422), Some("Unprocessable: too much"))
    );
    assert_eq!(requests(&server, Call::PersonioCompensations).await.len(), 2);
}

#[tokio::test]
async fn month_of_one_person_is_filtered() {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioCompensations, 1, document(page(json!([benefit("c1", "3003")]), None))).await;
    assert_eq!(client.month_of(november(), &person()).await.unwrap().len(), 1);
    let asked = pairs(&[("start_date", "2026-11-01"), ("end_date", "2026-11-30"), ("person.id", "3003"), ("limit", "100")]);
    assert_eq!(queries(&server, Call::PersonioCompensations).await, [asked]);
}

#[tokio::test]
async fn row_of_another_person_fails_the_read() {
    let (server, client) = server_and_client().await;
    let rows = json!([benefit("c1", "3003"), benefit("c2", "3004")]);
    answer(&server, Call::PersonioCompensations, 1, document(page(rows, None))).await;
    let error = client.month_of(november(), &person()).await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some("_data[].person.id")));
}

#[rstest]
#[case::a_circle(&[("1", Some("?cursor=x")), ("2", Some("?cursor=x"))], "_meta.links.next.href")]
#[case::a_row_that_comes_twice(&[("1", Some("?cursor=x")), ("1", None)], "_data[].id")]
#[tokio::test]
async fn inconsistent_pages_are_incomplete(#[case] pages: &[(&str, Option<&str>)], #[case] place: &str) {
    let (server, client) = server_and_client().await;
    for (id, next) in pages {
        answer(&server, Call::PersonioPersons, 1, document(page(json!([{ "id": id }]), *next))).await;
    }
    let error = client.people().await.unwrap_err();
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Incomplete, Some(place)));
    assert_eq!(requests(&server, Call::PersonioPersons).await.len(), 2);
}

#[rstest]
#[case(json!({ "_meta": {} }))]
#[case(json!({ "_data": null, "_meta": {} }))]
#[case(json!({ "_data": [] }))]
#[case(json!({ "data": [], "meta": {} }))]
#[tokio::test]
async fn page_without_envelope_is_not_understood(#[case] body: Value) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioTypes, 1, document(body)).await;
    assert_eq!(client.types().await.unwrap_err().code, ErrorCode::NotUnderstood);
}

#[rstest]
#[case(json!([{ "id": "new", "legal_entity": { "id": "170" } }, { "id": "old", "legal_entity": { "id": "1" } }]), Some("170"))]
#[case(json!([{ "id": "new", "legal_entity": { "id": 170 } }]), Some("170"))]
#[case(json!([{ "id": "new", "legal_entity": null }]), None)]
#[case(json!([{ "id": "new" }]), None)]
#[case(json!([]), None)]
#[tokio::test]
async fn legal_entity_is_that_of_the_newest_employment(#[case] rows: Value, #[case] expected: Option<&str>) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioEmployments, 1, document(page(rows, None))).await;
    assert_eq!(client.legal_entity_of(&person()).await.unwrap().as_deref(), expected);
}

#[rstest]
#[case("")]
#[case("../persons")]
#[case("3003/employments")]
#[case("3003?x=1")]
#[tokio::test]
async fn invalid_person_id_is_not_sent(#[case] id: &str) {
    let (server, client) = server_and_client().await;
    let error = client.legal_entity_of(&PersonId(id.to_owned())).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[rstest]
#[case(400, "Unauthorized token", ErrorCode::MissingRight)]
#[case(400, "Bad request", ErrorCode::Refused)]
#[case(403, "Insufficient access scope", ErrorCode::MissingRight)]
#[case(412, "No access to legal entities feature.", ErrorCode::Refused)]
#[tokio::test]
async fn refusal_keeps_its_message_and_trace_id(#[case] status: u16, #[case] title: &str, #[case] code: ErrorCode) {
    let (server, client) = server_and_client().await;
    answer(&server, Call::PersonioTypes, 1, refusal(status, title, "Client scope of ebba@example.test 19900101-0017")).await;
    let error = client.types().await.unwrap_err();
    assert_eq!((error.code, error.status), (code, Some(status)));
    assert_eq!(error.service_message, Some(format!("{title}: Client scope of ••• •••")));
    assert_eq!(error.trace.as_deref(), Some("f9eddcad-e93c-4d7f-a6b3-76caf2eec677"));
}

#[rstest]
#[case("tok-Zq7-geheim")]
#[case("ebba@example.test")]
#[case("two words")]
#[case(&"9".repeat(65))]
#[tokio::test]
async fn invalid_trace_id_is_dropped(#[case] trace: &str) {
    let (server, client) = server_and_client().await;
    let body = json!({ "personio_trace_id": trace, "errors": [] });
    answer(&server, Call::PersonioTypes, 1, ResponseTemplate::new(400).set_body_json(body)).await;
    assert_eq!(client.types().await.unwrap_err().trace, None);
}
