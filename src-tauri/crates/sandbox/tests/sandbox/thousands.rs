//! Thousands of people: pages and writes stay complete.

use std::collections::BTreeSet;

use reqwest::Method;
use sandbox::{Company, Options};
use serde_json::json;

use crate::{
    alexis_writes::employment,
    common::{start_sandbox, today},
};

const PEOPLE: usize = 5000;

#[tokio::test]
async fn thousands_of_people_stay_whole_after_writes() {
    let fixture =
        start_sandbox(Options { today: today(), company: Company::People(PEOPLE), traffic_dir: None, ..Options::default() }).await;
    let created = fixture.alexis_written(Method::POST, "employee", &json!({ "firstName": "Bertil" })).await;
    assert_eq!(created["employeeNumber"], "6001");
    let employment = fixture.alexis_written(Method::POST, "employment", &employment(&created)).await;
    fixture.alexis_written(Method::PATCH, "employee/65a000000000000000005000", &json!({ "lastName": "Sist" })).await;
    let mut rows_seen = BTreeSet::new();
    let mut last = serde_json::Value::Null;
    for offset in (0..).step_by(500) {
        let path = format!("employee?sort[id]=asc&limit=500&offset={offset}&relations=employment,compensation");
        let page = fixture.alexis(&path).await.json();
        assert_eq!(page["total"], PEOPLE + 1);
        let rows = page["data"].as_array().unwrap();
        rows_seen.extend(rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        assert_eq!(page["relations"]["employment"].as_array().unwrap().len(), rows.len());
        last = rows.last().unwrap_or(&last).clone();
        if rows.len() < 500 {
            break;
        }
    }
    assert_eq!(rows_seen.len(), PEOPLE + 1);
    assert_eq!((&last["id"], &last["employmentId"]), (&created["id"], &employment["id"]));
    assert_eq!(fixture.alexis_row("employee/65a000000000000000005000").await["lastName"], "Sist");
    let phone = "<payroll-user-writable><phone>1</phone></payroll-user-writable>";
    assert_eq!(fixture.post("payroll/user/5500", phone).await.status, 200);
    let users = fixture.kleer_json("user").await.json();
    assert_eq!(users["users"].as_array().unwrap().len(), PEOPLE + 1);
    let payroll = fixture.kleer_json("payroll/user").await.json();
    assert_eq!(payroll["payroll-user-readables"].as_array().unwrap().last().unwrap()["phone"], "1");
}

#[tokio::test]
async fn thousand_people_have_leave_on_every_page() {
    let fixture = start_sandbox(Options { today: today(), company: Company::People(1000), traffic_dir: None, ..Options::default() }).await;
    let ids = fixture.sandbox.edit(|state| state.give_everybody_leave(3));
    assert_eq!(ids.len(), 1000);
    let worked = fixture.sandbox.state().alexis.absence_days();
    assert_eq!(worked.len(), 3000);
    let mut rows_seen = BTreeSet::new();
    loop {
        let window = "filters[date][$between][]=2026-10-31&filters[date][$between][]=2026-12-01&relations=leaveType,child";
        let page = fixture.alexis(&format!("leave-transaction?{window}&sort[id]=asc&limit=500&offset={}", rows_seen.len())).await.json();
        let rows = page["data"].as_array().unwrap();
        rows_seen.extend(rows.iter().map(|row| (row["employeeId"].as_str().unwrap().to_owned(), row["date"].as_str().unwrap().to_owned())));
        if rows_seen.len() as u64 == page["total"].as_u64().unwrap() {
            break;
        }
        assert_eq!(rows.len(), 500);
    }
    assert!(assertions::all(worked.iter(), |day| rows_seen.contains(&(day.employee.clone(), format!("{}T00:00:00.000Z", day.day)))));
    assert!(assertions::all(rows_seen.iter(), |(_, date)| date.starts_with("2026-11-")));
    assert!(fixture.sandbox.edit(|state| state.give_everybody_leave(0)).is_empty());
}
