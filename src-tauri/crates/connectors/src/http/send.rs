//! Sending: one request at a time, within its limits, tried again as [`decide`] says.

use std::fmt;
use std::time::Duration;

use reqwest::header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, redirect};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

use super::address::Address;
use super::failure::classify;
use super::options::HttpOptions;
use super::retry::{Decision, Kind, Outcome, Transport, decide};
use super::retry_after::retry_after;
use super::status::{Said, error_of, error_of_transport};
use crate::error::{Error, ErrorCode, Service, Written};

/// Query parameters of a call.
pub(crate) type Query<'a> = &'a [(&'a str, String)];

/// A secret that goes with every request.
#[derive(Debug, Clone)]
pub(crate) struct Credential {
    /// The header that carries it.
    pub(crate) header: &'static str,
    /// What stands before the secret in that header.
    pub(crate) prefix: &'static str,
    /// The secret. Blanks around it, as pasting leaves them, are dropped.
    pub(crate) secret: SecretString,
}

/// An answer. It cannot be printed: it may hold tokens and personal data.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    retry_after: Option<Duration>,
}

impl Answer {
    fn is_success(&self) -> bool {
        (200..=299).contains(&self.status)
    }
}

/// A client that can read and nothing else: it has no way to send another method than GET.
///
/// It follows no redirect, speaks https (or http to this computer), and never has two requests under way.
pub struct Http {
    service: Service,
    address: Address,
    options: HttpOptions,
    client: reqwest::Client,
    headers: HeaderMap,
    secret: Option<SecretString>,
    said: fn(u16, &[u8]) -> Said,
    turn: Mutex<()>,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").field("service", &self.service).field("address", &self.address).finish_non_exhaustive()
    }
}

impl Http {
    /// A client for a base address. Fails when the address may not be called, or when this computer has no list of
    /// trusted certificates.
    pub fn new(service: Service, base_url: &str, options: HttpOptions) -> Result<Self, Error> {
        let address = Address::parse(service, base_url)?;
        // Installed once per process; whoever comes second finds it there.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("Paybridge/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            // Every retry is decided in one place, and it is not there.
            .retry(reqwest::retry::never())
            .connect_timeout(options.connect_timeout)
            .timeout(options.total_timeout)
            .https_only(!address.is_plain());
        if address.is_loopback() {
            builder = builder.no_proxy();
        }
        if address.is_plain() {
            builder = builder.tls_certs_only([]);
        }
        let client = builder.build().map_err(|_| Error::new(ErrorCode::Insecure, service, "connect"))?;
        let said = |_: u16, _: &[u8]| Said::default();
        Ok(Self { service, address, options, client, headers: HeaderMap::new(), secret: None, said, turn: Mutex::new(()) })
    }

    /// Headers that go with every request, and how the service's error bodies are read.
    pub(crate) fn speaking(mut self, headers: &[(HeaderName, &'static str)], said: fn(u16, &[u8]) -> Said) -> Self {
        for (name, value) in headers {
            self.headers.insert(name, HeaderValue::from_static(value));
        }
        self.said = said;
        self
    }

    /// The secret that goes with every request. One that cannot stand in a header is a wrong one.
    pub(crate) fn with_credential(mut self, credential: Credential) -> Result<Self, Error> {
        let wrong = || Error::new(ErrorCode::WrongCredentials, self.service, "connect");
        let secret = SecretString::from(credential.secret.expose_secret().trim());
        if secret.expose_secret().is_empty() {
            return Err(wrong());
        }
        let value = format!("{}{}", credential.prefix, secret.expose_secret());
        let mut value = HeaderValue::from_str(&value).map_err(|_| wrong())?;
        value.set_sensitive(true);
        self.headers.insert(HeaderName::from_static(credential.header), value);
        self.secret = Some(secret);
        Ok(self)
    }

    /// Reads. The answer has a status of 2xx.
    pub(crate) async fn get(&self, call: &'static str, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        match self.exchange(Kind::Read, call, Method::GET, path, query, None).await {
            Ok(answer) if answer.is_success() => Ok(answer),
            Ok(answer) => Err(self.no(call, &answer, &[])),
            Err(failure) => Err(error_of_transport(self.service, call, failure)),
        }
    }

    /// The error of an answer that is not a success.
    fn no(&self, call: &'static str, answer: &Answer, more_secrets: &[&str]) -> Error {
        let mut secrets = more_secrets.to_vec();
        secrets.extend(self.secret.as_ref().map(|secret| secret.expose_secret()));
        let said = (self.said)(answer.status, &answer.body);
        error_of(self.service, call, answer.status, said, answer.retry_after, &secrets)
    }

    async fn exchange(
        &self,
        kind: Kind,
        call: &'static str,
        method: Method,
        path: &str,
        query: Query<'_>,
        body: Option<&str>,
    ) -> Result<Answer, Transport> {
        let _turn = self.turn.lock().await;
        let mut attempt = 0;
        loop {
            let started = Instant::now();
            let result = self.attempt(method.clone(), path, query, body).await;
            let outcome = match &result {
                Ok(answer) => Outcome::Answered { status: answer.status, retry_after: answer.retry_after },
                Err(failure) => Outcome::Failed(*failure),
            };
            let took = started.elapsed().as_millis();
            match &result {
                Ok(answer) => log::debug!("{call}: status {} after {took} ms", answer.status),
                Err(failure) => log::debug!("{call}: {failure:?} after {took} ms"),
            }
            match decide(kind, attempt, outcome, &self.options) {
                Decision::Stop => return result,
                Decision::Retry { after } => {
                    log::info!("{call}: trying again in {} ms", after.as_millis());
                    sleep(after).await;
                    attempt = attempt.saturating_add(1);
                }
            }
        }
    }

    async fn attempt(&self, method: Method, path: &str, query: Query<'_>, body: Option<&str>) -> Result<Answer, Transport> {
        let mut request = self.client.request(method, self.address.join(path, query)).headers(self.headers.clone());
        if let Some(body) = body {
            request = request.body(body.to_owned());
        }
        let mut response = request.send().await.map_err(|error| classify(&error))?;
        let header = |name: &HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok());
        let retry_after = retry_after(header(&RETRY_AFTER), header(&DATE));
        let mut answer = Answer { status: response.status().as_u16(), body: Vec::new(), retry_after };
        match self.read(&mut response).await {
            Ok(body) => answer.body = body,
            Err(failure) if answer.is_success() => return Err(failure),
            // The status says enough; the words are lost.
            Err(_) => {}
        }
        Ok(answer)
    }

    async fn read(&self, response: &mut reqwest::Response) -> Result<Vec<u8>, Transport> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| classify(&error))? {
            if body.len().saturating_add(chunk.len()) > self.options.max_answer {
                return Err(Transport::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

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

    /// Writes. `secrets` are what the body holds that a refusal must not repeat; a removal has no body.
    pub(crate) async fn send(&self, call: &'static str, verb: Verb, path: &str, body: Option<&str>, secrets: &[&str]) -> Written<Answer> {
        let method = match verb {
            Verb::Put => Method::PUT,
            Verb::Post => Method::POST,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
        };
        let http = &self.0;
        match http.exchange(Kind::Write, call, method, path, &[], body).await {
            Ok(answer) if answer.is_success() => Written::Done(answer),
            Ok(answer) => {
                let error = http.no(call, &answer, secrets);
                match answer.status {
                    429 => Written::NotSent(error),
                    400..=499 => Written::Refused(error),
                    _ => Written::Unclear(error),
                }
            }
            Err(failure) => {
                let error = error_of_transport(http.service, call, failure);
                if failure.never_sent() { Written::NotSent(error) } else { Written::Unclear(error) }
            }
        }
    }
}
