//! Updates of users and agreements in Kleer.

use serde_json::{Value, json};

use crate::common::{Fixture, recorded};

async fn agreement(fixture: &Fixture, user: i32) -> Value {
    fixture.kleer_json(&format!("payroll/user/{user}")).await.json()
}

async fn update(fixture: &Fixture, user: i32, fields: &str) {
    let body = format!("<payroll-user-writable>{fields}</payroll-user-writable>");
    let answer = fixture.post(&format!("payroll/user/{user}"), &body).await;
    assert_eq!((answer.status, answer.body), (200, format!("<saved><id>{user}</id></saved>")));
}

#[tokio::test]
async fn update_changes_only_sent_fields() {
    let fixture = recorded().await;
    let before = agreement(&fixture, 508).await;
    update(&fixture, 508, "<address2>Nya gatan 1</address2><tax-table-column>2</tax-table-column>").await;
    let mut after = agreement(&fixture, 508).await;
    assert_eq!((&after["address2"], &after["tax-table-column"]), (&json!("Nya gatan 1"), &json!(2)));
    after["address2"] = before["address2"].clone();
    after["tax-table-column"] = before["tax-table-column"].clone();
    assert_eq!(before, after);
}

#[tokio::test]
async fn end_date_is_wrapped_on_write_only() {
    let fixture = recorded().await;
    update(&fixture, 508, "<employment-end-date><employment-end-date>2027-05-31</employment-end-date></employment-end-date>").await;
    assert_eq!(agreement(&fixture, 508).await["employment-end-date"], "2027-05-31", "a plain date on reads");
    update(&fixture, 508, "<phone>+46701740608</phone>").await;
    assert_eq!(agreement(&fixture, 508).await["employment-end-date"], "2027-05-31", "left out: it stays");
    update(&fixture, 508, "<employment-end-date/>").await;
    assert_eq!(agreement(&fixture, 508).await.get("employment-end-date"), None, "empty: it goes");
}

#[tokio::test]
async fn salary_without_start_begins_this_month() {
    let fixture = recorded().await;
    update(&fixture, 508, "<monthly-salary>4100000</monthly-salary>").await;
    let after = agreement(&fixture, 508).await;
    assert_eq!((&after["monthly-salary"], &after["monthly-salary-start-date"]), (&json!(4_100_000), &json!("2026-11-01")));
    update(&fixture, 506, "<hourly-salary>17000</hourly-salary>").await;
    let after = agreement(&fixture, 506).await;
    assert_eq!((&after["hourly-salary"], &after["hourly-salary-start-date"]), (&json!(17_000), &json!("2026-11-01")));
}

#[tokio::test]
async fn later_salary_stays_in_history_until_its_day() {
    let fixture = recorded().await;
    let later = "<monthly-salary>4400000</monthly-salary><monthly-salary-start-date>2027-01-01</monthly-salary-start-date>";
    update(&fixture, 513, later).await;
    let after = agreement(&fixture, 513).await;
    assert_eq!((&after["monthly-salary"], &after["monthly-salary-start-date"]), (&json!(3_650_000), &json!("2026-03-01")));
    let history = json!([
        { "monthly-salary": 3_650_000, "monthly-salary-start-date": "2026-03-01" },
        { "monthly-salary": 4_400_000, "monthly-salary-start-date": "2027-01-01" },
    ]);
    assert_eq!(after["full-history-monthly-salaries"]["full-history-monthly-salaries"], history);
    fixture.sandbox.edit(|state| state.today = "2027-01-01".parse().unwrap());
    assert_eq!(agreement(&fixture, 513).await["monthly-salary"], 4_400_000);
    update(&fixture, 513, &later.replace("4400000", "4500000")).await;
    assert_eq!(agreement(&fixture, 513).await["monthly-salary"], 4_500_000, "the same day: replaced");
}

#[tokio::test]
async fn update_replaces_whole_lists() {
    let fixture = recorded().await;
    update(&fixture, 508, "<schedules><schedule><schedule><id>3</id></schedule><comment>Summer</comment></schedule></schedules>").await;
    assert_eq!(agreement(&fixture, 508).await["schedules"]["schedules"][0]["comment"], "Summer");
    update(&fixture, 508, "<notes>x</notes>").await;
    assert_eq!(agreement(&fixture, 508).await["schedules"]["schedules"].as_array().unwrap().len(), 1, "left out: it stays");
    update(&fixture, 508, "<schedules/>").await;
    assert_eq!(agreement(&fixture, 508).await["schedules"], json!({}), "empty: cleared");
}

#[tokio::test]
async fn vacation_entitlement_is_added_to_others() {
    let fixture = recorded().await;
    for (day, entitlement) in [("2026-04-01", 25), ("2027-04-01", 30)] {
        let fields =
            format!("<vacation-entitlement><start-date>{day}</start-date><entitlement>{entitlement}</entitlement></vacation-entitlement>");
        update(&fixture, 508, &fields).await;
    }
    let after = agreement(&fixture, 508).await;
    assert_eq!(after["vacation-entitlements"]["vacation-entitlements"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn user_dimensions_are_stored() {
    let fixture = recorded().await;
    let spread = "<user><id>501</id><name>Ebba</name><email>ebba@post.example</email><active>true</active><dimension-entry><id>9</id>\
                  </dimension-entry><dimensions><dimension-entry><id>3</id><percentage>0.5</percentage></dimension-entry>\
                  </dimensions></user>";
    assert_eq!(fixture.post("user/501", spread).await.status, 200);
    let user = fixture.kleer_json("user/501").await.json();
    assert_eq!(user["dimensions"], json!({ "dimension-entries": [{ "id": 3, "percentage": 0.5 }] }));
    assert_eq!(user.get("dimension-entry"), None, "not writable");
}

#[tokio::test]
async fn user_update_clears_omitted_optional_fields() {
    let fixture = recorded().await;
    fixture.sandbox.edit(|state| {
        let user = state.kleer.company_mut().unwrap().user_mut(501).unwrap();
        (user.foreign_id, user.internal_id) = (Some("alexis-1".into()), Some(7));
    });
    let body =
        "<user><id>501</id><internal-id>8</internal-id><name>Ebba Lind</name><email>ebba@post.example</email><active>false</active></user>";
    let saved = fixture.post("user/501", body).await;
    assert_eq!((saved.status, saved.body.as_str()), (200, "<saved><id>501</id></saved>"));
    let user = fixture.kleer_json("user/501").await.json();
    assert_eq!(user, json!({ "id": 501, "internal-id": 8, "name": "Ebba Lind", "email": "ebba@post.example", "active": false }));
}
