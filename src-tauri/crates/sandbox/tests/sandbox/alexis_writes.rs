//! Writes of employees, employments and compensations in Alexis HR.

use reqwest::Method;
use rstest::rstest;
use sandbox::{Fault, FaultKind, Service};
use serde_json::{Value, json};

use crate::common::{Fixture, JSON, read, recorded};

const EBBA: &str = "65a000000000000000000001";
const PERMANENT: &str = "663000000000000000000001";
const HOURLY: &str = "663000000000000000000002";

fn bertil() -> Value {
    json!({
        "firstName": "Bertil", "lastName": "Ask", "employeeNumber": "1061", "privateEmail": "bertil.ask@post.example",
        "privatePhone": "070-174 06 51", "ssn": "19710216-9839", "birthDate": "1971-02-16", "title": "Buyer",
        "departmentId": "65f000000000000000000002", "officeId": "660000000000000000000001",
        "tax": { "table": 33, "column": 1 }, "bankAccount": { "clearing": "5012", "number": "1234509" },
        "homeAddress": { "street": "Hamngatan 2", "postalCode": "39120", "city": "Kalmar", "country": "SE" },
    })
}

pub fn employment(employee: &Value) -> Value {
    json!({
        "employeeId": employee["id"], "userId": employee["userId"], "typeId": PERMANENT, "startDate": "2026-11-01T00:00:00.000Z",
        "terminated": false, "rate": 100, "country": "SE",
    })
}

pub fn compensation(employee: &Value) -> Value {
    json!({
        "employeeId": employee["id"], "userId": employee["userId"], "amount": 31_200.5, "effectiveDate": "2026-11-01",
        "currency": "SEK", "payoutDay": 25, "payoutPeriod": "MONTHLY", "payoutFrequency": "MONTH", "paidOvertime": false,
    })
}

pub fn is_object_id(value: &Value) -> bool {
    value.as_str().is_some_and(|id| id.len() == 24 && id.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c)))
}

/// The number of stored rows of each resource.
fn count(fixture: &Fixture) -> [usize; 3] {
    let state = fixture.sandbox.state();
    ["employee", "employment", "compensation"].map(|resource| state.alexis.all(resource).len())
}

#[tokio::test]
async fn created_employee_has_sent_and_derived_fields() {
    let fixture = recorded().await;
    let sent = bertil();
    let created = fixture.alexis_written(Method::POST, "employee", &sent).await;
    assert!(is_object_id(&created["id"]) && is_object_id(&created["userId"]) && created["id"] != created["userId"], "{created}");
    for (field, value) in assertions::some(sent.as_object().unwrap().iter().filter(|(field, _)| *field != "birthDate")) {
        assert_eq!(&created[field], value, "{field}");
    }
    let added = ["active", "companyId", "created", "updated", "birthDate", "effectiveCostCenterId", "privatePhoneSanitized", "age"];
    let expected = json!([
        true,
        "65c000000000000000000001",
        "2026-11-21T00:00:00.000Z",
        "2026-11-21T00:00:00.000Z",
        "1971-02-16T00:00:00.000Z",
        "661000000000000000000002",
        "+46701740651",
        55,
    ]);
    assert_eq!(added.map(|field| created[field].clone()).as_slice(), expected.as_array().unwrap());
    assert_eq!((created.get("hireDate"), created.get("employmentId"), created.get("compensationId")), (None, None, None));
    assert_eq!(fixture.alexis_row(&format!("employee/{}", created["id"].as_str().unwrap())).await, created);
    assert_eq!(fixture.alexis_rows("employee?limit=100").await.last(), Some(&created));
    let write = fixture.only_write();
    assert_eq!((write.service, write.method.as_str(), write.path.as_str()), (Service::Alexis, "POST", "/v1/employee"));
    assert_eq!((write.status, write.effect, write.body), (Some(201), true, sent.to_string()));
}

#[tokio::test]
async fn empty_employee_gets_the_next_number() {
    let fixture = recorded().await;
    let mut ids = Vec::new();
    for number in ["1027", "1028"] {
        let created = fixture.alexis_written(Method::POST, "employee", &json!({})).await;
        assert_eq!(created["employeeNumber"], number);
        ids.push(created["id"].as_str().unwrap().to_owned());
    }
    fixture.sandbox.edit(|state| state.alexis.remove_employee(&ids[1]));
    let created = fixture.alexis_written(Method::POST, "employee", &json!({})).await;
    assert!(!ids.contains(&created["id"].as_str().unwrap().to_owned()), "no id is given twice");
}

#[tokio::test]
async fn employment_and_pay_show_on_the_employee() {
    let fixture = recorded().await;
    let employee = fixture.alexis_written(Method::POST, "employee", &bertil()).await;
    let path = format!("employee/{}", employee["id"].as_str().unwrap());
    let employment = fixture.alexis_written(Method::POST, "employment", &employment(&employee)).await;
    assert_eq!((&employment["employeeId"], employment.get("userId")), (&employee["id"], None));
    assert_eq!(
        (&employment["startDate"], &employment["updated"]),
        (&json!("2026-11-01T00:00:00.000Z"), &json!("2026-11-21T00:00:00.000Z"))
    );
    let compensation = fixture.alexis_written(Method::POST, "compensation", &compensation(&employee)).await;
    #[rustfmt::skip]
    let expected = json!({
        "id": compensation["id"], "employeeId": employee["id"], "companyId": "65c000000000000000000001", "amount": 31_200.5,
        "baseAmount": 31_200.5, "exchangeRate": 1, "currency": "SEK", "effectiveDate": "2026-11-01T00:00:00.000Z", "payoutDay": 25,
        "payoutPeriod": "MONTHLY", "payoutFrequency": "MONTH", "salarySchedule": "ADVANCE", "paidOvertime": false,
    });
    assert_eq!(compensation, expected);
    let shown = fixture.alexis_row(&path).await;
    assert_eq!((&shown["employmentId"], &shown["employmentTypeId"]), (&employment["id"], &json!(PERMANENT)));
    assert_eq!((&shown["compensationId"], &shown["hireDate"]), (&compensation["id"], &employment["startDate"]));
    assert_eq!((&shown["employmentCountry"], shown.get("endDate")), (&json!("SE"), None));
    for row in [("employment", &employment), ("compensation", &compensation)] {
        assert_eq!(&fixture.alexis_row(&format!("{}/{}", row.0, row.1["id"].as_str().unwrap())).await, row.1);
    }
    let end = json!({ "endDate": "2027-05-31T00:00:00.000Z", "terminated": true, "typeId": HOURLY });
    let ended = fixture.alexis_written(Method::PATCH, &format!("employment/{}", employment["id"].as_str().unwrap()), &end).await;
    assert_eq!((&ended["terminated"], &ended["startDate"]), (&json!(true), &employment["startDate"]));
    let shown = fixture.alexis_row(&path).await;
    assert_eq!((&shown["endDate"], &shown["employmentTypeId"]), (&end["endDate"], &json!(HOURLY)));
}

#[tokio::test]
async fn later_pay_is_current_from_its_day() {
    let fixture = recorded().await;
    let ebba = fixture.alexis_row(&format!("employee/{EBBA}")).await;
    let mut later = compensation(&ebba);
    later["effectiveDate"] = json!("2027-01-01T00:00:00.000Z");
    let later = fixture.alexis_written(Method::POST, "compensation", &later).await;
    let current = async || fixture.alexis_row(&format!("employee/{EBBA}")).await["compensationId"].clone();
    assert_eq!(current().await, ebba["compensationId"]);
    fixture.sandbox.edit(|state| state.today = "2027-01-01".parse().unwrap());
    assert_eq!(current().await, later["id"]);
}

#[tokio::test]
async fn employee_update_changes_only_sent_fields() {
    let fixture = recorded().await;
    let before = fixture.alexis_row(&format!("employee/{EBBA}")).await;
    let sent = json!({ "lastName": "Berg", "active": false, "homeAddress": { "street": "Ny gata 1" }, "tax": { "column": 2 } });
    let changed = fixture.alexis_written(Method::PATCH, &format!("employee/{EBBA}"), &sent).await;
    let mut expected = before;
    expected.as_object_mut().unwrap().extend(sent.as_object().unwrap().clone());
    expected["updated"] = json!("2026-11-21T00:00:00.000Z");
    assert_eq!(changed, expected, "objects are replaced whole");
    assert_eq!(fixture.alexis_row(&format!("employee/{EBBA}")).await, changed);
}

#[tokio::test]
async fn pay_update_changes_the_amount() {
    let fixture = recorded().await;
    let path = format!("compensation/{}", fixture.alexis_row(&format!("employee/{EBBA}")).await["compensationId"].as_str().unwrap());
    let before = fixture.alexis_row(&path).await;
    let changed = fixture.alexis_written(Method::PATCH, &path, &json!({ "amount": 36_000, "payoutPeriod": "HOURLY" })).await;
    assert_eq!((&changed["amount"], &changed["baseAmount"], &changed["payoutPeriod"]), (&json!(36_000), &json!(36_000), &json!("HOURLY")));
    assert_eq!((&changed["id"], &changed["effectiveDate"]), (&before["id"], &before["effectiveDate"]));
    assert_eq!(fixture.alexis_row(&path).await, changed);
}

#[tokio::test]
async fn rehired_person_can_be_a_second_employee() {
    let fixture = recorded().await;
    let mut again = bertil();
    again["ssn"] = fixture.alexis_row("employee/65a000000000000000000014").await["ssn"].clone();
    let second = fixture.alexis_written(Method::POST, "employee", &again).await;
    let filter = format!("employee?filters[ssn][$eq]={}", second["ssn"].as_str().unwrap());
    assert_eq!(fixture.alexis_rows(&filter).await.len(), 2);
    let petra = fixture.alexis_row("employee/65a000000000000000000014").await;
    let back = fixture.alexis_written(Method::POST, "employment", &employment(&petra)).await;
    let shown = fixture.alexis_row("employee/65a000000000000000000014").await;
    assert_eq!((&shown["employmentId"], &shown["hireDate"]), (&back["id"], &petra["hireDate"]), "hired when first employed");
    assert_eq!(shown.get("endDate"), None, "the new employment has no end");
}

#[rstest]
#[case::status_before(FaultKind::status(500), Some(500), false)]
#[case::status_after(FaultKind::status(504).after_effect(), Some(504), true)]
#[case::html_after(FaultKind::Html { status: 502, after_effect: true }, Some(502), true)]
#[case::drop_before(FaultKind::Drop { after_effect: false }, None, false)]
#[case::drop_after(FaultKind::Drop { after_effect: true }, None, true)]
#[tokio::test]
async fn write_fault_decides_status_and_effect(#[case] kind: FaultKind, #[case] status: Option<u16>, #[case] effect: bool) {
    let fixture = recorded().await;
    let ebba = fixture.alexis_row(&format!("employee/{EBBA}")).await;
    let writes = [("employee", bertil()), ("employment", employment(&ebba)), ("compensation", compensation(&ebba))];
    for (index, (resource, body)) in writes.into_iter().enumerate() {
        let before = count(&fixture);
        fixture.sandbox.inject(Fault::new(Service::Alexis, kind.clone()).method("POST").path(&format!("/{resource}")));
        let request = fixture.alexis_request(Method::POST, resource).header("content-type", JSON).body(body.to_string());
        assert_eq!(request.send().await.ok().map(|response| response.status().as_u16()), status);
        let write = fixture.sandbox.writes().pop().unwrap();
        assert_eq!((write.status, write.effect, write.path), (status, effect, format!("/v1/{resource}")));
        assert_eq!(count(&fixture)[index], before[index] + usize::from(effect));
    }
}

#[rstest]
#[case(false, "Lindqvist")]
#[case(true, "Berg")]
#[tokio::test]
async fn paused_write_takes_effect_before_or_after(#[case] after_effect: bool, #[case] meanwhile: &str) {
    let fixture = recorded().await;
    fixture.sandbox.inject(Fault::new(Service::Alexis, FaultKind::Hold { after_effect }).method("PATCH").path("/employee/*"));
    let body = r#"{"lastName":"Berg"}"#;
    let request = fixture.alexis_request(Method::PATCH, &format!("employee/{EBBA}")).header("content-type", JSON).body(body);
    let waiting = tokio::spawn(read(request));
    fixture.sandbox.wait_for_paused(1).await;
    let name = async || fixture.alexis_row(&format!("employee/{EBBA}")).await["lastName"].clone();
    assert_eq!(name().await, meanwhile);
    fixture.sandbox.release();
    assert_eq!(waiting.await.unwrap().status, 200);
    assert_eq!(name().await, "Berg");
}
