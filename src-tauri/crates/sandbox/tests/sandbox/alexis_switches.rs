//! The switches of Alexis HR, on and off.

use sandbox::AlexisToken;
use serde_json::{Value, json};

use crate::common::{recorded, unrecorded};

#[tokio::test]
async fn page_limits_follow_the_switches() {
    let fixture = recorded().await;
    fixture.switch(|switches| (switches.alexis.default_limit, switches.alexis.max_limit) = (5, Some(8)));
    assert_eq!(fixture.alexis_rows("employee").await.len(), 5);
    assert_eq!(fixture.alexis_rows("employee?limit=7").await.len(), 7);
    assert_eq!(fixture.alexis_rows("employee?limit=1000").await.len(), 8, "cut silently");
}

#[tokio::test]
async fn enums_can_be_lower_case() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.lower_case_enums = true);
    let body = fixture.alexis("employee?relations=compensation&limit=1").await.json();
    let compensation = &body["relations"]["compensation"][0];
    assert_eq!((&compensation["payoutPeriod"], &compensation["payoutFrequency"]), (&json!("monthly"), &json!("month")));
    assert_eq!(fixture.alexis_rows("leave-type?limit=1").await[0]["kind"], "sick_leave");
}

#[tokio::test]
async fn extra_fields_are_added_to_rows() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.extra_fields = true);
    let row = fixture.alexis_rows("employee?limit=1").await.remove(0);
    assert_eq!((&row["_id"], &row["__v"], &row["deleted"]), (&row["id"], &json!(0), &json!(false)));
}

#[tokio::test]
async fn newer_schema_adds_fields() {
    let fixture = recorded().await;
    assert_eq!(unrecorded().await.alexis("employee?select=organizationId").await.status, 400);
    fixture.switch(|switches| switches.alexis.newer_schema = true);
    let rows = fixture.alexis_rows("employee?select=id,organizationId,ssnCountry,offboardDate").await;
    assert_eq!(rows[0]["ssnCountry"], "SE");
    assert_eq!(rows[13]["offboardDate"], "2026-10-31T00:00:00.000Z");
}

#[tokio::test]
async fn relations_can_hold_whole_histories() {
    let fixture = recorded().await;
    let count = async || {
        let body = fixture.alexis("employee/65a000000000000000000001?relations=compensation,employment").await.json();
        (body["relations"]["compensation"].as_array().unwrap().len(), body["relations"]["employment"].as_array().unwrap().len())
    };
    assert_eq!(count().await, (1, 1));
    fixture.sandbox.edit(|state| {
        let mut earlier = state.alexis.employments_mut("65a000000000000000000001").next().unwrap().clone();
        earlier["id"] = json!("65b000000000000000000999");
        earlier["startDate"] = json!("2015-01-01T00:00:00.000Z");
        state.alexis.all_mut("employment").push(earlier);
    });
    fixture.switch(|switches| {
        switches.alexis.whole_compensation_history = true;
        switches.alexis.whole_employment_history = true;
    });
    assert_eq!(count().await, (2, 2));
    let row = fixture.alexis("employee/65a000000000000000000001").await.json();
    assert_eq!(row["data"]["hireDate"], "2015-01-01T00:00:00.000Z", "of the first employment");
}

#[tokio::test]
async fn nulls_and_local_midnight_change_rows() {
    let fixture = recorded().await;
    fixture.switch(|switches| (switches.alexis.nulls, switches.alexis.local_midnight) = (true, true));
    let body = fixture.alexis("employee/65a000000000000000000018").await.json();
    assert_eq!(body["data"]["privateEmail"], Value::Null);
    assert_eq!(body["data"]["hireDate"], "2026-10-31T23:00:00.000Z");
}

#[tokio::test]
async fn bad_request_is_one_string_or_ignored() {
    let fixture = unrecorded().await;
    fixture.switch(|switches| switches.alexis.message_as_string = true);
    let answer = fixture.alexis("employee?page=2&limit=x").await.json();
    assert_eq!(answer["message"], "property page should not exist, limit must be an integer number");
    fixture.switch(|switches| switches.alexis.ignore_unknown = true);
    assert_eq!(fixture.alexis_rows("employee?page=2&limit=x").await.len(), 26);
}

#[tokio::test]
async fn token_without_owner_or_access_is_refused() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.alexis.token = AlexisToken::OwnerLeft);
    assert_eq!(fixture.alexis("company").await.status, 401);
    fixture.switch(|switches| switches.alexis.token = AlexisToken::NoAccess);
    let answer = fixture.alexis("company").await;
    assert_eq!(answer.json(), json!({ "statusCode": 403, "message": "Forbidden", "error": "Forbidden" }));
}
