//! Legal entities.

use sandbox::personio::READ_LEGAL_ENTITIES;
use serde_json::json;

use crate::{
    common::{recorded, unrecorded},
    personio_common::{bad_request, refused},
};

// The calls themselves are in no published specification.

#[tokio::test]
async fn newest_first_and_by_id() {
    let start = unrecorded().await;
    let rows = start.personio_rows("legal-entities").await;
    let names: Vec<&str> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Nordlicht Handels GmbH", "Nordlicht GmbH"]);
    assert_eq!((&rows[1]["id"], &rows[1]["is_main"]), (&json!("170"), &json!(true)));
    assert_eq!(start.personio("legal-entities/170").await.json(), rows[1]);
    assert_eq!(start.personio_rows("legal-entities?id=171").await, rows[..1]);
    assert_eq!(start.personio_rows("legal-entities?country=SE,DE").await.len(), 2);
    assert!(start.personio_rows("legal-entities?country=SE").await.is_empty());
    assert_eq!(start.personio_pages("legal-entities?limit=1").await.len(), 2);
    bad_request(&start.personio("legal-entities?limit=101").await, "parameters");
    let gone = start.personio("legal-entities/1").await;
    refused(&gone, 404, "Not found", "#common.requested_resource_not_found");
}

#[tokio::test]
async fn twenty_in_a_page() {
    let start = unrecorded().await;
    start.edit_personio(|personio| {
        let first = personio.legal_entities[0].clone();
        personio.legal_entities.extend((0..20).map(|number| sandbox::personio::LegalEntity { id: number.to_string(), ..first.clone() }));
    });
    let sizes: Vec<usize> = start.personio_pages("legal-entities").await.iter().map(Vec::len).collect();
    assert_eq!(sizes, [20, 2]);
}

#[tokio::test]
async fn without_the_right_or_the_feature() {
    let start = unrecorded().await;
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(READ_LEGAL_ENTITIES));
    for path in ["legal-entities", "legal-entities/170"] {
        refused(&start.personio(path).await, 403, "Insufficient access scope", "#commonforbidden");
    }
    start.turn(|switches| switches.personio.no_legal_entities = true);
    for path in ["legal-entities", "legal-entities/170"] {
        let answer = start.personio(path).await;
        assert_eq!(answer.status, 412);
        assert_eq!(answer.json()["errors"][0]["detail"], "No access to legal entities feature.");
    }
}

#[tokio::test]
async fn compensations_do_not_need_the_right() {
    let start = recorded().await;
    start.edit_personio(|personio| personio.credential_mut().unwrap().take_scope(READ_LEGAL_ENTITIES));
    assert_eq!(start.personio_rows("compensations?limit=1").await[0]["legal_entity"], json!({ "id": "170" }));
}
