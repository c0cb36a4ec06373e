//! The client that may send other methods than GET.

use reqwest::Method;

use super::call_options::CallOptions;
use super::retry::Kind;
use super::send::{Answer, Http, Request};
use super::status::transport_error;
use crate::error::Written;

/// The HTTP methods of a [`Writer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Put,
    Post,
    Patch,
    Delete,
}

impl Verb {
    fn method(self) -> Method {
        match self {
            Self::Put => Method::PUT,
            Self::Post => Method::POST,
            Self::Patch => Method::PATCH,
            Self::Delete => Method::DELETE,
        }
    }
}

/// A client that can also write.
#[derive(Debug)]
pub(crate) struct Writer(Http);

impl Writer {
    pub(crate) fn new(http: Http) -> Self {
        Self(http)
    }

    /// The client for reads.
    pub(crate) fn http(&self) -> &Http {
        &self.0
    }

    /// Sends a write. No error may repeat the `secrets` of the body. A DELETE has no body.
    pub(crate) async fn send(&self, call: &'static str, verb: Verb, path: &str, body: Option<&str>, secrets: &[&str]) -> Written<Answer> {
        self.send_with(CallOptions::default(), call, verb, path, body, secrets).await
    }

    /// Sends a write with call options.
    pub(crate) async fn send_with(
        &self,
        options: CallOptions<'_>,
        call: &'static str,
        verb: Verb,
        path: &str,
        body: Option<&str>,
        secrets: &[&str],
    ) -> Written<Answer> {
        let http = &self.0;
        let request = Request { kind: Kind::Write, call, method: verb.method(), path, query: &[], body, body_secrets: secrets, options };
        match http.exchange(&request).await {
            Ok(answer) if answer.is_success() => Written::Done(answer),
            Ok(answer) => {
                let error = http.answer_error(call, &answer);
                match answer.status {
                    429 => Written::NotSent(error),
                    400..=499 => Written::Refused(error),
                    _ => Written::Unclear(error),
                }
            }
            Err(transport) => {
                let error = transport_error(http.service(), call, transport);
                if transport.never_sent() { Written::NotSent(error) } else { Written::Unclear(error) }
            }
        }
    }
}
