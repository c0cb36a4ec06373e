//! Reads from Alexis HR: requests, pages, relations, and the people from them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Mutex;

use common::{TOKEN, alexis, base, options};
use connectors::alexis::map;
use connectors::{Error, ErrorCode};
use domain::field::Field;
use domain::finding::{FindingCode, Severity};
use domain::person::{PayPeriod, Person};
use serde_json::{Value, json};
use wiremock::matchers::{method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn list(total: usize, data: Value, relations: Value) -> Value {
    json!({"status": "ok", "total": total, "count": data.as_array().unwrap().len(), "data": data, "relations": relations})
}

async fn mount(server: &MockServer, at: &str, offset: usize, body: Value) {
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(method("GET")).and(path(at)).and(query_param("offset", offset.to_string())).respond_with(answer).mount(server).await;
}

async fn read(server: &MockServer) -> Result<Vec<Person>, Error> {
    alexis(&base(server), options()).people(&|_, _| ()).await.map(|wire| map::people(&wire))
}

/// The person from one record and its relations, without a list of salaries.
async fn read_person(employee: Value, relations: Value) -> Person {
    let server = MockServer::start().await;
    mount(&server, "/v1/employee", 0, list(1, json!([employee]), relations)).await;
    read(&server).await.unwrap().remove(0)
}

fn asta() -> Value {
    json!({"id": "e1", "active": true, "employeeNumber": "1042", "firstName": " Asta ", "lastName": "Provsson", "workEmail": "asta@exempel.test",
        "privateEmail": "", "privatePhone": null, "ssn": "YYYYMMDD-NNNN", "hireDate": "2020-01-01T00:00:00.000Z", "custom": {"any": [1]},
        "tax": {"table": 32, "column": "1"}, "bankAccount": {"clearing": "83279", "number": "1234567890", "country": "SE"},
        "homeAddress": {"street": "Provgatan 1", "postalCode": 11122, "city": "Stockholm", "country": "SE", "location": {"type": "Point"}},
        "employmentId": "m2", "compensationId": "c2", "departmentId": "d1", "officeId": "o1", "costCenterId": "k1", "effectiveCostCenterId": "k2"})
}

fn asta_relations() -> Value {
    json!({"employment": [
            {"id": "m1", "employeeId": "e1", "startDate": "2020-01-01T00:00:00.000Z", "endDate": "2021-12-31T00:00:00.000Z"},
            {"id": "m2", "employeeId": "e1", "typeId": "t2", "startDate": "2024-01-31T23:00:00.000Z", "endDate": null}],
        "employmentType": [{"id": "t1", "name": "Permanent"}, {"id": "t2", "name": "Hourly"}], "effectiveCostCenter": [{"id": "k2", "name": "Lund"}],
        "compensation": [{"id": "c2", "employeeId": "e1", "amount": 35500.10, "currency": "sek", "effectiveDate": "2026-01-01", "payoutPeriod": "monthly"}]})
}

#[tokio::test]
async fn person_with_every_field_is_read() {
    let person = read_person(asta(), asta_relations()).await;
    insta::assert_json_snapshot!(person);
}

#[tokio::test]
async fn people_pages_are_joined_and_only_get_is_sent() {
    let server = MockServer::start().await;
    let row = |id: &str| json!({"id": id, "active": true, "firstName": id});
    mount(&server, "/v1/employee", 0, list(3, json!([row("a"), row("b")]), json!({}))).await;
    mount(&server, "/v1/employee", 2, list(3, json!([row("c")]), json!({}))).await;
    let pay = |id: &str, owner: &str, amount: &str| {
        let amount: Value = serde_json::from_str(amount).unwrap();
        json!({"id": id, "employeeId": owner, "amount": amount, "currency": "SEK", "effectiveDate": "2025-01-01", "payoutPeriod": "HOURLY"})
    };
    mount(&server, "/v1/compensation", 0, list(2, json!([pay("1", "a", "180.5")]), json!({}))).await;
    mount(&server, "/v1/compensation", 1, list(2, json!([pay("2", "c", "\"201\"")]), json!({}))).await;
    let progress = Mutex::new(Vec::new());
    let wire = alexis(&base(&server), options()).people(&|read, total| progress.lock().unwrap().push((read, total))).await.unwrap();
    assert!(wire.history_known);
    assert_eq!(*progress.lock().unwrap(), [(2, 3), (3, 3)]);
    let people = map::people(&wire);
    assert_eq!(people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(people[0].salaries[0].money.to_string(), "180.5 SEK");
    assert_eq!(people[2].salaries[0].money.to_string(), "201 SEK");

    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 4);
    for request in &requests {
        assert_eq!(request.method.as_str(), "GET");
        assert_eq!(request.headers["authorization"], format!("Bearer {TOKEN}"));
        assert!(request.body.is_empty());
    }
    let query: Vec<_> = requests[0].url.query_pairs().into_owned().collect();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let relations = "employment,compensation,employmentType,department,office,costCenter,effectiveCostCenter";
    assert_eq!(query, [pair("limit", "500"), pair("offset", "0"), pair("sort[id]", "asc"), pair("relations", relations)]);
}

#[tokio::test]
async fn list_that_changes_while_read_is_incomplete() {
    for (second, field) in [
        (list(4, json!([{"id": "c", "active": true}]), json!({})), "total"),
        (list(3, json!([{"id": "b", "active": true}]), json!({})), "data[].id"),
        (list(3, json!([]), json!({})), "total"),
    ] {
        let server = MockServer::start().await;
        mount(&server, "/v1/employee", 0, list(3, json!([{"id": "a", "active": true}, {"id": "b", "active": true}]), json!({}))).await;
        mount(&server, "/v1/employee", 2, second).await;
        let error = read(&server).await.unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Incomplete, Some(field)));
    }
}

#[tokio::test]
async fn failing_page_fails_the_list() {
    let server = MockServer::start().await;
    mount(&server, "/v1/employee", 0, list(2, json!([{"id": "a", "active": true}]), json!({}))).await;
    let down = ResponseTemplate::new(500);
    Mock::given(path("/v1/employee")).and(query_param("offset", "1")).respond_with(down).mount(&server).await;
    assert_eq!(read(&server).await.unwrap_err().code, ErrorCode::ServiceDown);
}

#[tokio::test]
async fn missing_salary_list_leaves_the_current_salaries() {
    let server = MockServer::start().await;
    mount(&server, "/v1/employee", 0, list(1, json!([asta()]), asta_relations())).await;
    let wire = alexis(&base(&server), options()).people(&|_, _| ()).await.unwrap();
    assert!(!wire.history_known);
    assert_eq!(map::people(&wire)[0].salaries.len(), 1);
}

#[tokio::test]
async fn value_of_wrong_type_is_named_by_its_path() {
    for (employee, field) in [
        (json!({"id": "a", "active": "yes"}), "data[0].active"),
        (json!({"id": 7, "active": true}), "data[0].id"),
        (json!({"id": "a", "active": true, "tax": {"table": [32]}}), "data[0].tax.table"),
        (json!({"id": "a", "active": true, "ssn": {}}), "data[0].ssn"),
        (json!({"active": true}), "data[0]"),
    ] {
        let server = MockServer::start().await;
        mount(&server, "/v1/employee", 0, list(1, json!([employee]), json!({}))).await;
        let error = read(&server).await.unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotUnderstood, Some(field)));
    }
}

#[tokio::test]
async fn null_blank_and_missing_values_are_equal() {
    let minimal = read_person(json!({"id": "a", "active": false}), json!(null)).await;
    let empty = json!({"id": "a", "active": false, "firstName": null, "lastName": " ", "ssn": "", "tax": null, "bankAccount": {}, "homeAddress": null,
        "hireDate": null, "employmentId": null, "compensationId": ""});
    assert_eq!(read_person(empty, json!({"employment": null, "compensation": []})).await, minimal);
    assert_eq!((minimal.name.as_str(), minimal.active, minimal.employment, minimal.findings.len()), ("", false, None, 0));
}

#[tokio::test]
async fn unreadable_value_is_an_error_on_the_person() {
    let mut employee = asta();
    employee["tax"] = json!({"table": "thirty", "column": 1.5});
    let relations = json!({"employment": [{"id": "m2", "employeeId": "e1", "startDate": "soon", "endDate": "2026-02-30"}],
        "compensation": [{"id": "c2", "employeeId": "e1", "amount": "a lot", "currency": "SEK", "payoutPeriod": "MONTHLY"}]});
    let person = read_person(employee, relations).await;
    let values: Vec<_> = person.findings.iter().map(|finding| finding.params["value"].as_str()).collect();
    assert_eq!(values, ["thirty", "1.5", "soon", "2026-02-30", "a lot"]);
    assert!(
        assertions::all(person.findings.iter(), |finding| (finding.code, finding.severity) == (FindingCode::UnknownValue, Severity::Error))
    );
    assert_eq!((person.tax_table, person.salaries.len()), (None, 0));
}

#[tokio::test]
async fn unclear_instant_is_a_finding_on_its_field() {
    const NIGHT: &str = "2027-01-31T23:30:00.000Z";
    let paid = |period: &str, from: &str| json!({"id": period, "employeeId": "e1", "amount": 200, "currency": "SEK", "payoutPeriod": period, "effectiveDate": from});
    let employed = |from: &str, to: &str| json!({"id": "m1", "employeeId": "e1", "startDate": from, "endDate": to});
    let relations = json!({"employment": [employed(NIGHT, "2027-06-30T23:59:59.999Z")],
        "compensation": [paid("HOURLY", NIGHT), paid("MONTHLY", "2027-01-31T12:00:00.000Z")]});
    let person = read_person(asta(), relations).await;
    let findings: Vec<_> =
        person.findings.iter().map(|finding| (finding.code, finding.severity, finding.field, finding.params["value"].as_str())).collect();
    let unclear = |field, value| (FindingCode::MomentUnclear, Severity::Error, Some(field), value);
    assert_eq!(
        findings,
        [
            unclear(Field::EmploymentStart, NIGHT),
            unclear(Field::EmploymentEnd, "2027-06-30T23:59:59.999Z"),
            unclear(Field::HourlySalaryStart, NIGHT),
        ]
    );
    assert_eq!(person.employment, None, "the day of hiring does not replace an unclear start");
    assert_eq!(person.salaries.iter().map(|salary| salary.from).collect::<Vec<_>>(), ["2027-01-31".parse().ok()], "clear whichever it is");
}

#[tokio::test]
async fn employment_with_unclear_start_counts_as_the_latest() {
    for start in ["2026-01-31T23:30:00.000Z", "soon"] {
        let relations = json!({"employment": [{"id": "m1", "employeeId": "e1", "startDate": "2020-01-01", "endDate": "2021-12-31"},
            {"id": "m2", "employeeId": "e1", "startDate": start}]});
        let mut employee = asta();
        employee["employmentId"] = json!(null);
        let person = read_person(employee, relations).await;
        assert_eq!((person.findings.len(), person.employment.and_then(|employment| employment.end)), (1, None), "{start}");
    }
}

#[tokio::test]
async fn unreadable_past_salary_is_a_warning() {
    let pay = |id: &str, amount: &str, day: &str| json!({"id": id, "employeeId": "e1", "amount": amount, "currency": "SEK", "effectiveDate": day, "payoutPeriod": "ANNUAL"});
    let relations = json!({"compensation": [pay("c1", "?", "2020-01-01"), pay("c2", "1", "2024-01-01")]});
    let person = read_person(asta(), relations).await;
    assert_eq!(person.findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Warning]);
    assert_eq!(person.salaries[0].period, PayPeriod::Other("ANNUAL".to_owned()));
}

#[tokio::test]
async fn employment_is_the_current_one_or_the_latest() {
    let employments = json!({"employment": [
        {"id": "m1", "employeeId": "e1", "startDate": "2020-01-01", "endDate": "2021-12-31"},
        {"id": "m3", "employeeId": "e1", "startDate": "2027-01-01", "effectiveEndDate": "2027-06-30T00:00:44.000Z"},
        {"id": "m9", "employeeId": "e2", "startDate": "2030-01-01"}]});
    let period = |mut employee: Value, id: Value, end: Value| {
        employee["employmentId"] = id;
        employee["endDate"] = end;
        let employments = employments.clone();
        async move {
            let employment = read_person(employee, employments).await.employment.unwrap();
            (employment.start.unwrap().to_string(), employment.end.map(|end| end.to_string()))
        }
    };
    let of = |start: &str, end: Option<&str>| (start.to_owned(), end.map(str::to_owned));
    assert_eq!(period(asta(), json!("m1"), json!(null)).await, of("2020-01-01", Some("2021-12-31")));
    assert_eq!(period(asta(), json!(null), json!(null)).await, of("2027-01-01", Some("2027-06-30")));
    let mut without_employment = asta();
    without_employment["id"] = json!("e3");
    assert_eq!(
        period(without_employment.clone(), json!(null), json!("2026-12-31")).await,
        of("2020-01-01", Some("2026-12-31")),
        "the person's own dates"
    );
    assert_eq!(
        period(without_employment, json!(null), json!("2019-12-31")).await,
        of("2020-01-01", None),
        "the end of an earlier employment"
    );
}

#[tokio::test]
async fn employment_type_is_that_of_the_current_employment() {
    let relations = |kind: Value| {
        json!({"employment": [{"id": "m1", "employeeId": "e1", "startDate": "2020-01-01", "typeId": "t1"},
                {"id": "m2", "employeeId": "e1", "startDate": "2024-01-01", "typeId": kind}],
            "employmentType": [{"id": "t1", "name": "Permanent"}, {"id": "t2", "name": " Hourly "}, {"id": "t3"}]})
    };
    let mut employee = asta();
    employee["employmentTypeId"] = json!("t1");
    for (kind, name) in [
        (json!("t2"), "Hourly"),
        (json!(null), "Permanent"),
        // An unknown type keeps its id, so the field is not empty.
        (json!("t3"), "t3"),
        (json!("t9"), "t9"),
    ] {
        assert_eq!(read_person(employee.clone(), relations(kind)).await.employment_type.as_deref(), Some(name));
    }
    assert_eq!(read_person(asta(), json!(null)).await.employment_type, None);
}

#[tokio::test]
async fn placement_prefers_the_effective_cost_center() {
    let mut employee = asta();
    let placement = read_person(employee.clone(), json!(null)).await.placement;
    assert_eq!((placement.department.as_deref(), placement.office.as_deref()), (Some("d1"), Some("o1")));
    assert_eq!(placement.cost_center.as_deref(), Some("k2"));
    employee["effectiveCostCenterId"] = json!(null);
    assert_eq!(read_person(employee, json!(null)).await.placement.cost_center.as_deref(), Some("k1"), "their own");
}

#[tokio::test]
async fn inherited_cost_centers_have_names() {
    let server = MockServer::start().await;
    let relations = json!({"costCenter": [{"id": "k1", "name": "Malmö"}], "effectiveCostCenter": [{"id": "k2", "name": "Lund"}]});
    mount(&server, "/v1/employee", 0, list(1, json!([asta()]), relations)).await;
    let wire = alexis(&base(&server), options()).people(&|_, _| ()).await.unwrap();
    let names: Vec<_> = wire.cost_centers.values().filter_map(|center| center.name.get()).collect();
    assert_eq!(names, ["Malmö", "Lund"]);
}

#[tokio::test]
async fn employment_types_are_read_completely() {
    let server = MockServer::start().await;
    let kind = |id: &str, name: &str| json!({"id": id, "name": name, "vacation": true});
    mount(&server, "/v1/employment-type", 0, list(3, json!([kind("t1", "Permanent"), kind("t2", "Hourly")]), json!(null))).await;
    mount(&server, "/v1/employment-type", 2, list(3, json!([kind("t3", "Trainee")]), json!(null))).await;
    let kinds = alexis(&base(&server), options()).employment_types().await.unwrap();
    assert_eq!(kinds.iter().filter_map(|kind| kind.name.get()).collect::<Vec<_>>(), ["Permanent", "Hourly", "Trainee"]);
}

#[tokio::test]
async fn company_has_a_name() {
    let server = MockServer::start().await;
    let company =
        json!({"status": "ok", "total": 1, "count": 1, "data": [{"id": "c", "name": "Nordlicht AB", "orgNumber": "556000-0000"}]});
    Mock::given(path("/v1/company"))
        .and(query_param("limit", "1"))
        .respond_with(ResponseTemplate::new(200).set_body_json(company))
        .mount(&server)
        .await;
    let company = alexis(&base(&server), options()).company().await.unwrap();
    assert_eq!((company.name.get(), company.org_number.get()), (Some("Nordlicht AB"), Some("556000-0000")));
}
