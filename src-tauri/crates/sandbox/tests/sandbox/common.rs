//! Starts a sandbox and sends requests to it.

use std::sync::Once;

use chrono::NaiveDate;
use reqwest::{Client, Method, RequestBuilder, redirect::Policy};
use sandbox::{Options, Sandbox, Switches, Write};
use serde_json::Value;

pub const XML: &str = "application/xml";
pub const JSON: &str = "application/json";

/// The current day of the tests.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

pub fn client() -> Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    Client::builder().redirect(Policy::none()).build().unwrap()
}

/// A sandbox and a client for it.
pub struct Fixture {
    pub sandbox: Sandbox,
    pub client: Client,
}

/// An answer with its whole body.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub content_type: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// Starts a sandbox that records its traffic when the environment asks for it.
pub async fn recorded() -> Fixture {
    start_sandbox(Options { today: today(), ..Options::default() }).await
}

/// Starts a sandbox that records nothing, for requests that are wrong on purpose.
pub async fn unrecorded() -> Fixture {
    start_sandbox(Options { today: today(), traffic_dir: None, ..Options::default() }).await
}

pub async fn start_sandbox(options: Options) -> Fixture {
    Fixture { sandbox: Sandbox::start(options).await.unwrap(), client: client() }
}

impl Fixture {
    /// Changes switches.
    pub fn switch(&self, change: impl FnOnce(&mut Switches)) {
        self.sandbox.set_switches(change);
    }

    pub fn only_write(&self) -> Write {
        let mut writes = self.sandbox.writes();
        assert_eq!(writes.len(), 1, "{writes:?}");
        writes.remove(0)
    }

    /// A request to Alexis HR with the right token.
    pub fn alexis_request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = &self.sandbox.addresses().alexis;
        let url = format!("{}/{path}", address.base_url);
        self.client.request(method, url).bearer_auth(&address.token).header("accept", JSON)
    }

    pub async fn alexis(&self, path: &str) -> Answer {
        read(self.alexis_request(Method::GET, path)).await
    }

    pub async fn alexis_write(&self, method: Method, path: &str, body: &Value) -> Answer {
        read(self.alexis_request(method, path).header("content-type", JSON).body(body.to_string())).await
    }

    /// The row of a successful answer to a write.
    pub async fn alexis_written(&self, method: Method, path: &str, body: &Value) -> Value {
        let expected = if method == Method::POST { 201 } else { 200 };
        let answer = self.alexis_write(method, path, body).await;
        assert_eq!(answer.status, expected, "{path}: {}", answer.body);
        let answer = answer.json();
        assert_eq!(answer["status"], "ok");
        answer["data"].clone()
    }

    /// One row of a successful answer.
    pub async fn alexis_row(&self, path: &str) -> Value {
        let answer = self.alexis(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()["data"].clone()
    }

    /// The rows of a successful list.
    pub async fn alexis_rows(&self, path: &str) -> Vec<Value> {
        let answer = self.alexis(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()["data"].as_array().unwrap().clone()
    }

    /// A request to the Kleer company with the right token.
    pub fn kleer_request(&self, method: Method, path: &str, form: &str, body: &str) -> RequestBuilder {
        let address = &self.sandbox.addresses().kleer;
        let url = format!("{}/company/{}/{path}", address.base_url, address.company_id);
        let request = self.client.request(method, url).header("x-token", &address.token);
        request.header("accept", form).header("content-type", form).body(body.to_owned())
    }

    pub async fn kleer(&self, path: &str) -> Answer {
        read(self.kleer_request(Method::GET, path, XML, "")).await
    }

    pub async fn kleer_json(&self, path: &str) -> Answer {
        read(self.kleer_request(Method::GET, path, JSON, "")).await
    }

    pub async fn put(&self, path: &str, body: &str) -> Answer {
        read(self.kleer_request(Method::PUT, path, XML, body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        read(self.kleer_request(Method::DELETE, path, XML, "")).await
    }

    pub async fn post(&self, path: &str, body: &str) -> Answer {
        read(self.kleer_request(Method::POST, path, XML, body)).await
    }
}

pub async fn read(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let content_type = response.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
    Answer { status: response.status().as_u16(), content_type: content_type.unwrap_or_default(), body: response.text().await.unwrap() }
}
