//! A request as a service sees it, and what the service answers.

use serde::{Deserialize, Serialize};

/// A simulated service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// Alexis HR.
    Alexis,
    /// Kleer.
    Kleer,
    /// Personio.
    Personio,
}

impl Service {
    /// The service's name as recordings and the control surface spell it.
    pub fn name(self) -> &'static str {
        match self {
            Service::Alexis => "alexis",
            Service::Kleer => "kleer",
            Service::Personio => "personio",
        }
    }

    /// How the paths begin below which faults count.
    fn version(self) -> &'static str {
        match self {
            Service::Alexis | Service::Kleer => "/v1",
            Service::Personio => "/v2",
        }
    }
}

/// One request, whole.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub service: Service,
    pub method: String,
    /// As sent, from the version on.
    pub path: String,
    /// As sent, undecoded.
    pub query: String,
    pub content_type: Option<String>,
    pub accept: Option<String>,
    pub authorization: Option<String>,
    pub x_token: Option<String>,
    /// Where the client believes the service to be: links lead there.
    pub host: Option<String>,
    pub body: String,
}

impl Call {
    /// The path below the version, split at the slashes.
    pub fn segments(&self) -> Vec<&str> {
        let below = self.path.strip_prefix(self.service.version()).unwrap_or(&self.path);
        below.split('/').filter(|part| !part.is_empty()).collect()
    }

    pub fn reads(&self) -> bool {
        matches!(self.method.as_str(), "GET" | "HEAD" | "OPTIONS")
    }

    /// The same request, asking for the other of XML and JSON.
    pub fn in_other_form(&self) -> Call {
        let json = self.content_type.as_deref().is_some_and(|named| named.starts_with("application/json"));
        let other = if json { "application/xml" } else { "application/json" };
        Call { content_type: Some(other.into()), ..self.clone() }
    }

    /// Whether the body is a form.
    pub fn is_form(&self) -> bool {
        self.media_type() == "application/x-www-form-urlencoded"
    }

    /// The content type in lower case, without its parameters.
    pub fn media_type(&self) -> String {
        let named = self.content_type.as_deref().unwrap_or_default();
        named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Asking for tokens and giving them back is a POST, but it changes nothing. Its bodies hold secrets.
    pub fn is_login(&self) -> bool {
        match self.service {
            Service::Alexis | Service::Kleer => self.path == "/v1/access/authenticate",
            Service::Personio => self.path.starts_with("/v2/auth") || self.path.starts_with("/v1/auth"),
        }
    }
}

/// What goes back.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub status: u16,
    pub content_type: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    /// Something in the company changed.
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
