//! Reads of Alexis HR.

use rstest::rstest;
use serde_json::{Value, json};

use crate::common::recorded;

#[rstest]
#[case("company", 1)]
#[case("employee", 26)]
#[case("employment", 26)]
#[case("employment-type", 4)]
#[case("compensation", 29)]
#[case("department", 3)]
#[case("office", 2)]
#[case("cost-center", 3)]
#[case("child", 3)]
#[case("leave-type", 8)]
#[case("leave", 23)]
#[case("leave-transaction", 38)]
#[case("work-week", 3)]
#[tokio::test]
async fn every_list_row_can_be_read_alone(#[case] resource: &str, #[case] rows: usize) {
    let fixture = recorded().await;
    let list = fixture.alexis(resource).await;
    assert_eq!((list.status, list.content_type.as_str()), (200, "application/json; charset=utf-8"));
    let list = list.json();
    assert_eq!(list["status"], "ok");
    assert_eq!((&list["total"], &list["count"], &list["offset"]), (&json!(rows), &json!(rows), &json!(0)));
    for row in assertions::some(list["data"].as_array().unwrap()) {
        let one = fixture.alexis(&format!("{resource}/{}", row["id"].as_str().unwrap())).await;
        assert_eq!(one.status, 200);
        assert_eq!(&one.json()["data"], row);
    }
}

#[tokio::test]
async fn pages_cover_all_rows_once() {
    let fixture = recorded().await;
    let mut rows_seen = Vec::new();
    loop {
        let path = format!("employee?sort[id]=asc&limit=10&offset={}", rows_seen.len());
        let page = fixture.alexis(&path).await.json();
        assert_eq!(page["total"], 26);
        let rows = page["data"].as_array().unwrap();
        assert_eq!(page["count"], rows.len());
        rows_seen.extend(rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()));
        if rows.len() < 10 {
            break;
        }
    }
    assert_eq!(rows_seen.len(), 26);
    assert!(rows_seen.is_sorted());
}

#[tokio::test]
async fn list_relations_are_side_loaded_once() {
    let fixture = recorded().await;
    let relations = "office,costCenter,effectiveCostCenter,child,department,emergencyContact,employment,employmentType,\
                     compensation,managerEmployee,teamReference";
    let body = fixture.alexis(&format!("employee?relations={relations}&limit=100")).await.json();
    let sizes: Vec<(&str, usize)> =
        body["relations"].as_object().unwrap().iter().map(|(name, rows)| (name.as_str(), rows.as_array().unwrap().len())).collect();
    #[rustfmt::skip]
    let expected = [
        ("child", 3), ("compensation", 26), ("costCenter", 0), ("department", 3), ("effectiveCostCenter", 3), ("emergencyContact", 0),
        ("employment", 26), ("employmentType", 2), ("managerEmployee", 1), ("office", 2), ("teamReference", 0),
    ];
    assert_eq!(sizes, expected);
}

#[tokio::test]
async fn single_employee_loads_relations_and_select() {
    let fixture = recorded().await;
    let body = fixture.alexis("employee/65a000000000000000000025?relations=child,department&select=id,firstName").await.json();
    assert_eq!(body["data"], json!({ "id": "65a000000000000000000025", "firstName": "Saga" }));
    assert_eq!(body["relations"]["child"].as_array().unwrap().len(), 2);
    assert_eq!(body["relations"]["department"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn leave_type_code_is_a_list_in_lists_and_an_object_alone() {
    let fixture = recorded().await;
    let list = fixture.alexis("leave-type?relations=leaveTypeCode").await.json();
    assert_eq!(list["relations"]["leaveTypeCode"].as_array().unwrap().len(), 5);
    let one = fixture.alexis("leave-type/664000000000000000000004?relations=leaveTypeCode").await.json();
    assert_eq!(one["relations"]["leaveTypeCode"]["code"], "VAB");
}

#[tokio::test]
async fn current_compensation_follows_the_day() {
    let fixture = recorded().await;
    let read = async || fixture.alexis("employee/65a000000000000000000013?relations=compensation").await.json();
    let now = read().await;
    assert_eq!(now["relations"]["compensation"][0]["amount"], 36_500, "the raise is still to come");
    fixture.sandbox.edit(|state| state.today = "2027-01-01".parse().unwrap());
    let later = read().await;
    assert_eq!(later["relations"]["compensation"][0]["amount"], 44_000);
    assert_ne!(now["data"]["compensationId"], later["data"]["compensationId"]);
}

#[rstest]
#[case("filters[active][$eq]=true", 25)]
#[case("filters[active]=false", 1)]
#[case("filters%5Bactive%5D%5B%24eq%5D=false", 1)]
#[case("filters[firstName][$eq]=Anna&filters[lastName][$eq]=Andersson", 2)]
#[case("filters[firstName][$neq]=Anna", 24)]
#[case("filters[firstName][$in][]=Anna&filters[firstName][$in][]=Ebba", 3)]
#[case("filters[firstName][$nin][]=Anna&filters[firstName][$nin][]=Ebba", 23)]
#[case("filters[hireDate][$gte]=2026-11-01", 3)]
#[case("filters[hireDate][$gt]=2026-11-01", 1)]
#[case("filters[hireDate][$lt]=2026-10-01T00:00:00.000Z", 21)]
#[case("filters[hireDate][$lte]=2026-10-01", 23)]
#[case("filters[hireDate][$between][]=2026-11-01&filters[hireDate][$between][]=2026-11-30", 2)]
#[case("filters[age][$lt]=27", 3)]
#[tokio::test]
async fn filters_select_rows(#[case] filter: &str, #[case] rows: usize) {
    let fixture = recorded().await;
    assert_eq!(fixture.alexis_rows(&format!("employee?limit=100&{filter}")).await.len(), rows);
}

#[tokio::test]
async fn sort_is_ascending_or_descending() {
    let fixture = recorded().await;
    let names = async |direction: &str| -> Vec<Value> {
        let rows = fixture.alexis_rows(&format!("employee?select=id,lastName&sort[lastName]={direction}")).await;
        rows.iter().map(|row| row["lastName"].clone()).collect()
    };
    let (mut up, down) = (names("asc").await, names("desc").await);
    assert_eq!(up.first().unwrap(), "Andersson");
    up.reverse();
    assert_eq!(up, down);
}

#[tokio::test]
async fn select_returns_only_named_fields() {
    let fixture = recorded().await;
    let rows = fixture.alexis_rows("compensation?select=id,amount").await;
    assert!(assertions::all(rows.iter(), |row| row.as_object().unwrap().len() == 2));
}
