//! Requests that Alexis HR refuses, and its error answers.

use reqwest::Method;
use rstest::rstest;
use serde_json::json;

use crate::common::{read, unrecorded};

#[rstest]
#[case("employee?select=id,bankAccount", "each value in select must be one of id, active")]
#[case("employee?relations=bonus", "each value in relations must be one of office, costCenter")]
#[case("employee?filters[tax][$eq]=32", "property filters.tax should not exist")]
#[case("employee?filters[active][eq]=true", "property eq should not exist")]
#[case("employee?filters[firstName][$in]=Anna", "filters.firstName.$in must be an array")]
#[case("employee?filters[firstName][$eq][]=Anna", "filters.firstName.$eq must be a string")]
#[case("employee?filters[hireDate][$between][]=2026-11-01", "filters.hireDate.$between must contain 2 elements")]
#[case("employee?sort[custom]=asc", "each value in sort must be one of id, active")]
#[case("employee?sort[id]=up", "sort.id must be one of asc, desc")]
#[case("employee?limit=ten", "limit must be an integer number")]
#[case("employee?limit=-1", "limit must be an integer number")]
#[case("employee?page=2", "property page should not exist")]
#[case("employee?organizationId=1", "property organizationId should not exist")]
#[case("compensation?relations=employee", "property relations should not exist")]
#[case("company?select=name", "each value in select must be one of id")]
#[case("leave-transaction?select=status", "each value in select must be one of id, leaveTypeId")]
#[case("leave?filters[updated][$gt]=2026-11-01", "property filters.updated should not exist")]
#[case("employee/65a000000000000000000001?limit=1", "property limit should not exist")]
#[tokio::test]
async fn unknown_parameters_are_refused(#[case] path: &str, #[case] reason: &str) {
    let fixture = unrecorded().await;
    let answer = fixture.alexis(path).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
    let body = answer.json();
    assert_eq!((&body["statusCode"], &body["error"]), (&json!(400), &json!("Bad Request")));
    let messages = body["message"].as_array().unwrap();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].as_str().unwrap().starts_with(reason), "{messages:?}");
}

#[rstest]
#[case("employee/65a000000000000000009999", "Employee not found")]
#[case("employee/1", "Employee not found")]
#[case("employees", "Cannot GET /v1/employees")]
#[case("employee/65a000000000000000000001/child", "Cannot GET /v1/employee/65a000000000000000000001/child")]
#[case("", "Cannot GET /v1/")]
#[tokio::test]
async fn unknown_paths_and_ids_are_not_found(#[case] path: &str, #[case] message: &str) {
    let fixture = unrecorded().await;
    let answer = fixture.alexis(path).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json(), json!({ "statusCode": 404, "message": message, "error": "Not Found" }));
}

#[rstest]
#[case(None)]
#[case(Some("Bearer wrong"))]
#[case(Some("nordlicht-alexis-token"))]
#[tokio::test]
async fn wrong_token_is_refused_before_all_else(#[case] header: Option<&str>) {
    let fixture = unrecorded().await;
    for path in ["employee", "employee?select=nonsense", "nowhere"] {
        let mut request = fixture.client.get(format!("{}/{path}", fixture.sandbox.addresses().alexis.base_url));
        if let Some(header) = header {
            request = request.header("authorization", header);
        }
        let answer = read(request).await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.json(), json!({ "statusCode": 401, "message": "Unauthorized", "error": "Unauthorized" }));
    }
}

#[rstest]
#[case(Method::PUT, "employee/65a000000000000000000001", 403)]
#[case(Method::DELETE, "employee/65a000000000000000000001", 403)]
#[case(Method::POST, "department", 403)]
#[case(Method::PATCH, "employment-type/663000000000000000000001", 403)]
#[case(Method::PUT, "compensation/65e000000000000000000010", 403)]
#[case(Method::DELETE, "employment/65b000000000000000000001", 403)]
#[case(Method::POST, "company", 404)]
#[case(Method::DELETE, "leave-transaction/660000000000000000000001", 404)]
#[tokio::test]
async fn unsupported_writes_are_refused_and_logged(#[case] method: Method, #[case] path: &str, #[case] status: u16) {
    let fixture = unrecorded().await;
    let before = fixture.sandbox.state();
    let answer = read(fixture.alexis_request(method.clone(), path).body(r#"{"firstName":"X"}"#)).await;
    assert_eq!(answer.status, status);
    let write = fixture.only_write();
    assert_eq!((write.method, write.path), (method.to_string(), format!("/v1/{path}")));
    assert_eq!((write.status, write.effect, write.body.as_str()), (Some(status), false, r#"{"firstName":"X"}"#));
    assert_eq!(before.alexis.rows, fixture.sandbox.state().alexis.rows);
}
