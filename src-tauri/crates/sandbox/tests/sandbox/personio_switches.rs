//! The switches for posts of compensations, on and off.

use rstest::rstest;
use sandbox::{PersonioPostAnswer, PersonioRepeated, PersonioSwitches};
use serde_json::{Value, json};

use crate::{
    common::{Fixture, recorded, unrecorded},
    personio_common::{MEALS, SALARY, TICKET, assert_bad_request, posted, with_field},
};

fn meals() -> Value {
    posted("3002", MEALS, json!(98.5))
}

fn switch(fixture: &Fixture, change: impl FnOnce(&mut PersonioSwitches)) {
    fixture.switch(|switches| change(&mut switches.personio));
}

/// Asserts that the body is accepted first, and refused without effect after the switch changed.
async fn assert_refused_after(body: &Value, detail: &str, change: impl FnOnce(&mut PersonioSwitches)) -> Fixture {
    let fixture = recorded().await;
    fixture.post_accepted(body).await;
    let before = fixture.sandbox.state().personio.compensations.len();
    switch(&fixture, change);
    assert_bad_request(&fixture.personio_post("compensations", body).await, detail);
    assert_eq!(fixture.sandbox.state().personio.compensations.len(), before);
    assert!(!fixture.sandbox.writes()[1].effect);
    fixture
}

#[tokio::test]
async fn negative_value_is_refused_when_switched() {
    let fixture = assert_refused_after(&posted("3002", MEALS, json!(-0.01)), "negative", |switches| switches.refuse_negative = true).await;
    fixture.post_accepted(&posted("3002", MEALS, json!(0))).await;
    fixture.post_accepted(&meals()).await;
}

#[tokio::test]
async fn zero_value_is_refused_when_switched() {
    let fixture = assert_refused_after(&posted("3002", MEALS, json!(0.0)), "zero", |switches| switches.refuse_zero = true).await;
    fixture.post_accepted(&posted("3002", MEALS, json!(-1))).await;
}

#[tokio::test]
async fn closed_month_is_refused_when_switched() {
    let october = with_field(meals(), "effective_from", json!("2026-10-31"));
    let open = "2026-11-01".parse().unwrap();
    let fixture = assert_refused_after(&october, "closed", |switches| switches.first_open_day = Some(open)).await;
    fixture.post_accepted(&meals()).await;
}

#[tokio::test]
async fn inactive_person_is_refused_when_switched() {
    let fixture =
        assert_refused_after(&posted("3014", MEALS, json!(1)), "inactive", |switches| switches.refuse_inactive_persons = true).await;
    fixture.post_accepted(&posted("3016", MEALS, json!(1))).await;
}

#[tokio::test]
async fn foreign_currency_is_refused_when_switched() {
    let crowns = with_field(meals(), "currency", json!("SEK"));
    let fixture = assert_refused_after(&crowns, "currency", |switches| switches.refuse_foreign_currency = true).await;
    assert_eq!(fixture.post_accepted(&meals()).await["amount"]["currency"], "EUR");
}

#[tokio::test]
async fn long_comment_is_refused_when_switched() {
    let long = with_field(meals(), "comment", json!("ü".repeat(501)));
    let fixture = assert_refused_after(&long, "too long", |switches| switches.longest_comment = Some(500)).await;
    fixture.post_accepted(&with_field(meals(), "comment", json!("ü".repeat(500)))).await;
    let stored = fixture.sandbox.state().personio;
    assert_eq!(stored.compensations_of("3002").last().unwrap().comment.as_ref().unwrap().chars().count(), 500);
}

#[rstest]
#[case(MEALS)]
#[case(TICKET)]
#[tokio::test]
async fn repeated_post_follows_the_switch(#[case] type_id: &str) {
    let fixture = recorded().await;
    let first = fixture.post_accepted(&posted("3002", type_id, json!(10))).await;
    let stored = || fixture.sandbox.state().personio.compensations_of("3002").iter().filter(|stored| stored.type_id == type_id).count();
    let again = posted("3002", type_id, json!(20));
    switch(&fixture, |switches| switches.repeated = PersonioRepeated::Conflict);
    let answer = fixture.personio_post("compensations", &again).await;
    assert_eq!((answer.status, stored()), (409, 1), "{}", answer.body);
    fixture.post_accepted(&with_field(again.clone(), "effective_from", json!("2026-11-02"))).await;
    switch(&fixture, |switches| switches.repeated = PersonioRepeated::Update);
    assert_eq!(fixture.post_accepted(&again).await["id"], first["id"]);
    let value = fixture.sandbox.state().personio.compensation(first["id"].as_str().unwrap()).unwrap().value;
    assert_eq!((value.to_string().as_str(), stored()), ("20", 2));
    switch(&fixture, |switches| switches.repeated = PersonioRepeated::Second);
    assert_ne!(fixture.post_accepted(&again).await["id"], first["id"]);
    assert_eq!(stored(), 3);
}

#[rstest]
#[case(PersonioRepeated::Second)]
#[case(PersonioRepeated::Conflict)]
#[case(PersonioRepeated::Update)]
#[tokio::test]
async fn repeated_salary_is_always_overwritten(#[case] repeated: PersonioRepeated) {
    let fixture = recorded().await;
    switch(&fixture, |switches| switches.repeated = repeated);
    let (first, second) = (
        fixture.post_accepted(&posted("3005", SALARY, json!(3000))).await,
        fixture.post_accepted(&posted("3005", SALARY, json!(3100))).await,
    );
    assert_eq!((&first["id"], &second["amount"]["value"]), (&second["id"], &json!(3100)));
}

#[tokio::test]
async fn post_answer_follows_the_switch() {
    let fixture = unrecorded().await;
    let fields = async || {
        let made = fixture.post_accepted(&meals()).await;
        assert_eq!(made["type"], json!({ "id": MEALS }));
        made.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(fields().await, "amount effective_from id interval person type");
    switch(&fixture, |switches| switches.post_answer = PersonioPostAnswer::Ids);
    assert_eq!(fields().await, "id type");
    switch(&fixture, |switches| switches.post_answer = PersonioPostAnswer::TypeOnly);
    assert_eq!(fields().await, "type");
}

#[tokio::test]
async fn post_status_can_be_201() {
    let fixture = recorded().await;
    assert_eq!(fixture.personio_post("compensations", &meals()).await.status, 200);
    switch(&fixture, |switches| switches.post_is_201 = true);
    assert_eq!(fixture.personio_post("compensations", &meals()).await.status, 201);
    assert_eq!(fixture.personio_post("compensations/types", &json!({ "name": "Gym", "category": "ONE_TIME" })).await.status, 200);
}
