//! The hours that Kleer says people are to work.

use sandbox::kleer::WorkingHours;
use serde_json::Value;

use crate::{
    common::{Start, recorded},
    kleer_events::company,
};

async fn hours(start: &Start, user: i32, from: &str, to: &str) -> Vec<(Value, Value)> {
    let body = start.kleer_json(&format!("payroll/user/{user}/schedule/{from}/to/{to}")).await.json();
    let Some(rows) = body.get("payroll-user-schedule-metadatas") else { return Vec::new() };
    rows.as_array().unwrap().iter().map(|row| (row["gross-hours"].clone(), row["actual-hours"].clone())).collect()
}

fn actual(hours: &[(Value, Value)]) -> Vec<f64> {
    hours.iter().map(|(_, actual)| actual.as_f64().unwrap()).collect()
}

#[tokio::test]
async fn eight_hours_but_not_at_weekends_or_on_public_holidays() {
    let start = recorded().await;
    assert_eq!(actual(&hours(&start, 501, "2026-11-20", "2026-11-23").await), [8.0, 0.0, 0.0, 8.0]);
    let christmas = hours(&start, 501, "2026-12-24", "2026-12-26").await;
    assert_eq!(actual(&christmas), [8.0, 0.0, 0.0], "the eve is none");
    assert_eq!(christmas[1].0, 8, "planned, but a holiday");
}

#[tokio::test]
async fn somebody_with_hours_of_their_own() {
    let start = recorded().await;
    company(&start, |company| {
        let mut own = WorkingHours::week(["6", "6", "6", "6", "0", "0", "0"].map(|hours| hours.parse().unwrap()));
        own.on.insert("2026-11-25".parse().unwrap(), "3.5".parse().unwrap());
        company.payroll_user_mut(503).unwrap().working_hours = own;
    });
    assert_eq!(actual(&hours(&start, 503, "2026-11-23", "2026-11-28").await), [6.0, 6.0, 3.5, 6.0, 0.0, 0.0]);
    assert!(start.kleer("payroll/user/503/schedule/2026-11-23/to/2026-11-23").await.body.contains("<level-of-employment>0.6<"));
}

#[tokio::test]
async fn nobody_has_a_schedule() {
    let start = recorded().await;
    start.turn(|switches| switches.kleer.no_schedule = true);
    assert!(hours(&start, 501, "2026-11-20", "2026-11-23").await.is_empty());
}
