//! Limits: reads in progress, reads that are too heavy, and the limit a second.

use reqwest::{Method, Response};
use sandbox::{Fault, FaultKind, Service};
use serde_json::json;

use crate::{
    common::{Start, read, recorded},
    personio_common::{MEALS, NOVEMBER, posted, refused},
};

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

async fn send(start: &Start, path: &str) -> Response {
    start.personio_request(Method::GET, path).await.send().await.unwrap()
}

/// Keeps two reads of the month in progress.
async fn two_in_progress(start: &Start) -> [tokio::task::JoinHandle<u16>; 2] {
    let hold = Fault::new(Service::Personio, FaultKind::Hold { after_effect: false }).path("/compensations");
    start.sandbox.inject(hold.times(2));
    let requests = [start.personio_request(Method::GET, NOVEMBER).await, start.personio_request(Method::GET, NOVEMBER).await];
    let waiting = requests.map(|request| tokio::spawn(async { read(request).await.status }));
    start.sandbox.held(2).await;
    waiting
}

#[tokio::test]
async fn a_third_read_while_two_are_in_progress() {
    let start = recorded().await;
    let waiting = two_in_progress(&start).await;
    let third = send(&start, "compensations").await;
    assert_eq!((third.status().as_u16(), header(&third, "retry-after").as_deref()), (429, Some("30")));
    let body: serde_json::Value = serde_json::from_str(&third.text().await.unwrap()).unwrap();
    assert!(body["errors"][0]["type"].as_str().unwrap().ends_with("#compensations.too_many_requests"), "{body}");
    assert_eq!(start.personio(&format!("{NOVEMBER}&person.id=3001")).await.status, 200, "of one person");
    assert_eq!(start.personio("compensations/types").await.status, 200, "and of something else");
    start.give(&posted("3001", MEALS, json!(1))).await;
    start.sandbox.release();
    for waiting in assertions::some(waiting) {
        assert_eq!(waiting.await.unwrap(), 200);
    }
    assert_eq!(start.personio(NOVEMBER).await.status, 200, "when they are done");
}

#[tokio::test]
async fn who_goes_away_is_no_longer_in_progress() {
    let start = recorded().await;
    for waiting in two_in_progress(&start).await {
        waiting.abort();
    }
    start.sandbox.none_held().await;
    assert_eq!(start.personio(NOVEMBER).await.status, 200);
}

#[tokio::test]
async fn without_that_limit() {
    let start = recorded().await;
    start.turn(|switches| switches.personio.reads_in_progress = None);
    let waiting = two_in_progress(&start).await;
    assert_eq!(start.personio(NOVEMBER).await.status, 200);
    start.sandbox.release();
    for waiting in assertions::some(waiting) {
        assert_eq!(waiting.await.unwrap(), 200);
    }
    start.turn(|switches| switches.personio.reads_in_progress = Some(0));
    assert_eq!(start.personio(NOVEMBER).await.status, 429);
}

#[tokio::test]
async fn a_read_that_is_too_heavy() {
    let start = recorded().await;
    assert_eq!(start.personio(NOVEMBER).await.status, 200);
    start.turn(|switches| switches.personio.heaviest_read = Some(10));
    refused(&start.personio(NOVEMBER).await, 422, "Unprocessable content", "#compensations.unprocessable_content");
    refused(&start.personio("compensations?limit=11").await, 422, "Unprocessable content", "#compensations.unprocessable_content");
    assert_eq!(start.personio(&format!("{NOVEMBER}&person.id=3001,3002")).await.status, 200);
    assert!(start.personio_pages("compensations?limit=10").await.len() > 3, "its cursors are as light as it is");
    start.turn(|switches| switches.personio.heaviest_read = Some(9));
    let light = start.personio("compensations?limit=9").await.json();
    let next = light["_meta"]["links"]["next"]["href"].as_str().unwrap();
    start.turn(|switches| switches.personio.heaviest_read = Some(8));
    assert_eq!(start.personio(next.strip_prefix(&start.personio_url("v2/")).unwrap()).await.status, 422);
}

#[tokio::test]
async fn the_limit_a_second_says_nothing_but_429() {
    let start = recorded().await;
    start.turn(|switches| switches.personio.bare_429_every = Some(3));
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let response = send(&start, "compensations/types").await;
        let status = response.status().as_u16();
        if status == 429 {
            assert_eq!((header(&response, "retry-after"), header(&response, "content-type")), (None, None));
            assert_eq!(response.text().await.unwrap(), "");
        }
        statuses.push(status);
    }
    assert_eq!(statuses, [200, 200, 429, 200, 200, 429]);
    assert_eq!(start.personio(NOVEMBER).await.status, 200, "each address is counted by itself");
    let post = async || start.personio_post("compensations", &posted("3001", MEALS, json!(1))).await.status;
    assert_eq!((post().await, post().await, post().await), (200, 429, 200), "reading and posting together");
    let writes = start.sandbox.writes();
    assert_eq!(
        writes.iter().map(|write| (write.status, write.effect)).collect::<Vec<_>>(),
        [(Some(200), true), (Some(429), false), (Some(200), true)]
    );
    for _ in 0..6 {
        assert_eq!(start.personio("persons").await.status, 200);
    }
}

#[tokio::test]
async fn the_headers_of_the_bucket() {
    let start = recorded().await;
    let headers = async |path: &str| {
        let response = send(&start, path).await;
        ["replenish-rate", "burst-capacity", "requested-tokens", "remaining"].map(|name| header(&response, &format!("x-ratelimit-{name}")))
    };
    assert_eq!(headers("persons").await, [const { None }; 4]);
    start.turn(|switches| (switches.personio.bucket_headers, switches.personio.bare_429_every) = (true, Some(2)));
    let texts = |texts: [&str; 4]| texts.map(|text| Some(text.to_owned()));
    assert_eq!(headers("persons").await, texts(["30", "100", "1", "99"]));
    assert_eq!(headers("compensations/types").await, texts(["5", "5", "1", "4"]));
    assert_eq!(headers("compensations/types").await, texts(["5", "5", "1", "0"]));
}
