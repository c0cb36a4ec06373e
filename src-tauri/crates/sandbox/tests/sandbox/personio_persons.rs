//! Persons and their employments in Personio.

use rstest::rstest;
use sandbox::{
    personio::{Person, READ_PERSONS},
    personio_person_id,
};
use serde_json::{Value, json};

use crate::{
    common::{Fixture, recorded, unrecorded},
    personio_common::{assert_bad_request, assert_refused},
};

async fn ids(fixture: &Fixture, query: &str) -> Vec<String> {
    let rows = fixture.personio_rows(&format!("persons?{query}")).await;
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn persons_come_ten_a_page_or_fifty() {
    let fixture = recorded().await;
    let sizes = async |path: &str| fixture.personio_pages(path).await.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(sizes("persons").await, [10, 10, 10, 1]);
    assert_eq!(sizes("persons?limit=50").await, [31]);
    assert_eq!(sizes("persons?limit=31").await, [31], "the last page has no next");
    let all: Vec<Value> = fixture.personio_pages("persons?limit=7").await.concat();
    let mut ids: Vec<&str> = all.iter().map(|row| row["id"].as_str().unwrap()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 31);
}

#[rstest]
#[case("limit=0", "parameters")]
#[case("limit=51", "parameters")]
#[case("limit=ten", "parameters")]
#[case("limit=5&limit=5", "parameters")]
#[case("colour=red", "parameters")]
#[case("status=LEFT", "parameters")]
#[case("created_at.lt=wrong-date-format", "parameters")]
#[case("id.nooperator=3001", "filter encoding")]
#[case("cursor=cur_1", "cursor")]
#[tokio::test]
async fn unknown_person_parameters_are_refused(#[case] query: &str, #[case] detail: &str) {
    let fixture = unrecorded().await;
    assert_bad_request(&fixture.personio(&format!("persons?{query}")).await, detail);
}

#[tokio::test]
async fn person_has_all_released_fields() {
    let fixture = recorded().await;
    let person = fixture.personio("persons/3001").await;
    let url = fixture.personio_url("v2/persons/3001/employments");
    #[rustfmt::skip]
    let expected = json!({
        "id": "3001", "email": "ebba.lindqvist@nordlicht.example", "first_name": "Ebba", "last_name": "Lindqvist",
        "preferred_name": "Ebba Lindqvist", "gender": "UNSPECIFIED", "status": "ACTIVE",
        "created_at": "2024-03-01T00:00:00Z", "updated_at": "2024-03-01T00:00:00Z",
        "custom_attributes": [{
            "id": "dynamic_4711", "type": "string", "global_id": "personnel_number", "label": "Personalnummer", "value": "1001",
        }],
        "employments": [{ "id": "c85d978e-1104-4762-0001-000000003001" }],
        "_meta": { "links": { "employments": { "href": url } } },
    });
    assert_eq!((person.status, person.json()), (200, expected.clone()), "{}", person.body);
    assert_eq!(fixture.personio_rows("persons?id=3001").await, [expected]);
    let gone = fixture.personio("persons/9").await;
    assert_refused(&gone, 404, "Resource not found", "#common.resource_not_found");
    assert_eq!(gone.json()["errors"][0]["detail"], "There is no resource for the specified id.");
}

#[tokio::test]
async fn person_filters_are_combined() {
    let fixture = recorded().await;
    assert_eq!(ids(&fixture, "id=3003,3001,9").await, ["3001", "3003"]);
    assert_eq!(ids(&fixture, "first_name=Anna&last_name=Andersson").await, ["3009", "3010"]);
    assert_eq!(ids(&fixture, "preferred_name=Ida%20Holm").await, ["3003"]);
    assert_eq!(ids(&fixture, "email=ida.holm@nordlicht.example,jonas.weber@nordlicht.example").await, ["3003", "3041", "3042"]);
    assert_eq!(ids(&fixture, "status=INACTIVE").await, ["3014", "3044"]);
    assert_eq!(ids(&fixture, "status=ACTIVE&limit=50").await.len(), 29);
    assert_eq!(ids(&fixture, "created_at=2024-03-01T00:00:00Z&first_name=Ebba").await, ["3001"]);
    assert_eq!(ids(&fixture, "created_at.gt=2026-10-15T00:00:00Z").await, ["3016"]);
    assert!(ids(&fixture, "updated_at.lt=2019-12-31T00:00:00Z").await.is_empty());
    fixture.edit_personio(|personio| {
        let ebba = personio.person_mut("3001").unwrap();
        ebba.updated_at = "2026-11-20T08:00:00Z".parse().unwrap();
    });
    assert_eq!(ids(&fixture, "updated_at.gt=2026-11-19T00:00:00Z&status=ACTIVE&id=3001,3002").await, ["3001"]);
}

#[tokio::test]
async fn email_filter_can_ignore_case() {
    let fixture = recorded().await;
    assert!(ids(&fixture, "email=mikael.storm@nordlicht.example").await.is_empty());
    assert_eq!(ids(&fixture, "email=Mikael.Storm@Nordlicht.Example").await, ["3022"]);
    fixture.switch(|switches| switches.personio.email_filter_ignores_case = true);
    assert_eq!(ids(&fixture, "email=mikael.storm@nordlicht.example").await, ["3022"]);
}

#[tokio::test]
async fn unreleased_attributes_are_left_out() {
    let fixture = recorded().await;
    let fields = async || {
        let row = fixture.personio("persons/3001").await.json();
        row.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().hide("email"));
    assert!(!fields().await.contains(&"email".to_owned()) && fields().await.contains(&"custom_attributes".to_owned()));
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().hide("personnel_number"));
    assert!(!fields().await.contains(&"custom_attributes".to_owned()) && fields().await.contains(&"first_name".to_owned()));
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().hide_all());
    assert_eq!(fields().await, ["_meta", "employments", "id"]);
    let rows = fixture.personio_rows("persons").await;
    assert!(assertions::all(rows.iter(), |row| row.as_object().unwrap().len() == 3), "with 200");
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().release("email"));
    assert_eq!(fields().await, ["_meta", "email", "employments", "id"]);
}

#[tokio::test]
async fn persons_need_a_right() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(READ_PERSONS));
    for path in ["persons", "persons/3001", "persons/3001/employments"] {
        assert_refused(&fixture.personio(path).await, 401, "Unauthorized Request", "#commonunauthorized");
    }
    assert_eq!(fixture.personio("compensations/types").await.status, 200);
}

#[tokio::test]
async fn employments_are_listed_and_filtered() {
    let fixture = recorded().await;
    let rows = fixture.personio_rows("persons/3014/employments").await;
    assert_eq!((&rows[0]["status"], &rows[0]["employment_end_date"]), (&json!("INACTIVE"), &json!("2026-10-31")));
    assert_eq!(rows[0]["legal_entity"], json!({ "id": "170" }));
    let (id, other) = ("c85d978e-1104-4762-0001-000000003014", "c85d978e-1104-4762-0001-000000003001");
    assert_eq!(fixture.personio(&format!("persons/3014/employments/{id}")).await.json(), rows[0]);
    assert!(fixture.personio_rows(&format!("persons/3014/employments?id={other}")).await.is_empty());
    assert_eq!(fixture.personio_rows(&format!("persons/3014/employments?id={id},{other}")).await, rows);
    assert!(fixture.personio_rows("persons/3014/employments?updated_at.gt=2026-11-21T00:00:00Z").await.is_empty());
    assert!(fixture.personio_rows("persons/3044/employments").await.is_empty(), "somebody without one");
    for path in ["persons/9/employments".to_owned(), format!("persons/9/employments/{id}"), format!("persons/3014/employments/{other}")] {
        assert_refused(&fixture.personio(&path).await, 404, "Resource not found", "#common.resource_not_found");
    }
    let before = fixture.personio("persons/3014").await.json();
    fixture.edit_personio(|personio| {
        let person = personio.person_mut("3014").unwrap();
        let again = sandbox::personio::Employment { status: "LEAVE".into(), end: None, ..person.employments[0].clone() };
        person.employments.insert(0, sandbox::personio::Employment { id: "c85d978e-1104-4762-0002-000000003014".into(), ..again });
    });
    let after = fixture.personio("persons/3014").await.json();
    assert_eq!((&before["status"], &after["status"]), (&json!("INACTIVE"), &json!("ACTIVE")), "by the latest employment");
    let pages = fixture.personio_pages("persons/3014/employments?limit=1").await;
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0][0]["status"], "LEAVE", "newest first");
}

#[tokio::test]
async fn persons_can_be_added_changed_and_removed() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| {
        personio.put_person(Person::new("3100", "Ruth", "Neu", "ruth.neu@nordlicht.example", "1100", "171"));
        personio.person_mut(&personio_person_id(2)).unwrap().email = Some("NILS@nordlicht.example".into());
    });
    assert_eq!(ids(&fixture, "email=ruth.neu@nordlicht.example,NILS@nordlicht.example").await, ["3002", "3100"]);
    assert!(fixture.edit_personio(|personio| personio.remove_person("3100")));
    assert!(!fixture.edit_personio(|personio| personio.remove_person("3100")));
    assert_eq!(fixture.personio("persons/3100").await.status, 404);
}
