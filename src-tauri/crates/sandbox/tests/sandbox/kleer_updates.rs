//! Updating a user and its agreement in Kleer.

use serde_json::{Value, json};

use crate::common::{Start, recorded};

async fn agreement(start: &Start, user: i32) -> Value {
    start.kleer_json(&format!("payroll/user/{user}")).await.json()
}

async fn update(start: &Start, user: i32, fields: &str) {
    let body = format!("<payroll-user-writable>{fields}</payroll-user-writable>");
    let answer = start.post(&format!("payroll/user/{user}"), &body).await;
    assert_eq!((answer.status, answer.body), (200, format!("<saved><id>{user}</id></saved>")));
}

#[tokio::test]
async fn only_what_is_sent_changes() {
    let start = recorded().await;
    let before = agreement(&start, 508).await;
    update(&start, 508, "<address2>Nya gatan 1</address2><tax-table-column>2</tax-table-column>").await;
    let mut after = agreement(&start, 508).await;
    assert_eq!((&after["address2"], &after["tax-table-column"]), (&json!("Nya gatan 1"), &json!(2)));
    after["address2"] = before["address2"].clone();
    after["tax-table-column"] = before["tax-table-column"].clone();
    assert_eq!(before, after);
}

#[tokio::test]
async fn the_end_date_is_wrapped() {
    let start = recorded().await;
    update(&start, 508, "<employment-end-date><employment-end-date>2027-05-31</employment-end-date></employment-end-date>").await;
    assert_eq!(agreement(&start, 508).await["employment-end-date"], "2027-05-31", "a plain date on reads");
    update(&start, 508, "<phone>+46701740608</phone>").await;
    assert_eq!(agreement(&start, 508).await["employment-end-date"], "2027-05-31", "left out: it stays");
    update(&start, 508, "<employment-end-date/>").await;
    assert_eq!(agreement(&start, 508).await.get("employment-end-date"), None, "empty: it goes");
}

#[tokio::test]
async fn a_salary_without_a_day_begins_with_the_month() {
    let start = recorded().await;
    update(&start, 508, "<monthly-salary>4100000</monthly-salary>").await;
    let after = agreement(&start, 508).await;
    assert_eq!((&after["monthly-salary"], &after["monthly-salary-start-date"]), (&json!(4_100_000), &json!("2026-11-01")));
    update(&start, 506, "<hourly-salary>17000</hourly-salary>").await;
    let after = agreement(&start, 506).await;
    assert_eq!((&after["hourly-salary"], &after["hourly-salary-start-date"]), (&json!(17_000), &json!("2026-11-01")));
}

#[tokio::test]
async fn a_later_salary_is_in_the_history_until_its_day() {
    let start = recorded().await;
    let later = "<monthly-salary>4400000</monthly-salary><monthly-salary-start-date>2027-01-01</monthly-salary-start-date>";
    update(&start, 513, later).await;
    let after = agreement(&start, 513).await;
    assert_eq!((&after["monthly-salary"], &after["monthly-salary-start-date"]), (&json!(3_650_000), &json!("2026-03-01")));
    let history = json!([
        { "monthly-salary": 3_650_000, "monthly-salary-start-date": "2026-03-01" },
        { "monthly-salary": 4_400_000, "monthly-salary-start-date": "2027-01-01" },
    ]);
    assert_eq!(after["full-history-monthly-salaries"]["full-history-monthly-salaries"], history);
    start.sandbox.edit(|state| state.today = "2027-01-01".parse().unwrap());
    assert_eq!(agreement(&start, 513).await["monthly-salary"], 4_400_000);
    update(&start, 513, &later.replace("4400000", "4500000")).await;
    assert_eq!(agreement(&start, 513).await["monthly-salary"], 4_500_000, "the same day: replaced");
}

#[tokio::test]
async fn lists_are_replaced_whole() {
    let start = recorded().await;
    update(&start, 508, "<schedules><schedule><schedule><id>3</id></schedule><comment>Summer</comment></schedule></schedules>").await;
    assert_eq!(agreement(&start, 508).await["schedules"]["schedules"][0]["comment"], "Summer");
    update(&start, 508, "<notes>x</notes>").await;
    assert_eq!(agreement(&start, 508).await["schedules"]["schedules"].as_array().unwrap().len(), 1, "left out: it stays");
    update(&start, 508, "<schedules/>").await;
    assert_eq!(agreement(&start, 508).await["schedules"], json!({}), "empty: cleared");
}

#[tokio::test]
async fn a_vacation_entitlement_joins_the_others() {
    let start = recorded().await;
    for (day, entitlement) in [("2026-04-01", 25), ("2027-04-01", 30)] {
        let fields =
            format!("<vacation-entitlement><start-date>{day}</start-date><entitlement>{entitlement}</entitlement></vacation-entitlement>");
        update(&start, 508, &fields).await;
    }
    let after = agreement(&start, 508).await;
    assert_eq!(after["vacation-entitlements"]["vacation-entitlements"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn how_a_users_cost_is_spread() {
    let start = recorded().await;
    let spread = "<user><id>501</id><name>Ebba</name><email>ebba@post.example</email><active>true</active><dimension-entry><id>9</id>\
                  </dimension-entry><dimensions><dimension-entry><id>3</id><percentage>0.5</percentage></dimension-entry></dimensions></user>";
    assert_eq!(start.post("user/501", spread).await.status, 200);
    let user = start.kleer_json("user/501").await.json();
    assert_eq!(user["dimensions"], json!({ "dimension-entries": [{ "id": 3, "percentage": 0.5 }] }));
    assert_eq!(user.get("dimension-entry"), None, "not writable");
}

#[tokio::test]
async fn a_user_loses_the_optional_fields_left_out() {
    let start = recorded().await;
    start.sandbox.edit(|state| {
        let user = state.kleer.company_mut().unwrap().user_mut(501).unwrap();
        (user.foreign_id, user.internal_id) = (Some("alexis-1".into()), Some(7));
    });
    let body =
        "<user><id>501</id><internal-id>8</internal-id><name>Ebba Lind</name><email>ebba@post.example</email><active>false</active></user>";
    let saved = start.post("user/501", body).await;
    assert_eq!((saved.status, saved.body.as_str()), (200, "<saved><id>501</id></saved>"));
    let user = start.kleer_json("user/501").await.json();
    assert_eq!(user, json!({ "id": 501, "internal-id": 8, "name": "Ebba Lind", "email": "ebba@post.example", "active": false }));
}
