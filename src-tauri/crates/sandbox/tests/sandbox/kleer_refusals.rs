//! Requests that Kleer refuses, and its error answers.

use reqwest::Method;
use rstest::rstest;
use serde_json::json;

use crate::common::{Fixture, JSON, XML, read, unrecorded};

fn writable(fields: &str) -> String {
    format!("<payroll-user-writable>{fields}</payroll-user-writable>")
}

async fn assert_refused(fixture: &Fixture, method: Method, path: &str, form: &str, body: &str, status: u16, message: &str) {
    let before = serde_json::to_value(fixture.sandbox.state()).unwrap();
    let answer = read(fixture.kleer_request(method, path, form, body)).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.body.contains(message), "{}", answer.body);
    let error = if form == XML { "<error><message>" } else { r#"{"message":"# };
    assert!(answer.body.starts_with(error), "{}", answer.body);
    let write = fixture.only_write();
    assert_eq!((write.status, write.effect), (Some(status), false));
    assert_eq!(before, serde_json::to_value(fixture.sandbox.state()).unwrap());
}

#[rstest]
#[case::order("<phone>1</phone><ssn>19880412-9800</ssn>", "<ssn> may not stand here")]
#[case::twice("<phone>1</phone><phone>2</phone>", "<phone> may not stand here")]
#[case::unknown("<nickname>E</nickname>", "<nickname> may not stand here")]
#[case::bare_end_date("<employment-end-date>2027-05-31</employment-end-date>", "text in <employment-end-date>")]
#[case::no_number("<tax-table>32,5</tax-table>", "<tax-table> must hold a whole number")]
#[case::decimals("<monthly-salary>35500.00</monthly-salary>", "<monthly-salary> must hold a whole number")]
#[case::no_date("<employment-start-date>2026-11-31</employment-start-date>", "<employment-start-date> must hold a date")]
#[case::date_time("<employment-start-date>2026-11-30T00:00:00</employment-start-date>", "must hold a date")]
#[case::enum_as_in_json("<monthly-salary-type>CURRENT</monthly-salary-type>", "<monthly-salary-type> must hold one of")]
#[case::nested("<phone><b>1</b></phone>", "<phone> must hold text")]
#[case::attribute("<phone kind='home'>1</phone>", "attributes")]
#[case::unclosed("<phone>1", "")]
#[tokio::test]
async fn xml_against_the_schema_is_refused(#[case] fields: &str, #[case] message: &str) {
    let fixture = unrecorded().await;
    let message = message.replace('<', "&lt;").replace('>', "&gt;");
    assert_refused(&fixture, Method::POST, "payroll/user/501", XML, &writable(fields), 400, &message).await;
}

#[rstest]
#[case::declaration("<?xml version='1.0'?><payroll-user-writable/>")]
#[case::byte_order_mark("\u{feff}<payroll-user-writable/>")]
#[case::namespace("<payroll-user-writable xmlns='urn:x'/>")]
#[case::doctype("<!DOCTYPE x><payroll-user-writable/>")]
#[case::other_root("<payroll-user-readable/>")]
#[case::two_roots("<payroll-user-writable/><payroll-user-writable/>")]
#[case::nothing("")]
#[case::json(r#"{"phone":"1"}"#)]
#[tokio::test]
async fn body_other_than_the_plain_message_is_refused(#[case] body: &str) {
    let fixture = unrecorded().await;
    assert_refused(&fixture, Method::POST, "payroll/user/501", XML, body, 400, "Ogiltigt anrop").await;
}

#[rstest]
#[case::unknown(json!({ "phoneNumber": "1" }), "unknown field phoneNumber")]
#[case::number_as_text(json!({ "tax-table": "32" }), "tax-table must be a whole number")]
#[case::singular_list(json!({ "schedules": { "schedule": [] } }), "unknown field schedule")]
#[case::unknown_enum(json!({ "monthly-salary-type": "LATER" }), "NEXT, CURRENT")]
#[case::bare_end_date(json!({ "employment-end-date": "2027-05-31" }), "an object is expected")]
#[case::list(json!([]), "an object is expected")]
#[tokio::test]
async fn json_against_the_conventions_is_refused(#[case] body: serde_json::Value, #[case] message: &str) {
    let fixture = unrecorded().await;
    assert_refused(&fixture, Method::POST, "payroll/user/501", JSON, &body.to_string(), 400, message).await;
}

#[rstest]
#[case(Method::POST, "user", 405)]
#[case(Method::PUT, "user/501", 405)]
#[case(Method::DELETE, "user/501", 405)]
#[case(Method::PATCH, "payroll/user/501", 405)]
#[case(Method::PUT, "payroll/user", 405)]
#[case(Method::POST, "nowhere", 404)]
#[case(Method::POST, "payroll", 404)]
#[tokio::test]
async fn wrong_verb_or_path_is_refused(#[case] method: Method, #[case] path: &str, #[case] status: u16) {
    let fixture = unrecorded().await;
    assert_refused(&fixture, method, path, XML, "<user/>", status, "").await;
}

#[rstest]
#[case::no_agreement(Method::POST, "payroll/user/520", "<phone>1</phone>", "PayrollUserDoesNotExistException")]
#[case::nobody(Method::POST, "payroll/user/9999", "<phone>1</phone>", "UserDoesNotExistException")]
#[case::no_start(Method::PUT, "payroll/user/520", "<ssn>19920615-9973</ssn>", "måste anges")]
#[case::no_ssn(Method::PUT, "payroll/user/520", "<employment-start-date>2026-11-01</employment-start-date>", "måste anges")]
#[case::wrong_ssn(Method::POST, "payroll/user/501", "<ssn>19880412-9801</ssn>", "Ogiltigt personnummer")]
#[case::exists(
    Method::PUT,
    "payroll/user/501",
    "<ssn>19880412-9800</ssn><employment-start-date>2026-11-01</employment-start-date>",
    "PayrollUserAlreadyExistsException"
)]
#[tokio::test]
async fn wrong_agreement_is_refused(#[case] method: Method, #[case] path: &str, #[case] fields: &str, #[case] message: &str) {
    let fixture = unrecorded().await;
    assert_refused(&fixture, method, path, XML, &writable(fields), 500, message).await;
}

#[rstest]
#[case::other_id("user/501", "<id>502</id>", 500, "Tekniskt fel")]
#[case::nobody("user/9999", "<id>9999</id>", 500, "UserDoesNotExistException")]
#[case::no_id("user/501", "", 400, "lacks &lt;id&gt;")]
#[tokio::test]
async fn wrong_user_update_is_refused(#[case] path: &str, #[case] id: &str, #[case] status: u16, #[case] message: &str) {
    let fixture = unrecorded().await;
    let body = format!("<user>{id}<name>A</name><email>a@b.example</email><active>true</active></user>");
    assert_refused(&fixture, Method::POST, path, XML, &body, status, message).await;
}

#[tokio::test]
async fn wrong_token_or_company_is_refused() {
    let fixture = unrecorded().await;
    let address = &fixture.sandbox.addresses().kleer;
    for (company, token) in [("4242", None), ("4242", Some("wrong")), ("4243", Some(address.token.as_str())), ("x", Some(&address.token))] {
        let mut request = fixture.client.get(format!("{}/company/{company}/user/me", address.base_url)).header("content-type", JSON);
        if let Some(token) = token {
            request = request.header("x-token", token);
        }
        let answer = read(request).await;
        assert_eq!((answer.status, answer.json()), (401, json!({ "message": "Ogiltig token" })));
    }
}

#[rstest]
#[case("event?user=501")]
#[case("event?startDate=today")]
#[case("event/statuses?userId=501")]
#[case("payroll/user/501/schedule/2026-11-22/to/2026-11-20")]
#[case("payroll/user/501/event/from/x/to/y")]
#[tokio::test]
async fn wrong_window_is_refused(#[case] path: &str) {
    let fixture = unrecorded().await;
    assert_eq!(fixture.kleer(path).await.status, 500);
}
