//! A minimal HTTP client for the driver and the sandbox's control port: one request, one answer, JSON in both.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use serde_json::Value;

use super::{DesktopError, wait::LIMIT};

/// Sends a request to `127.0.0.1:port` and reads the answer. An empty body becomes null.
pub(super) fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value), DesktopError> {
    let doing = format!("{method} {path}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(DesktopError::during(&doing))?;
    // Longer than the limit of a wait inside the page.
    stream.set_read_timeout(Some(LIMIT.saturating_mul(2))).map_err(DesktopError::during(&doing))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).map_err(DesktopError::during(&doing))?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(DesktopError::during(&doing))?;
    read(&answer).ok_or_else(|| DesktopError::new(format!("{doing}: no answer that can be read")))
}

fn read(answer: &[u8]) -> Option<(u16, Value)> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(answer.get(..end)?).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let body = answer.get(end.checked_add(4)?..)?;
    let value = if body.is_empty() { Value::Null } else { serde_json::from_slice(body).ok()? };
    Some((status, value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn http_answers_are_parsed() {
        assert_eq!(read(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}"), Some((200, json!({"a": 1}))));
        assert_eq!(read(b"HTTP/1.1 204 No Content\r\n\r\n"), Some((204, json!(null))));
        assert_eq!(read(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\""), None);
    }
}
