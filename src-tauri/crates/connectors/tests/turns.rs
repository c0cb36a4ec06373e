//! A client runs one request at a time, and its calls can move between threads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{kleer, options, read_request};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::task::{JoinSet, yield_now};

#[tokio::test]
async fn requests_run_one_at_a_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1", listener.local_addr().unwrap());
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let recorded_most = Arc::clone(&most);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (running, most) = (Arc::clone(&running), Arc::clone(&recorded_most));
            tokio::spawn(async move {
                read_request(&mut stream).await;
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                for _ in 0..200 {
                    yield_now().await;
                }
                running.fetch_sub(1, Ordering::SeqCst);
                let _gone = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\n<users/>").await;
            });
        }
    });
    let client = Arc::new(kleer(&base, options()));
    let mut calls = JoinSet::new();
    for _ in 0..8 {
        let client = Arc::clone(&client);
        calls.spawn(async move { client.users().await });
    }
    while let Some(users) = calls.join_next().await {
        users.unwrap().unwrap();
    }
    assert_eq!(most.load(Ordering::SeqCst), 1);
}
