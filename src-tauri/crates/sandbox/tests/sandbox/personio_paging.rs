//! Pages in Personio. The next page is only reached by the cursor in the link.

use sandbox::{Fault, FaultKind, PersonioNextLink, Service};
use serde_json::Value;

use crate::{
    common::{Fixture, recorded, unrecorded},
    personio_common::{NOVEMBER, assert_bad_request},
};

async fn next_link(fixture: &Fixture, path: &str) -> Option<String> {
    let body = fixture.personio(path).await.json();
    body["_meta"]["links"]["next"]["href"].as_str().map(str::to_owned)
}

fn ids(pages: &[Vec<Value>]) -> Vec<&str> {
    pages.iter().flatten().map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn cursor_carries_the_whole_query() {
    let fixture = recorded().await;
    let path = format!("{NOVEMBER}&legal_entity.id=170&limit=4");
    let pages = fixture.personio_pages(&path).await;
    assert!(pages.len() > 6 && pages[1].len() == 4, "the limit as well");
    let link = next_link(&fixture, &path).await.unwrap();
    assert!(link.starts_with(&fixture.personio_url("v2/compensations?cursor=")) && !link.contains("start_date"), "{link}");
    assert!(["%2F", "%2B", "%3D"].iter().all(|escaped| link.contains(escaped)), "kept intact, it is not the same as decoded: {link}");
    let cursor = link.split_once("cursor=").unwrap().1;
    let again = fixture.personio_rows(&format!("{path}&cursor={cursor}")).await;
    assert_eq!(again, pages[1], "sending the filters once more works too");
    let own = fixture.personio(&format!("{NOVEMBER}&limit=100")).await.json()["_meta"]["links"]["self"]["href"].clone();
    assert_eq!(own, fixture.personio_url(&format!("v2/{NOVEMBER}&limit=100")));
    assert_eq!(next_link(&fixture, &format!("{NOVEMBER}&limit=100")).await, None, "the last page has none");
}

#[tokio::test]
async fn wrong_cursor_is_refused() {
    let fixture = unrecorded().await;
    let link = next_link(&fixture, "persons?limit=5").await.unwrap();
    let cursor = link.split_once("cursor=").unwrap().1;
    assert_bad_request(&fixture.personio(&format!("compensations?cursor={cursor}")).await, "cursor");
    assert_bad_request(&fixture.personio(&format!("persons?cursor={}", cursor.replace("%2B", "+"))).await, "cursor");
    assert_bad_request(&fixture.personio(&format!("persons?cursor={}", cursor.replacen("70", "7", 1))).await, "cursor");
    assert_bad_request(&fixture.personio("persons?cursor=").await, "cursor");
    assert_eq!(fixture.personio_rows(&format!("persons?cursor={cursor}")).await.len(), 5);
    assert_eq!(fixture.personio_rows(&format!("persons?limit=7&cursor={cursor}")).await.len(), 7);
}

#[tokio::test]
async fn next_link_can_be_relative() {
    let fixture = unrecorded().await;
    fixture.switch(|switches| switches.personio.next_link = PersonioNextLink::Relative);
    let link = next_link(&fixture, "persons?limit=5").await.unwrap();
    assert!(link.starts_with("/v2/persons?cursor="), "{link}");
    assert_eq!(fixture.personio_rows(link.strip_prefix("/v2/").unwrap()).await.len(), 5);
}

#[tokio::test]
async fn next_link_can_loop() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.personio.next_link = PersonioNextLink::Loops);
    let first = fixture.personio_rows("persons?limit=20").await;
    let link = next_link(&fixture, "persons?limit=20").await.unwrap();
    let path = link.strip_prefix(&fixture.personio_url("v2/")).unwrap().to_owned();
    assert_eq!(fixture.personio_rows(&path).await, first);
    assert_eq!(next_link(&fixture, &path).await, Some(link));
    assert_eq!(next_link(&fixture, "persons?limit=50").await, None);
}

#[tokio::test]
async fn move_row_fault_loses_one_and_repeats_one() {
    let fixture = recorded().await;
    let whole = fixture.personio_pages("persons?limit=50").await;
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::MoveRow).path("/persons").skip(1).always());
    let moved = fixture.personio_pages("persons").await;
    let (whole, moved) = (ids(&whole), ids(&moved));
    assert_eq!(moved.len(), whole.len());
    assert!(!moved.contains(&whole[10]), "the row at the border is missed");
    assert_eq!(moved.iter().filter(|id| **id == whole[0]).count(), 2, "the one that moved comes twice");
    fixture.sandbox.clear_faults();
    fixture.sandbox.inject(Fault::new(Service::Personio, FaultKind::MoveRow).path("/compensations"));
    let first = fixture.personio_rows(&format!("{NOVEMBER}&limit=1")).await;
    assert_ne!(fixture.personio_rows(&format!("{NOVEMBER}&limit=1")).await, first, "once");
}
