//! Pages: the cursor in the link is the only way on.

use sandbox::{Fault, FaultKind, PersonioNextLink, Service};
use serde_json::Value;

use crate::{
    common::{Start, recorded, unrecorded},
    personio_common::{NOVEMBER, bad_request},
};

async fn next(start: &Start, path: &str) -> Option<String> {
    let body = start.personio(path).await.json();
    body["_meta"]["links"]["next"]["href"].as_str().map(str::to_owned)
}

fn ids(pages: &[Vec<Value>]) -> Vec<&str> {
    pages.iter().flatten().map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_cursor_carries_the_whole_query() {
    let start = recorded().await;
    let path = format!("{NOVEMBER}&legal_entity.id=170&limit=4");
    let pages = start.personio_pages(&path).await;
    assert!(pages.len() > 6 && pages[1].len() == 4, "the limit as well");
    let link = next(&start, &path).await.unwrap();
    assert!(link.starts_with(&start.personio_url("v2/compensations?cursor=")) && !link.contains("start_date"), "{link}");
    assert!(["%2F", "%2B", "%3D"].iter().all(|escaped| link.contains(escaped)), "kept intact, it is not the same as decoded: {link}");
    let cursor = link.split_once("cursor=").unwrap().1;
    let again = start.personio_rows(&format!("{path}&cursor={cursor}")).await;
    assert_eq!(again, pages[1], "sending the filters once more works too");
    let own = start.personio(&format!("{NOVEMBER}&limit=100")).await.json()["_meta"]["links"]["self"]["href"].clone();
    assert_eq!(own, start.personio_url(&format!("v2/{NOVEMBER}&limit=100")));
    assert_eq!(next(&start, &format!("{NOVEMBER}&limit=100")).await, None, "the last page has none");
}

#[tokio::test]
async fn a_cursor_of_something_else() {
    let start = unrecorded().await;
    let link = next(&start, "persons?limit=5").await.unwrap();
    let cursor = link.split_once("cursor=").unwrap().1;
    bad_request(&start.personio(&format!("compensations?cursor={cursor}")).await, "cursor");
    bad_request(&start.personio(&format!("persons?cursor={}", cursor.replace("%2B", "+"))).await, "cursor");
    bad_request(&start.personio(&format!("persons?cursor={}", cursor.replacen("70", "7", 1))).await, "cursor");
    bad_request(&start.personio("persons?cursor=").await, "cursor");
    assert_eq!(start.personio_rows(&format!("persons?cursor={cursor}")).await.len(), 5);
    assert_eq!(start.personio_rows(&format!("persons?limit=7&cursor={cursor}")).await.len(), 7);
}

#[tokio::test]
async fn a_link_without_its_host() {
    let start = unrecorded().await;
    start.turn(|switches| switches.personio.next_link = PersonioNextLink::Relative);
    let link = next(&start, "persons?limit=5").await.unwrap();
    assert!(link.starts_with("/v2/persons?cursor="), "{link}");
    assert_eq!(start.personio_rows(link.strip_prefix("/v2/").unwrap()).await.len(), 5);
}

#[tokio::test]
async fn a_link_to_the_page_itself() {
    let start = recorded().await;
    start.turn(|switches| switches.personio.next_link = PersonioNextLink::Loops);
    let first = start.personio_rows("persons?limit=20").await;
    let link = next(&start, "persons?limit=20").await.unwrap();
    let path = link.strip_prefix(&start.personio_url("v2/")).unwrap().to_owned();
    assert_eq!(start.personio_rows(&path).await, first);
    assert_eq!(next(&start, &path).await, Some(link));
    assert_eq!(next(&start, "persons?limit=50").await, None);
}

#[tokio::test]
async fn a_row_that_moves_between_pages() {
    let start = recorded().await;
    let whole = start.personio_pages("persons?limit=50").await;
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::MoveRow).path("/persons").skip(1).always());
    let moved = start.personio_pages("persons").await;
    let (whole, moved) = (ids(&whole), ids(&moved));
    assert_eq!(moved.len(), whole.len());
    assert!(!moved.contains(&whole[10]), "the row at the border is missed");
    assert_eq!(moved.iter().filter(|id| **id == whole[0]).count(), 2, "the one that moved comes twice");
    start.sandbox.clear_faults();
    start.sandbox.inject(Fault::new(Service::Personio, FaultKind::MoveRow).path("/compensations"));
    let first = start.personio_rows(&format!("{NOVEMBER}&limit=1")).await;
    assert_ne!(start.personio_rows(&format!("{NOVEMBER}&limit=1")).await, first, "once");
}
