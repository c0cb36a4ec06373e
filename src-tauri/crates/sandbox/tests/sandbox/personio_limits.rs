//! Limits of Personio: reads in progress, heavy reads, and the rate limit.

use reqwest::{Method, Response};
use sandbox::{Fault, FaultKind, Service};
use serde_json::json;

use crate::{
    common::{Fixture, read, recorded},
    personio_common::{MEALS, NOVEMBER, assert_refused, posted},
};

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

async fn send(fixture: &Fixture, path: &str) -> Response {
    fixture.personio_request(Method::GET, path).await.send().await.unwrap()
}

/// Keeps two reads of the month in progress.
async fn two_in_progress(fixture: &Fixture) -> [tokio::task::JoinHandle<u16>; 2] {
    let hold = Fault::new(Service::Personio, FaultKind::Hold { after_effect: false }).path("/compensations");
    fixture.sandbox.inject(hold.times(2));
    let requests = [fixture.personio_request(Method::GET, NOVEMBER).await, fixture.personio_request(Method::GET, NOVEMBER).await];
    let waiting = requests.map(|request| tokio::spawn(async { read(request).await.status }));
    fixture.sandbox.wait_for_paused(2).await;
    waiting
}

#[tokio::test]
async fn third_read_in_progress_is_refused() {
    let fixture = recorded().await;
    let waiting = two_in_progress(&fixture).await;
    let third = send(&fixture, "compensations").await;
    assert_eq!((third.status().as_u16(), header(&third, "retry-after").as_deref()), (429, Some("30")));
    let body: serde_json::Value = serde_json::from_str(&third.text().await.unwrap()).unwrap();
    assert!(body["errors"][0]["type"].as_str().unwrap().ends_with("#compensations.too_many_requests"), "{body}");
    assert_eq!(fixture.personio(&format!("{NOVEMBER}&person.id=3001")).await.status, 200, "of one person");
    assert_eq!(fixture.personio("compensations/types").await.status, 200, "and of something else");
    fixture.post_accepted(&posted("3001", MEALS, json!(1))).await;
    fixture.sandbox.release();
    for waiting in assertions::some(waiting) {
        assert_eq!(waiting.await.unwrap(), 200);
    }
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200, "when they are done");
}

#[tokio::test]
async fn aborted_read_is_no_longer_in_progress() {
    let fixture = recorded().await;
    for waiting in two_in_progress(&fixture).await {
        waiting.abort();
    }
    fixture.sandbox.wait_for_none_paused().await;
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200);
}

#[tokio::test]
async fn reads_in_progress_limit_follows_the_switch() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.personio.reads_in_progress = None);
    let waiting = two_in_progress(&fixture).await;
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200);
    fixture.sandbox.release();
    for waiting in assertions::some(waiting) {
        assert_eq!(waiting.await.unwrap(), 200);
    }
    fixture.switch(|switches| switches.personio.reads_in_progress = Some(0));
    assert_eq!(fixture.personio(NOVEMBER).await.status, 429);
}

#[tokio::test]
async fn heavy_read_is_unprocessable() {
    let fixture = recorded().await;
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200);
    fixture.switch(|switches| switches.personio.heaviest_read = Some(10));
    assert_refused(&fixture.personio(NOVEMBER).await, 422, "Unprocessable content", "#compensations.unprocessable_content");
    assert_refused(&fixture.personio("compensations?limit=11").await, 422, "Unprocessable content", "#compensations.unprocessable_content");
    assert_eq!(fixture.personio(&format!("{NOVEMBER}&person.id=3001,3002")).await.status, 200);
    assert!(fixture.personio_pages("compensations?limit=10").await.len() > 3, "its cursors are as light as it is");
    fixture.switch(|switches| switches.personio.heaviest_read = Some(9));
    let light = fixture.personio("compensations?limit=9").await.json();
    let next = light["_meta"]["links"]["next"]["href"].as_str().unwrap();
    fixture.switch(|switches| switches.personio.heaviest_read = Some(8));
    assert_eq!(fixture.personio(next.strip_prefix(&fixture.personio_url("v2/")).unwrap()).await.status, 422);
}

#[tokio::test]
async fn rate_limit_answers_an_empty_429() {
    let fixture = recorded().await;
    fixture.switch(|switches| switches.personio.bare_429_every = Some(3));
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let response = send(&fixture, "compensations/types").await;
        let status = response.status().as_u16();
        if status == 429 {
            assert_eq!((header(&response, "retry-after"), header(&response, "content-type")), (None, None));
            assert_eq!(response.text().await.unwrap(), "");
        }
        statuses.push(status);
    }
    assert_eq!(statuses, [200, 200, 429, 200, 200, 429]);
    assert_eq!(fixture.personio(NOVEMBER).await.status, 200, "each address is counted by itself");
    let post = async || fixture.personio_post("compensations", &posted("3001", MEALS, json!(1))).await.status;
    assert_eq!((post().await, post().await, post().await), (200, 429, 200), "reading and posting together");
    let writes = fixture.sandbox.writes();
    assert_eq!(
        writes.iter().map(|write| (write.status, write.effect)).collect::<Vec<_>>(),
        [(Some(200), true), (Some(429), false), (Some(200), true)]
    );
    for _ in 0..6 {
        assert_eq!(fixture.personio("persons").await.status, 200);
    }
}

#[tokio::test]
async fn bucket_headers_show_the_remaining_tokens() {
    let fixture = recorded().await;
    let headers = async |path: &str| {
        let response = send(&fixture, path).await;
        ["replenish-rate", "burst-capacity", "requested-tokens", "remaining"].map(|name| header(&response, &format!("x-ratelimit-{name}")))
    };
    assert_eq!(headers("persons").await, [const { None }; 4]);
    fixture.switch(|switches| (switches.personio.bucket_headers, switches.personio.bare_429_every) = (true, Some(2)));
    let texts = |texts: [&str; 4]| texts.map(|text| Some(text.to_owned()));
    assert_eq!(headers("persons").await, texts(["30", "100", "1", "99"]));
    assert_eq!(headers("compensations/types").await, texts(["5", "5", "1", "4"]));
    assert_eq!(headers("compensations/types").await, texts(["5", "5", "1", "0"]));
}
