//! Creation of users and agreements in Kleer.

use reqwest::Method;
use serde_json::json;

use crate::common::{JSON, read, recorded};

const NILS: &str = "<user><id>0</id><name>Nils &amp; Åberg</name><email>nils.aberg@post.example</email><active>true</active></user>";

#[tokio::test]
async fn user_and_agreement_are_created_from_xml() {
    let fixture = recorded().await;
    let created = fixture.put("user", NILS).await;
    assert_eq!((created.status, created.body.as_str()), (200, "<created><id>603</id></created>"));
    assert_eq!(fixture.kleer_json("user/603").await.json()["name"], "Nils & Åberg");
    assert!(fixture.kleer("payroll/user/603").await.body.contains("PayrollUserDoesNotExistException"));
    let agreement = "<payroll-user-writable><ssn>199309269810</ssn><address2>Sveavägen 98</address2>\
                     <employment-start-date>2026-11-01</employment-start-date><monthly-salary>3100000</monthly-salary>\
                     <monthly-salary-start-date>2026-11-01</monthly-salary-start-date></payroll-user-writable>";
    let created = fixture.put("payroll/user/603", agreement).await;
    assert_eq!((created.status, created.body.as_str()), (200, "<created><id>603</id></created>"));
    let read = fixture.kleer_json("payroll/user/603").await.json();
    assert_eq!(read["ssn"], "19930926-9810", "spelled as reads spell it");
    assert_eq!((&read["monthly-salary"], &read["monthly-salary-start-date"]), (&json!(3_100_000), &json!("2026-11-01")));
    assert_eq!((&read["address1"], &read["country-code"]), (&json!(""), &json!("SE")), "defaults for the rest");
    let writes = fixture.sandbox.writes();
    assert_eq!(
        writes.iter().map(|write| (write.sequence, write.effect, write.status)).collect::<Vec<_>>(),
        [(1, true, Some(200)), (2, true, Some(200))]
    );
    assert_eq!(writes[0].body, NILS);
}

#[tokio::test]
async fn user_and_agreement_are_created_from_json() {
    let fixture = recorded().await;
    let user = json!({ "name": "Signe Dahl", "email": "signe.dahl@post.example", "active": true, "foreign-id": "alexis-16" });
    let created = read(fixture.kleer_request(Method::PUT, "user", JSON, &user.to_string())).await;
    assert_eq!(created.json(), json!({ "id": 603 }));
    let agreement = json!({
        "ssn": "19990808-9965", "employment-start-date": "2026-12-01", "monthly-salary": 3_300_000,
        "monthly-salary-start-date": "2026-12-01", "tax-percentage": 0.5, "month-report-strategy": "CREATE_APPROVE_SELF",
        "schedules": { "schedules": [{ "schedule": { "id": 2 }, "comment": "" }] },
    });
    let request = fixture.kleer_request(Method::PUT, "payroll/user/603", JSON, &agreement.to_string());
    let created = read(request).await;
    assert_eq!((created.status, created.json()), (200, json!({ "id": 603 })), "{}", created.body);
    let agreement = fixture.kleer_json("payroll/user/603").await.json();
    assert_eq!(agreement["monthly-salary"], 0, "none in effect yet");
    assert_eq!(agreement["full-history-monthly-salaries"]["full-history-monthly-salaries"][0]["monthly-salary"], 3_300_000);
    assert_eq!(agreement["month-report-strategy"], "CREATE_APPROVE_SELF");
    assert_eq!(agreement["tax-percentage"], json!(0.5));
    assert_eq!(agreement["schedules"]["schedules"][0]["schedule"]["id"], 2);
}

#[tokio::test]
async fn same_email_makes_a_second_user() {
    let fixture = recorded().await;
    for id in [603, 604] {
        assert_eq!(fixture.put("user", NILS).await.body, format!("<created><id>{id}</id></created>"));
    }
    let state = fixture.sandbox.state();
    let same = state.kleer.company().unwrap().users.iter().filter(|user| user.email == "nils.aberg@post.example");
    assert_eq!(same.count(), 2);
}
