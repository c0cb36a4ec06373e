//! What is not known about Alexis HR, both ways.

use sandbox::AlexisToken;
use serde_json::{Value, json};

use crate::common::{recorded, unrecorded};

#[tokio::test]
async fn page_sizes() {
    let start = recorded().await;
    start.turn(|switches| (switches.alexis.default_limit, switches.alexis.max_limit) = (5, Some(8)));
    assert_eq!(start.alexis_rows("employee").await.len(), 5);
    assert_eq!(start.alexis_rows("employee?limit=7").await.len(), 7);
    assert_eq!(start.alexis_rows("employee?limit=1000").await.len(), 8, "cut silently");
}

#[tokio::test]
async fn enums_in_lower_case() {
    let start = recorded().await;
    start.turn(|switches| switches.alexis.lower_case_enums = true);
    let body = start.alexis("employee?relations=compensation&limit=1").await.json();
    let compensation = &body["relations"]["compensation"][0];
    assert_eq!((&compensation["payoutPeriod"], &compensation["payoutFrequency"]), (&json!("monthly"), &json!("month")));
    assert_eq!(start.alexis_rows("leave-type?limit=1").await[0]["kind"], "sick_leave");
}

#[tokio::test]
async fn fields_that_no_document_names() {
    let start = recorded().await;
    start.turn(|switches| switches.alexis.extra_fields = true);
    let row = start.alexis_rows("employee?limit=1").await.remove(0);
    assert_eq!((&row["_id"], &row["__v"], &row["deleted"]), (&row["id"], &json!(0), &json!(false)));
}

#[tokio::test]
async fn the_newer_documents_fields() {
    let start = recorded().await;
    assert_eq!(unrecorded().await.alexis("employee?select=organizationId").await.status, 400);
    start.turn(|switches| switches.alexis.newer_schema = true);
    let rows = start.alexis_rows("employee?select=id,organizationId,ssnCountry,offboardDate").await;
    assert_eq!(rows[0]["ssnCountry"], "SE");
    assert_eq!(rows[13]["offboardDate"], "2026-10-31T00:00:00.000Z");
}

#[tokio::test]
async fn whole_histories() {
    let start = recorded().await;
    let count = async || {
        let body = start.alexis("employee/65a000000000000000000001?relations=compensation,employment").await.json();
        (body["relations"]["compensation"].as_array().unwrap().len(), body["relations"]["employment"].as_array().unwrap().len())
    };
    assert_eq!(count().await, (1, 1));
    start.sandbox.edit(|state| {
        let mut earlier = state.alexis.employments_mut("65a000000000000000000001").next().unwrap().clone();
        earlier["id"] = json!("65b000000000000000000999");
        earlier["startDate"] = json!("2015-01-01T00:00:00.000Z");
        state.alexis.all_mut("employment").push(earlier);
    });
    start.turn(|switches| {
        switches.alexis.whole_compensation_history = true;
        switches.alexis.whole_employment_history = true;
    });
    assert_eq!(count().await, (2, 2));
    let row = start.alexis("employee/65a000000000000000000001").await.json();
    assert_eq!(row["data"]["hireDate"], "2015-01-01T00:00:00.000Z", "of the first employment");
}

#[tokio::test]
async fn nulls_and_local_midnights() {
    let start = recorded().await;
    start.turn(|switches| (switches.alexis.nulls, switches.alexis.local_midnight) = (true, true));
    let body = start.alexis("employee/65a000000000000000000018").await.json();
    assert_eq!(body["data"]["privateEmail"], Value::Null);
    assert_eq!(body["data"]["hireDate"], "2026-10-31T23:00:00.000Z");
}

#[tokio::test]
async fn refusing_as_one_string_or_not_at_all() {
    let start = unrecorded().await;
    start.turn(|switches| switches.alexis.message_as_string = true);
    let answer = start.alexis("employee?page=2&limit=x").await.json();
    assert_eq!(answer["message"], "property page should not exist, limit must be an integer number");
    start.turn(|switches| switches.alexis.ignore_unknown = true);
    assert_eq!(start.alexis_rows("employee?page=2&limit=x").await.len(), 26);
}

#[tokio::test]
async fn a_token_without_its_owner_or_its_right() {
    let start = recorded().await;
    start.turn(|switches| switches.alexis.token = AlexisToken::OwnerLeft);
    assert_eq!(start.alexis("company").await.status, 401);
    start.turn(|switches| switches.alexis.token = AlexisToken::NoAccess);
    let answer = start.alexis("company").await;
    assert_eq!(answer.json(), json!({ "statusCode": 403, "message": "Forbidden", "error": "Forbidden" }));
}
