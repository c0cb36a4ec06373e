//! Sending: one request at a time, within its limits, tried again as [`decide`] says.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, redirect};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

use super::address::Address;
use super::call_options::{Bearer, CallOptions};
use super::failure::classify;
use super::options::HttpOptions;
use super::rate_limiter::RateLimiter;
use super::retry::{Decision, Kind, Outcome, Transport, decide};
use super::retry_after::retry_after;
use super::status::{Said, error_of, error_of_transport};
use super::test_timeout::TimeIsUp;
use crate::error::{Error, ErrorCode, Service};

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
    /// What went along with the request and no error may repeat.
    secrets: Vec<SecretString>,
}

impl Answer {
    pub(super) fn is_success(&self) -> bool {
        (200..=299).contains(&self.status)
    }

    /// The error of an answer that is not understood at `field`. The names on the way there can be the service's own words.
    pub(crate) fn not_understood_at(&self, service: Service, call: &'static str, field: &str) -> Error {
        Error::new(ErrorCode::NotUnderstood, service, call).with_status(self.status).at_hiding(field, &self.secrets())
    }

    fn secrets(&self) -> Vec<&str> {
        self.secrets.iter().map(ExposeSecret::expose_secret).collect()
    }
}

/// A request, however often it is tried.
pub(super) struct Request<'a> {
    pub(super) kind: Kind,
    pub(super) call: &'static str,
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) query: Query<'a>,
    pub(super) body: Option<&'a str>,
    /// What the body holds that no error may repeat.
    pub(super) private: &'a [&'a str],
    pub(super) terms: CallOptions<'a>,
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
    secrets: Vec<SecretString>,
    said: fn(u16, &[u8]) -> Said,
    limiter: Option<RateLimiter>,
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
        Ok(Self {
            service,
            address,
            options,
            client,
            headers: HeaderMap::new(),
            secrets: Vec::new(),
            said,
            limiter: None,
            turn: Mutex::new(()),
        })
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
        self.secrets.push(secret);
        Ok(self)
    }

    /// What the service's words must not repeat, besides what goes with the requests.
    pub(crate) fn hiding(mut self, secrets: impl IntoIterator<Item = SecretString>) -> Self {
        self.secrets.extend(secrets);
        self
    }

    /// The time from one paced request to the next, unless the options say that no pace is kept.
    pub(crate) fn paced(mut self, gap: Duration) -> Self {
        self.limiter = self.options.keep_rate_limit.then(|| RateLimiter::new(gap));
        self
    }

    pub(super) fn service(&self) -> Service {
        self.service
    }

    /// Whether a request has left by the pace.
    #[cfg(test)]
    pub(crate) async fn kept_pace(&self) -> bool {
        match &self.limiter {
            Some(limiter) => limiter.is_used().await,
            None => false,
        }
    }

    /// Reads. The answer has a status of 2xx.
    pub(crate) async fn get(&self, call: &'static str, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        self.get_on(CallOptions::default(), call, path, query).await
    }

    /// Reads, on terms.
    pub(crate) async fn get_on(&self, terms: CallOptions<'_>, call: &'static str, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        let request = Request { kind: Kind::Read, call, method: Method::GET, path, query, body: None, private: &[], terms };
        match self.exchange(&request).await {
            Ok(answer) if answer.is_success() => Ok(answer),
            Ok(answer) => Err(self.no(request.call, &answer)),
            Err(failure) => Err(error_of_transport(self.service, call, failure)),
        }
    }

    /// The error of an answer that is not a success.
    pub(super) fn no(&self, call: &'static str, answer: &Answer) -> Error {
        let said = (self.said)(answer.status, &answer.body);
        error_of(self.service, call, answer.status, said, answer.retry_after, &answer.secrets())
    }

    /// What goes along with a request and no error may repeat.
    fn secrets(&self, request: &Request<'_>) -> Vec<SecretString> {
        let body = request.private.iter().copied().map(SecretString::from);
        let bearer = request.terms.bearer.map(Bearer::secret);
        body.chain(self.secrets.iter().cloned()).chain(bearer).collect()
    }

    pub(super) async fn exchange(&self, request: &Request<'_>) -> Result<Answer, Transport> {
        let call = request.call;
        let _turn = self.turn.lock().await;
        let mut attempt = 0;
        loop {
            if let Some(limiter) = self.limiter.as_ref().filter(|_| request.terms.paced) {
                limiter.turn().await;
            }
            let started = Instant::now();
            let result = self.attempt(request).await;
            let outcome = match &result {
                Ok(answer) => Outcome::Answered { status: answer.status, retry_after: answer.retry_after },
                Err(failure) => Outcome::Failed(*failure),
            };
            let took = started.elapsed().as_millis();
            match &result {
                Ok(answer) => log::debug!("{call}: status {} after {took} ms", answer.status),
                Err(failure) => log::debug!("{call}: {failure:?} after {took} ms"),
            }
            match decide(request.kind, attempt, outcome, &self.options) {
                Decision::Stop => return result,
                Decision::Retry { after } => {
                    log::info!("{call}: trying again in {} ms", after.as_millis());
                    sleep(after).await;
                    attempt = attempt.saturating_add(1);
                }
            }
        }
    }

    async fn attempt(&self, request: &Request<'_>) -> Result<Answer, Transport> {
        #[cfg(feature = "fuzzing")]
        if let Some(canned) = &self.options.canned {
            let told = canned.next(request.call).ok_or(Transport::Lost)?;
            if told.body.len() > self.options.max_answer {
                return Err(Transport::TooLarge);
            }
            return Ok(Answer { status: told.status, body: told.body, retry_after: None, secrets: self.secrets(request) });
        }
        let url = self.address.join(request.path, request.query);
        let mut building = self.client.request(request.method.clone(), url).headers(self.headers.clone());
        if let Some(bearer) = request.terms.bearer {
            building = building.header(AUTHORIZATION, bearer.header());
        }
        if let Some(body) = request.body {
            building = building.body(body.to_owned());
        }
        let Some(TimeIsUp(told)) = &self.options.time_is_up else {
            return self.answer(building, self.secrets(request)).await;
        };
        // It listens before the request leaves: who is told in between is told.
        let over = told.notified();
        tokio::select! {
            answer = self.answer(building, self.secrets(request)) => answer,
            () = over => Err(Transport::TimedOut),
        }
    }

    async fn answer(&self, request: reqwest::RequestBuilder, secrets: Vec<SecretString>) -> Result<Answer, Transport> {
        let mut response = request.send().await.map_err(|error| classify(&error))?;
        let header = |name: &HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok());
        let retry_after = retry_after(header(&RETRY_AFTER), header(&DATE));
        let mut answer = Answer { status: response.status().as_u16(), body: Vec::new(), retry_after, secrets };
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
