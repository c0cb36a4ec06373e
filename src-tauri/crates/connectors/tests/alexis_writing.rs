//! Writes to Alexis HR: requests, answers, and the client that cannot write.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{
    Call, FIRST, LAST, TOKEN, alexis, alexis_writer, base, employee_patch, new_compensation, new_employee, new_employment, options, service,
};
use connectors::alexis::calls::{ALL, Method, Proof};
use connectors::alexis::wire::{CompensationPatch, EmployeePatch, EmploymentPatch, EndDate, PayoutPeriod, SentAddress};
use connectors::alexis::{Created, WriteCalls, unproven};
use connectors::{ErrorCode, Written};
use domain::money::Currency;
use rstest::rstest;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

async fn answering(call: Call, body: &str) -> MockServer {
    service(call, ResponseTemplate::new(200).set_body_string(body)).await
}

/// The only request that arrived, as "METHOD path" and body.
async fn only_request(server: &MockServer) -> (String, String) {
    let requests = server.received_requests().await.unwrap();
    let [request]: [Request; 1] = requests.try_into().expect("one request");
    for (name, value) in
        [("accept", "application/json"), ("content-type", "application/json"), ("authorization", &format!("Bearer {TOKEN}"))]
    {
        assert_eq!(request.headers[name], value);
    }
    assert_eq!(request.url.query(), None);
    (format!("{} {}", request.method, request.url.path()), String::from_utf8(request.body).unwrap())
}

fn parse_json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[tokio::test]
async fn create_employee_posts_the_record() {
    let server = answering(Call::AlexisCreateEmployee, Call::AlexisCreateEmployee.success_body()).await;
    let written = alexis_writer(&base(&server), options()).create_employee(&new_employee()).await;
    assert_eq!(written, Written::Done(Created { id: "x1".to_owned(), user_id: Some("u1".to_owned()) }));
    let (to, body) = only_request(&server).await;
    assert_eq!(to, "POST /v1/employee");
    let expected = json!({"firstName": "Ebba", "lastName": "Lindqvist", "privateEmail": "ebba@example.test", "ssn": "19900101-0017"});
    assert_eq!(parse_json(&body), expected);
}

#[tokio::test]
async fn update_employee_patches_the_record() {
    let server = answering(Call::AlexisUpdateEmployee, Call::AlexisUpdateEmployee.success_body()).await;
    let mut patch = EmployeePatch { active: Some(false), ..EmployeePatch::default() };
    patch.record.home_address = Some(SentAddress { postal_code: Some("11122".to_owned()), ..SentAddress::default() });
    assert_eq!(alexis_writer(&base(&server), options()).update_employee("x1", &patch).await, Written::Done(()));
    let (to, body) = only_request(&server).await;
    assert_eq!(to, "PATCH /v1/employee/x1");
    assert_eq!(parse_json(&body), json!({"active": false, "homeAddress": {"postalCode": "11122"}}));
    assert!(!patch.is_empty());
    assert!(EmployeePatch::default().is_empty());
}

#[tokio::test]
async fn create_employment_posts_the_record() {
    let server = answering(Call::AlexisCreateEmployment, Call::AlexisCreateEmployment.success_body()).await;
    let mut employment = new_employment();
    employment.end_date = Some("2027-05-31".parse().unwrap());
    employment.rate = "0.50".parse().unwrap();
    assert_eq!(alexis_writer(&base(&server), options()).create_employment(&employment).await, Written::Done("x1".to_owned()));
    let (to, body) = only_request(&server).await;
    assert_eq!(to, "POST /v1/employment");
    assert_eq!(
        body,
        r#"{"employeeId":"x1","userId":"u1","typeId":"t1","startDate":"2026-12-01T00:00:00.000Z","endDate":"2027-05-31T00:00:00.000Z","terminated":false,"rate":0.5,"country":"SE"}"#
    );
    employment.end_date = None;
    assert_eq!(parse_json(&serde_json::to_string(&employment).unwrap()).get("endDate"), None);
}

#[tokio::test]
async fn update_employment_sets_and_removes_the_end() {
    let set = EmploymentPatch {
        type_id: Some("t2".to_owned()),
        start_date: Some("2026-12-01".parse().unwrap()),
        end_date: Some(EndDate::Set("2027-05-31".parse().unwrap())),
        effective_end_date: None,
    };
    let removed =
        EmploymentPatch { end_date: Some(EndDate::Remove), effective_end_date: Some(EndDate::Remove), ..EmploymentPatch::default() };
    let sent = json!({"typeId": "t2", "startDate": "2026-12-01T00:00:00.000Z", "endDate": "2027-05-31T00:00:00.000Z"});
    for (patch, sent) in [(set, sent), (removed, json!({"endDate": null, "effectiveEndDate": null}))] {
        let server = answering(Call::AlexisUpdateEmployment, Call::AlexisUpdateEmployment.success_body()).await;
        assert_eq!(alexis_writer(&base(&server), options()).update_employment("x1", &patch).await, Written::Done(()));
        let (to, body) = only_request(&server).await;
        assert_eq!((to.as_str(), parse_json(&body)), ("PATCH /v1/employment/x1", sent));
        assert!(!patch.is_empty());
    }
    assert!(EmploymentPatch::default().is_empty());
}

#[tokio::test]
async fn create_compensation_posts_the_record() {
    let server = answering(Call::AlexisCreateCompensation, Call::AlexisCreateCompensation.success_body()).await;
    assert_eq!(alexis_writer(&base(&server), options()).create_compensation(&new_compensation()).await, Written::Done("x1".to_owned()));
    let (to, body) = only_request(&server).await;
    assert_eq!(to, "POST /v1/compensation");
    assert_eq!(
        body,
        r#"{"employeeId":"x1","userId":"u1","amount":35500.1,"effectiveDate":"2026-12-01T00:00:00.000Z","currency":"SEK","payoutDay":25,"payoutPeriod":"MONTHLY","payoutFrequency":"MONTH","paidOvertime":false}"#
    );
}

#[tokio::test]
async fn update_compensation_patches_the_amount() {
    for (payout_period, end) in [(None, "}"), (Some(PayoutPeriod::Hourly), r#","payoutPeriod":"HOURLY"}"#)] {
        let server = answering(Call::AlexisUpdateCompensation, Call::AlexisUpdateCompensation.success_body()).await;
        let patch = CompensationPatch { amount: "180.55".parse().unwrap(), currency: Currency::SEK, payout_period };
        assert_eq!(alexis_writer(&base(&server), options()).update_compensation("x1", &patch).await, Written::Done(()));
        let (to, body) = only_request(&server).await;
        assert_eq!((to.as_str(), body), ("PATCH /v1/compensation/x1", format!(r#"{{"amount":180.55,"currency":"SEK"{end}"#)));
    }
}

#[rstest]
#[case("0.1", "0.1")]
#[case("35000.00", "35000")]
#[case("100000", "100000")]
#[case("0.30000000000000004", "0.30000000000000004")]
#[case("79228162514264337593543950335", "79228162514264337593543950335")]
fn amount_keeps_all_digits(#[case] amount: &str, #[case] written: &str) {
    let patch = CompensationPatch { amount: amount.parse().unwrap(), currency: Currency::SEK, payout_period: None };
    assert_eq!(serde_json::to_string(&patch).unwrap(), format!(r#"{{"amount":{written},"currency":"SEK"}}"#));
}

#[rstest]
#[case::envelope(r#"{"status": "ok", "data": {"id": "x1", "userId": "u1", "active": true}}"#, Some(Some("u1")))]
#[case::bare(r#"{"id": "x1", "userId": "u1"}"#, Some(Some("u1")))]
#[case::no_user(r#"{"status": "ok", "data": {"id": "x1", "userId": null}}"#, Some(None))]
#[case::no_id(r#"{"status": "ok", "data": {"userId": "u1"}}"#, None)]
#[case::blank_id(r#"{"data": {"id": " "}}"#, None)]
#[case::a_number(r#"{"data": {"id": 7}}"#, None)]
#[case::no_record(r#"{"status": "ok", "data": null}"#, None)]
#[case::a_list(r#"{"status": "ok", "data": [{"id": "x1"}]}"#, None)]
#[tokio::test]
async fn create_employee_reads_the_new_ids(#[case] body: &str, #[case] user: Option<Option<&str>>) {
    let server = answering(Call::AlexisCreateEmployee, body).await;
    match (alexis_writer(&base(&server), options()).create_employee(&new_employee()).await, user) {
        (Written::Done(created), Some(user)) => assert_eq!((created.id.as_str(), created.user_id.as_deref()), ("x1", user)),
        (Written::Unclear(error), None) => assert_eq!(error.code, ErrorCode::NotUnderstood),
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[case::nothing("", true)]
#[case::the_record(r#"{"status": "ok", "data": {"id": "x1"}}"#, true)]
#[case::bare(r#"{"id": "x1"}"#, true)]
#[case::another_record(r#"{"status": "ok", "data": {"id": "x2"}}"#, false)]
#[case::no_record(r#"{"status": "ok"}"#, false)]
#[tokio::test]
async fn update_employee_checks_the_returned_record(#[case] body: &str, #[case] done: bool) {
    let server = answering(Call::AlexisUpdateEmployee, body).await;
    match alexis_writer(&base(&server), options()).update_employee("x1", &employee_patch()).await {
        Written::Done(()) => assert!(done),
        Written::Unclear(error) => assert_eq!((error.code, done), (ErrorCode::NotUnderstood, false)),
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[case("")]
#[case("..")]
#[case("x1/..")]
#[case("x1?force=1")]
#[case("å")]
#[tokio::test]
async fn update_with_invalid_id_is_not_sent(#[case] id: &str) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200)).mount(&server).await;
    let writer = alexis_writer(&base(&server), options());
    let patch = CompensationPatch { amount: 1.into(), currency: Currency::SEK, payout_period: None };
    for written in [
        writer.update_employee(id, &employee_patch()).await,
        writer.update_employment(id, &EmploymentPatch::default()).await,
        writer.update_compensation(id, &patch).await,
    ] {
        let Written::NotSent(error) = written else { panic!("{written:?}") };
        assert_eq!(error.field.as_deref(), Some("id"));
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn refusal_masks_personal_data() {
    let words = json!({"message": ["Ebba Lindqvist, Exempelgatan 4, account 12345, has ssn 19900101-0017 and ebba@example.test already"]});
    let mut employee = new_employee();
    employee.record.home_address = Some(SentAddress { street: Some("Exempelgatan 4".to_owned()), ..SentAddress::default() });
    employee.record.bank_account =
        Some(connectors::alexis::wire::SentBankAccount { number: Some("12345".to_owned()), ..Default::default() });
    let server = service(Call::AlexisCreateEmployee, ResponseTemplate::new(400).set_body_json(words)).await;
    let Written::Refused(error) = alexis_writer(&base(&server), options()).create_employee(&employee).await else { panic!() };
    assert_eq!(error.service_message.as_deref(), Some("••• •••, •••, account •••, has ssn ••• and ••• already"));
}

#[tokio::test]
async fn reading_client_sends_only_get() {
    let server = MockServer::start().await;
    let empty = json!({"status": "ok", "total": 0, "count": 0, "data": []});
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_json(empty)).mount(&server).await;
    let client = alexis(&base(&server), options());
    let _no_company = client.company().await.unwrap_err();
    client.people(&|_, _| ()).await.unwrap();
    client.employment_types().await.unwrap();
    client.leave(FIRST, LAST, &|_, _| ()).await.unwrap();
    let _no_person = client.employee("x1").await.unwrap_err();
    let requests = server.received_requests().await.unwrap();
    let reads = ALL.iter().filter(|call| call.method == Method::Get).count();
    assert_eq!(requests.len(), reads, "every call that reads is among them");
    for request in requests {
        assert_eq!((request.method.as_str(), request.body.len()), ("GET", 0));
    }
}

/// The type of the client's HTTP handle cannot write, which prevents accidents. This test prevents a deliberate change.
#[test]
fn reading_client_source_contains_no_writes() {
    let sources = [include_str!("../src/alexis/client.rs"), include_str!("../src/alexis/leave.rs")];
    let code: String = sources.iter().flat_map(|source| source.lines()).filter(|line| !line.trim_start().starts_with("//")).collect();
    assert!(code.contains("http: Http") && code.contains("impl Client"), "the client moved: adapt this test");
    for word in ["Writ", "Verb", "send(", "Post", "Patch", "Put", "body"] {
        assert!(!code.contains(word), "{word} in the client that only reads");
    }
}

#[test]
fn unproven_reads_are_listed() {
    let reads = ALL.iter().filter(|call| call.method == Method::Get && call.proof == Proof::Unproven);
    assert_eq!(reads.map(|call| call.name).collect::<Vec<_>>(), ["alexis.leave_transactions", "alexis.work_weeks", "alexis.children"]);
}

#[test]
fn every_write_is_unproven() {
    let unproven: Vec<&str> = unproven().map(|call| call.name).collect();
    for call in ALL.iter().filter(|call| call.method != Method::Get) {
        assert!(unproven.contains(&call.name), "{}", call.name);
        assert!(call.body.is_some() && matches!(call.method, Method::Post | Method::Patch), "{}", call.name);
    }
    assert!(WriteCalls::default().whole_objects);
    assert!(serde_json::from_str::<WriteCalls>("{}").unwrap().whole_objects);
}
