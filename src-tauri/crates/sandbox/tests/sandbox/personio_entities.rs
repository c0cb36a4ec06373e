//! Legal entities in Personio.

use sandbox::personio::READ_LEGAL_ENTITIES;
use serde_json::json;

use crate::{
    common::{recorded, unrecorded},
    personio_common::{assert_bad_request, assert_refused},
};

// No published specification has these calls, so most tests record nothing.

#[tokio::test]
async fn legal_entities_are_newest_first_and_filtered() {
    let fixture = unrecorded().await;
    let rows = fixture.personio_rows("legal-entities").await;
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Nordlicht Handels GmbH", "Nordlicht GmbH"]);
    assert_eq!((&rows[1]["id"], &rows[1]["is_main"]), (&json!("170"), &json!(true)));
    assert_eq!(fixture.personio("legal-entities/170").await.json(), rows[1]);
    assert_eq!(fixture.personio_rows("legal-entities?id=171").await, rows[..1]);
    assert_eq!(fixture.personio_rows("legal-entities?country=SE,DE").await.len(), 2);
    assert!(fixture.personio_rows("legal-entities?country=SE").await.is_empty());
    assert_eq!(fixture.personio_pages("legal-entities?limit=1").await.len(), 2);
    assert_bad_request(&fixture.personio("legal-entities?limit=101").await, "parameters");
    let gone = fixture.personio("legal-entities/1").await;
    assert_refused(&gone, 404, "Not found", "#common.requested_resource_not_found");
}

#[tokio::test]
async fn legal_entities_come_twenty_a_page() {
    let fixture = unrecorded().await;
    fixture.edit_personio(|personio| {
        let first = personio.legal_entities[0].clone();
        personio.legal_entities.extend((0..20).map(|number| sandbox::personio::LegalEntity { id: number.to_string(), ..first.clone() }));
    });
    let sizes: Vec<usize> = fixture.personio_pages("legal-entities").await.iter().map(Vec::len).collect();
    assert_eq!(sizes, [20, 2]);
}

#[tokio::test]
async fn legal_entities_need_right_and_feature() {
    let fixture = unrecorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(READ_LEGAL_ENTITIES));
    for path in ["legal-entities", "legal-entities/170"] {
        assert_refused(&fixture.personio(path).await, 403, "Insufficient access scope", "#commonforbidden");
    }
    fixture.switch(|switches| switches.personio.no_legal_entities = true);
    for path in ["legal-entities", "legal-entities/170"] {
        let answer = fixture.personio(path).await;
        assert_eq!(answer.status, 412);
        assert_eq!(answer.json()["errors"][0]["detail"], "No access to legal entities feature.");
    }
}

#[tokio::test]
async fn compensations_need_no_legal_entity_right() {
    let fixture = recorded().await;
    fixture.edit_personio(|personio| personio.credential_mut().unwrap().revoke_scope(READ_LEGAL_ENTITIES));
    assert_eq!(fixture.personio_rows("compensations?limit=1").await[0]["legal_entity"], json!({ "id": "170" }));
}
