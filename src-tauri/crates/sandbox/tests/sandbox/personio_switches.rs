//! What is not known about posting compensations, both ways.

use rstest::rstest;
use sandbox::{PersonioPostAnswer, PersonioRepeated, PersonioSwitches};
use serde_json::{Value, json};

use crate::{
    common::{Start, recorded, unrecorded},
    personio_common::{MEALS, SALARY, TICKET, bad_request, posted, with},
};

fn meals() -> Value {
    posted("3002", MEALS, json!(98.5))
}

fn turn(start: &Start, turn: impl FnOnce(&mut PersonioSwitches)) {
    start.turn(|switches| turn(&mut switches.personio));
}

/// The body is taken; with the switch turned, it is refused, and nothing changes.
async fn refused_when(body: &Value, detail: &str, switch: impl FnOnce(&mut PersonioSwitches)) -> Start {
    let start = recorded().await;
    start.give(body).await;
    let before = start.sandbox.state().personio.compensations.len();
    turn(&start, switch);
    bad_request(&start.personio_post("compensations", body).await, detail);
    assert_eq!(start.sandbox.state().personio.compensations.len(), before);
    assert!(!start.sandbox.writes()[1].effect);
    start
}

#[tokio::test]
async fn a_negative_value() {
    let start = refused_when(&posted("3002", MEALS, json!(-0.01)), "negative", |switches| switches.refuse_negative = true).await;
    start.give(&posted("3002", MEALS, json!(0))).await;
    start.give(&meals()).await;
}

#[tokio::test]
async fn a_value_of_zero() {
    let start = refused_when(&posted("3002", MEALS, json!(0.0)), "zero", |switches| switches.refuse_zero = true).await;
    start.give(&posted("3002", MEALS, json!(-1))).await;
}

#[tokio::test]
async fn a_month_that_is_closed() {
    let october = with(meals(), "effective_from", json!("2026-10-31"));
    let open = "2026-11-01".parse().unwrap();
    let start = refused_when(&october, "closed", |switches| switches.first_open_day = Some(open)).await;
    start.give(&meals()).await;
}

#[tokio::test]
async fn somebody_who_left() {
    let start = refused_when(&posted("3014", MEALS, json!(1)), "inactive", |switches| switches.refuse_inactive_persons = true).await;
    start.give(&posted("3016", MEALS, json!(1))).await;
}

#[tokio::test]
async fn another_currency() {
    let crowns = with(meals(), "currency", json!("SEK"));
    let start = refused_when(&crowns, "currency", |switches| switches.refuse_foreign_currency = true).await;
    assert_eq!(start.give(&meals()).await["amount"]["currency"], "EUR");
}

#[tokio::test]
async fn a_long_comment() {
    let long = with(meals(), "comment", json!("ü".repeat(501)));
    let start = refused_when(&long, "too long", |switches| switches.longest_comment = Some(500)).await;
    start.give(&with(meals(), "comment", json!("ü".repeat(500)))).await;
    let held = start.sandbox.state().personio;
    assert_eq!(held.compensations_of("3002").last().unwrap().comment.as_ref().unwrap().chars().count(), 500);
}

#[rstest]
#[case(MEALS)]
#[case(TICKET)]
#[tokio::test]
async fn the_same_once_more(#[case] type_id: &str) {
    let start = recorded().await;
    let first = start.give(&posted("3002", type_id, json!(10))).await;
    let held = || start.sandbox.state().personio.compensations_of("3002").iter().filter(|held| held.type_id == type_id).count();
    let again = posted("3002", type_id, json!(20));
    turn(&start, |switches| switches.repeated = PersonioRepeated::Conflict);
    let answer = start.personio_post("compensations", &again).await;
    assert_eq!((answer.status, held()), (409, 1), "{}", answer.body);
    start.give(&with(again.clone(), "effective_from", json!("2026-11-02"))).await;
    turn(&start, |switches| switches.repeated = PersonioRepeated::Update);
    assert_eq!(start.give(&again).await["id"], first["id"]);
    let value = start.sandbox.state().personio.compensation(first["id"].as_str().unwrap()).unwrap().value;
    assert_eq!((value.to_string().as_str(), held()), ("20", 2));
    turn(&start, |switches| switches.repeated = PersonioRepeated::Second);
    assert_ne!(start.give(&again).await["id"], first["id"]);
    assert_eq!(held(), 3);
}

#[rstest]
#[case(PersonioRepeated::Second)]
#[case(PersonioRepeated::Conflict)]
#[case(PersonioRepeated::Update)]
#[tokio::test]
async fn a_salary_is_always_overwritten(#[case] repeated: PersonioRepeated) {
    let start = recorded().await;
    turn(&start, |switches| switches.repeated = repeated);
    let (first, second) = (start.give(&posted("3005", SALARY, json!(3000))).await, start.give(&posted("3005", SALARY, json!(3100))).await);
    assert_eq!((&first["id"], &second["amount"]["value"]), (&second["id"], &json!(3100)));
}

#[tokio::test]
async fn what_a_good_answer_holds() {
    let start = unrecorded().await;
    let fields = async || {
        let made = start.give(&meals()).await;
        assert_eq!(made["type"], json!({ "id": MEALS }));
        made.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(fields().await, "amount effective_from id interval person type");
    turn(&start, |switches| switches.post_answer = PersonioPostAnswer::Ids);
    assert_eq!(fields().await, "id type");
    turn(&start, |switches| switches.post_answer = PersonioPostAnswer::TypeOnly);
    assert_eq!(fields().await, "type");
}

#[tokio::test]
async fn two_hundred_or_two_hundred_and_one() {
    let start = recorded().await;
    assert_eq!(start.personio_post("compensations", &meals()).await.status, 200);
    turn(&start, |switches| switches.post_is_201 = true);
    assert_eq!(start.personio_post("compensations", &meals()).await.status, 201);
    assert_eq!(start.personio_post("compensations/types", &json!({ "name": "Gym", "category": "ONE_TIME" })).await.status, 200);
}
