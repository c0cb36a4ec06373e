//! Reads of Kleer.

use rstest::rstest;
use serde_json::json;

use crate::common::{JSON, XML, read, recorded};

#[rstest]
#[case("user/me", "user")]
#[case("user", "users")]
#[case("user/501", "user")]
#[case("payroll/user", "payroll-user-readables")]
#[case("payroll/user/501", "payroll-user-readable")]
#[case("payroll/user/525", "payroll-user-readable")]
#[case("payroll/user/501/schedule/2026-11-20/to/2026-11-22", "payroll-user-schedule-metadatas")]
#[case("payroll/user/501/event/from/2026-11-20/to/2026-11-22", "payroll-events")]
#[case("activity", "activity-readables")]
#[case("activity/9001", "activity-readable")]
#[case("event", "event-readables")]
#[case("event?userId=501&startDate=2026-11-01&endDate=2026-11-30", "event-readables")]
#[case("event/statuses?userId=501&fromDate=2026-11-01&toDate=2026-11-03", "event-restriction-readables")]
#[tokio::test]
async fn every_read_answers_in_xml_and_json(#[case] path: &str, #[case] root: &str) {
    let fixture = recorded().await;
    let xml = fixture.kleer(path).await;
    assert_eq!((xml.status, xml.content_type.as_str()), (200, "application/xml;charset=UTF-8"), "{}", xml.body);
    assert!(xml.body.starts_with(&format!("<{root}>")) && xml.body.ends_with(&format!("</{root}>")), "{}", xml.body);
    let json = fixture.kleer_json(path).await;
    assert_eq!((json.status, json.content_type.as_str()), (200, "application/json; charset=utf-8"));
    assert!(json.json().is_object());
}

#[tokio::test]
async fn user_list_has_inactive_users_and_no_agreements() {
    let fixture = recorded().await;
    let users = fixture.kleer_json("user").await.json();
    let users = users["users"].as_array().unwrap();
    assert_eq!(users.len(), 25, "22 of the people in Alexis HR, two of Kleer's own, the integration user");
    assert_eq!(users.iter().filter(|user| user["active"] == json!(false)).count(), 1);
    let payroll = fixture.kleer_json("payroll/user").await.json();
    assert_eq!(payroll["payroll-user-readables"].as_array().unwrap().len(), 22);
    for form in [XML, JSON] {
        let answer = read(fixture.kleer_request(reqwest::Method::GET, "payroll/user/520", form, "")).await;
        assert_eq!(answer.status, 500);
        assert!(answer.body.contains("PayrollUserDoesNotExistException"));
    }
}

#[tokio::test]
async fn agreement_is_read_as_json() {
    let fixture = recorded().await;
    let body = fixture.kleer_json("payroll/user/525").await.json();
    assert_eq!(body["user"], json!({ "id": 525 }));
    assert_eq!(body["month-report-strategy"], "CREATE");
    assert_eq!(body["tax-percentage"], json!(0));
    let children =
        json!({ "children": [{ "name": "Alva", "birth-date": "2019-03-14" }, { "name": "Melker", "birth-date": "2022-10-02" }] });
    assert_eq!(body["children"], children);
    let history = json!({ "full-history-monthly-salaries": [{ "monthly-salary": 3_250_000, "monthly-salary-start-date": "2026-03-01" }] });
    assert_eq!(body["full-history-monthly-salaries"], history);
    assert_eq!(body["vacation-entitlements"], json!({}), "an empty list is left out");
}

#[tokio::test]
async fn read_format_follows_the_content_type() {
    let fixture = crate::common::unrecorded().await;
    let address = &fixture.sandbox.addresses().kleer;
    let url = format!("{}/company/{}/user/me", address.base_url, address.company_id);
    let only_accept = fixture.client.get(url).header("x-token", &address.token).header("accept", JSON);
    assert!(read(only_accept).await.body.starts_with("<user>"));
}

#[tokio::test]
async fn login_gives_companies_and_tokens() {
    let fixture = recorded().await;
    let address = &fixture.sandbox.addresses().kleer;
    let url = format!("{}/access/authenticate", address.base_url);
    let request = |form: &str, body: String| fixture.client.post(&url).header("accept", form).header("content-type", form).body(body);
    let xml =
        format!("<user-authentication><email>{}</email><password>{}</password></user-authentication>", address.email, address.password);
    let answer = read(request(XML, xml.clone())).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains(&format!("<id>{}</id>", address.company_id)), "{}", answer.body);
    assert!(answer.body.contains(&format!("<token>{}</token>", address.token)));
    let json = read(request(JSON, json!({ "email": address.email, "password": address.password }).to_string())).await.json();
    let companies = json["accessible-companies"].as_array().unwrap();
    assert_eq!(companies.len(), 2);
    assert!(companies[0]["accesses"]["types"].as_array().unwrap().contains(&json!("PAYROLL")));
    let wrong = read(request(XML, xml.replace(&address.password, "guess"))).await;
    assert_eq!(wrong.status, 401);
    assert!(fixture.sandbox.writes().is_empty(), "logging in writes nothing");
}

#[tokio::test]
async fn user_is_found_by_foreign_id() {
    let fixture = recorded().await;
    fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().user_mut(501).unwrap().foreign_id = Some("paybridge å+1".into()));
    let answer = fixture.kleer_json("user/foreign-id/paybridge%20%C3%A5%2B1").await;
    assert_eq!(answer.json()["id"], 501);
    assert_eq!(fixture.kleer("user/foreign-id/nobody").await.status, 500);
}
