//! A request as a service receives it, and the service's answer.

use serde::{Deserialize, Serialize};

/// A simulated service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    Alexis,
    Kleer,
    Personio,
}

impl Service {
    /// The service's name in recordings and at the control port.
    pub fn name(self) -> &'static str {
        match self {
            Service::Alexis => "alexis",
            Service::Kleer => "kleer",
            Service::Personio => "personio",
        }
    }

    /// The prefix of all paths. Fault patterns match the path after it.
    fn version_prefix(self) -> &'static str {
        match self {
            Service::Alexis | Service::Kleer => "/v1",
            Service::Personio => "/v2",
        }
    }
}

/// One request with its whole body.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub service: Service,
    pub method: String,
    /// As sent, with the version prefix.
    pub path: String,
    /// As sent, still percent-encoded.
    pub query: String,
    pub content_type: Option<String>,
    pub accept: Option<String>,
    pub authorization: Option<String>,
    pub x_token: Option<String>,
    /// The `Host` header. Links in answers lead to it.
    pub host: Option<String>,
    pub body: String,
}

impl Call {
    /// The segments of the path after the version prefix.
    pub fn segments(&self) -> Vec<&str> {
        let below = self.path.strip_prefix(self.service.version_prefix()).unwrap_or(&self.path);
        below.split('/').filter(|part| !part.is_empty()).collect()
    }

    pub fn is_read(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
    }

    /// The same request with the other of XML and JSON as its content type.
    pub fn in_other_form(&self) -> Call {
        let json = self.content_type.as_deref().is_some_and(|content_type| content_type.starts_with("application/json"));
        let other = if json { "application/xml" } else { "application/json" };
        Call { content_type: Some(other.into()), ..self.clone() }
    }

    /// Whether the body is a URL-encoded form.
    pub fn is_form(&self) -> bool {
        self.media_type() == "application/x-www-form-urlencoded"
    }

    /// The content type in lower case, without its parameters.
    pub fn media_type(&self) -> String {
        let content_type = self.content_type.as_deref().unwrap_or_default();
        content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Whether the request logs in, gets a token or revokes one. It is a POST that changes nothing, and its bodies hold secrets.
    pub fn is_login(&self) -> bool {
        match self.service {
            Service::Alexis | Service::Kleer => self.path == "/v1/access/authenticate",
            Service::Personio => self.path.starts_with("/v2/auth") || self.path.starts_with("/v1/auth"),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub status: u16,
    pub content_type: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    /// Whether the request changed the service's data.
    pub effect: bool,
}

impl Reply {
    pub fn json(status: u16, body: &serde_json::Value) -> Reply {
        Reply { status, content_type: "application/json; charset=utf-8".into(), headers: Vec::new(), body: body.to_string(), effect: false }
    }

    pub fn html(status: u16) -> Reply {
        Reply {
            status,
            content_type: "text/html; charset=utf-8".into(),
            headers: Vec::new(),
            body: "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>\n".into(),
            effect: false,
        }
    }
}
