//! Schedules in Kleer.

use sandbox::kleer::WorkingHours;
use serde_json::Value;

use crate::{
    common::{Fixture, recorded},
    kleer_events::edit_company,
};

async fn hours(fixture: &Fixture, user: i32, from: &str, to: &str) -> Vec<(Value, Value)> {
    let body = fixture.kleer_json(&format!("payroll/user/{user}/schedule/{from}/to/{to}")).await.json();
    let Some(rows) = body.get("payroll-user-schedule-metadatas") else { return Vec::new() };
    rows.as_array().unwrap().iter().map(|row| (row["gross-hours"].clone(), row["actual-hours"].clone())).collect()
}

fn actual(hours: &[(Value, Value)]) -> Vec<f64> {
    hours.iter().map(|(_, actual)| actual.as_f64().unwrap()).collect()
}

#[tokio::test]
async fn schedule_is_empty_on_weekends_and_holidays() {
    let fixture = recorded().await;
    assert_eq!(actual(&hours(&fixture, 501, "2026-11-20", "2026-11-23").await), [8.0, 0.0, 0.0, 8.0]);
    let christmas = hours(&fixture, 501, "2026-12-24", "2026-12-26").await;
    assert_eq!(actual(&christmas), [8.0, 0.0, 0.0], "the eve is none");
    assert_eq!(christmas[1].0, 8, "planned, but a holiday");
}

#[tokio::test]
async fn schedule_shows_own_working_hours() {
    let fixture = recorded().await;
    edit_company(&fixture, |company| {
        let mut own = WorkingHours::week(["6", "6", "6", "6", "0", "0", "0"].map(|hours| hours.parse().unwrap()));
        own.on.insert("2026-11-25".parse().unwrap(), "3.5".parse().unwrap());
        company.payroll_user_mut(503).unwrap().working_hours = own;
    });
    assert_eq!(actual(&hours(&fixture, 503, "2026-11-23", "2026-11-28").await), [6.0, 6.0, 3.5, 6.0, 0.0, 0.0]);
    assert!(fixture.kleer("payroll/user/503/schedule/2026-11-23/to/2026-11-23").await.body.contains("<level-of-employment>0.6<"));
}

#[tokio::test]
async fn schedule_is_empty_when_switched() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.kleer.no_schedule = true);
    assert!(hours(&fixture, 501, "2026-11-20", "2026-11-23").await.is_empty());
}
