//! Small servers, some of which misbehave.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::Call;

/// A server that answers `call` with `answer`, and the calls before it successfully.
pub async fn service(call: Call, answer: ResponseTemplate) -> MockServer {
    let server = ready_for(call).await;
    Mock::given(path(call.path())).respond_with(answer).mount(&server).await;
    server
}

/// A server that answers only the calls before `call`.
pub async fn ready_for(call: Call) -> MockServer {
    let server = MockServer::start().await;
    for before in call.prerequisites() {
        let none = r#"{"status": "ok", "total": 0, "count": 0, "data": []}"#;
        let answer = if before.is_login() { before.success_body() } else { none };
        Mock::given(path(before.path())).respond_with(ResponseTemplate::new(200).set_body_string(answer)).mount(&server).await;
    }
    server
}

pub fn base(server: &MockServer) -> String {
    format!("{}/v1", server.uri())
}

/// The number of requests that arrived for the call.
pub async fn arrivals(server: &MockServer, call: Call) -> usize {
    server.received_requests().await.unwrap().iter().filter(|request| request.url.path() == call.path()).count()
}

/// A server that reads a request, sends `bytes` and closes the connection. It answers the login before the call correctly. Returns
/// its base address and the number of other requests.
pub async fn broken_server(call: Call, bytes: &'static [u8]) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1", listener.local_addr().unwrap());
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let request = read_request(&mut stream).await;
            if let Some(login) = call.prerequisites().iter().find(|before| request.starts_with(&format!("post {} ", before.path()))) {
                let body = login.success_body();
                let answer = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _gone = stream.write_all(answer.as_bytes()).await;
                continue;
            }
            count.fetch_add(1, Ordering::SeqCst);
            let _gone = stream.write_all(bytes).await;
        }
    });
    (base, requests)
}

/// Reads a request with its body. Returns it in lower case.
pub async fn read_request(stream: &mut TcpStream) -> String {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = stream.read(&mut buffer).await else { return String::new() };
        seen.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&seen).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|length| length.parse().ok());
        if body.len() >= length.unwrap_or(0_usize) {
            return text;
        }
    }
}

/// The base address of a port without a listener.
pub async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/v1", listener.local_addr().unwrap())
}
