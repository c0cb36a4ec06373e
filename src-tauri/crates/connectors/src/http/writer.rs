//! Writing: a client that may send more than GET.

use reqwest::Method;

use super::call_options::CallOptions;
use super::retry::Kind;
use super::send::{Answer, Http, Request};
use super::status::error_of_transport;
use crate::error::Written;

/// How a [`Writer`] sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// PUT.
    Put,
    /// POST.
    Post,
    /// PATCH.
    Patch,
    /// DELETE.
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

/// A client that can write too.
#[derive(Debug)]
pub(crate) struct Writer(Http);

impl Writer {
    /// Gives a client the means to write.
    pub(crate) fn new(http: Http) -> Self {
        Self(http)
    }

    /// The client for reading.
    pub(crate) fn http(&self) -> &Http {
        &self.0
    }

    /// Writes. `secrets` are what the body holds that no error may repeat; a removal has no body.
    pub(crate) async fn send(&self, call: &'static str, verb: Verb, path: &str, body: Option<&str>, secrets: &[&str]) -> Written<Answer> {
        self.send_on(CallOptions::default(), call, verb, path, body, secrets).await
    }

    /// Writes, on terms.
    pub(crate) async fn send_on(
        &self,
        terms: CallOptions<'_>,
        call: &'static str,
        verb: Verb,
        path: &str,
        body: Option<&str>,
        secrets: &[&str],
    ) -> Written<Answer> {
        let http = &self.0;
        let request = Request { kind: Kind::Write, call, method: verb.method(), path, query: &[], body, private: secrets, terms };
        match http.exchange(&request).await {
            Ok(answer) if answer.is_success() => Written::Done(answer),
            Ok(answer) => {
                let error = http.no(call, &answer);
                match answer.status {
                    429 => Written::NotSent(error),
                    400..=499 => Written::Refused(error),
                    _ => Written::Unclear(error),
                }
            }
            Err(failure) => {
                let error = error_of_transport(http.service(), call, failure);
                if failure.never_sent() { Written::NotSent(error) } else { Written::Unclear(error) }
            }
        }
    }
}
