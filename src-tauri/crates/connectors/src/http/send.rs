//! Sends one request at a time, within the limits, and retries as [`decide`] decides.

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
use super::retry::{Decision, Kind, Outcome, TransportError, decide};
use super::retry_after::retry_after;
use super::status::{ErrorBody, status_error, transport_error};
use super::test_timeout::TestTimeout;
use crate::error::{Error, ErrorCode, Service};

/// Query parameters of a call.
pub(crate) type Query<'a> = &'a [(&'a str, String)];

/// A secret that every request carries.
#[derive(Debug, Clone)]
pub(crate) struct Credential {
    pub(crate) header: &'static str,
    /// The text before the secret in the header, for example "Bearer ".
    pub(crate) prefix: &'static str,
    /// Surrounding blanks are removed, because pasting can add them.
    pub(crate) secret: SecretString,
}

/// An answer. It has no `Debug`, because it may contain tokens and personal data.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    retry_after: Option<Duration>,
    /// The secrets of the request, which no error may repeat.
    secrets: Vec<SecretString>,
}

impl Answer {
    pub(super) fn is_success(&self) -> bool {
        (200..=299).contains(&self.status)
    }

    /// The error of an answer that cannot be decoded at `field`. The path can contain names that the service sent.
    pub(crate) fn not_understood_at(&self, service: Service, call: &'static str, field: &str) -> Error {
        Error::new(ErrorCode::NotUnderstood, service, call).with_status(self.status).at_redacted(field, &self.secrets())
    }

    fn secrets(&self) -> Vec<&str> {
        self.secrets.iter().map(ExposeSecret::expose_secret).collect()
    }
}

/// A request, which may be sent several times.
pub(super) struct Request<'a> {
    pub(super) kind: Kind,
    pub(super) call: &'static str,
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) query: Query<'a>,
    pub(super) body: Option<&'a str>,
    /// The parts of the body that no error may repeat.
    pub(super) body_secrets: &'a [&'a str],
    pub(super) options: CallOptions<'a>,
}

/// A client that can only read: it has no way to send another method than GET.
///
/// It follows no redirect, uses https (or http to this computer), and never runs two requests at the same time.
pub struct Http {
    service: Service,
    address: Address,
    options: HttpOptions,
    client: reqwest::Client,
    headers: HeaderMap,
    secrets: Vec<SecretString>,
    parse_error: fn(u16, &[u8]) -> ErrorBody,
    limiter: Option<RateLimiter>,
    /// Held while a request runs.
    request_lock: Mutex<()>,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").field("service", &self.service).field("address", &self.address).finish_non_exhaustive()
    }
}

impl Http {
    /// Fails when the app may not call the address, or when this computer has no list of trusted certificates.
    pub fn new(service: Service, base_url: &str, options: HttpOptions) -> Result<Self, Error> {
        let address = Address::parse(service, base_url)?;
        // The provider is installed once per process. Later installs fail, and the failure is ignored.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("Paybridge/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            // The `retry` module decides every retry, so reqwest must not retry by itself.
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
        Ok(Self {
            service,
            address,
            options,
            client,
            headers: HeaderMap::new(),
            secrets: Vec::new(),
            parse_error: |_, _| ErrorBody::default(),
            limiter: None,
            request_lock: Mutex::new(()),
        })
    }

    /// Sets the headers of every request and the parser for the service's error bodies.
    pub(crate) fn with_protocol(mut self, headers: &[(HeaderName, &'static str)], parse_error: fn(u16, &[u8]) -> ErrorBody) -> Self {
        for (name, value) in headers {
            self.headers.insert(name, HeaderValue::from_static(value));
        }
        self.parse_error = parse_error;
        self
    }

    /// Sets the secret that every request carries. A secret that cannot stand in a header is a wrong credential.
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

    /// Adds secrets that no error may repeat, besides those that the requests carry.
    pub(crate) fn with_secrets(mut self, secrets: impl IntoIterator<Item = SecretString>) -> Self {
        self.secrets.extend(secrets);
        self
    }

    /// Sets the minimum time between two rate-limited requests, unless the options turn rate limits off.
    pub(crate) fn with_rate_limit(mut self, gap: Duration) -> Self {
        self.limiter = self.options.keep_rate_limit.then(|| RateLimiter::new(gap));
        self
    }

    pub(super) fn service(&self) -> Service {
        self.service
    }

    /// Whether the rate limiter has released a request.
    #[cfg(test)]
    pub(crate) async fn has_used_rate_limiter(&self) -> bool {
        match &self.limiter {
            Some(limiter) => limiter.is_used().await,
            None => false,
        }
    }

    /// Sends a GET. The answer has a 2xx status.
    pub(crate) async fn get(&self, call: &'static str, path: &str, query: Query<'_>) -> Result<Answer, Error> {
        self.get_with(CallOptions::default(), call, path, query).await
    }

    /// Sends a GET with call options.
    pub(crate) async fn get_with(
        &self,
        options: CallOptions<'_>,
        call: &'static str,
        path: &str,
        query: Query<'_>,
    ) -> Result<Answer, Error> {
        let request = Request { kind: Kind::Read, call, method: Method::GET, path, query, body: None, body_secrets: &[], options };
        match self.exchange(&request).await {
            Ok(answer) if answer.is_success() => Ok(answer),
            Ok(answer) => Err(self.answer_error(request.call, &answer)),
            Err(error) => Err(transport_error(self.service, call, error)),
        }
    }

    /// The error of an answer without a 2xx status.
    pub(super) fn answer_error(&self, call: &'static str, answer: &Answer) -> Error {
        let body = (self.parse_error)(answer.status, &answer.body);
        status_error(self.service, call, answer.status, body, answer.retry_after, &answer.secrets())
    }

    /// Everything that the request carries and that no error may repeat.
    fn secrets(&self, request: &Request<'_>) -> Vec<SecretString> {
        let body = request.body_secrets.iter().copied().map(SecretString::from);
        let bearer = request.options.bearer.map(Bearer::secret);
        body.chain(self.secrets.iter().cloned()).chain(bearer).collect()
    }

    pub(super) async fn exchange(&self, request: &Request<'_>) -> Result<Answer, TransportError> {
        let call = request.call;
        let _lock = self.request_lock.lock().await;
        let mut attempt = 0;
        loop {
            if let Some(limiter) = self.limiter.as_ref().filter(|_| request.options.rate_limited) {
                limiter.wait().await;
            }
            let started = Instant::now();
            let result = self.attempt(request).await;
            let outcome = match &result {
                Ok(answer) => Outcome::Answered { status: answer.status, retry_after: answer.retry_after },
                Err(error) => Outcome::Failed(*error),
            };
            let took = started.elapsed().as_millis();
            match &result {
                Ok(answer) => log::debug!("{call}: status {} after {took} ms", answer.status),
                Err(error) => log::debug!("{call}: {error:?} after {took} ms"),
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

    async fn attempt(&self, request: &Request<'_>) -> Result<Answer, TransportError> {
        #[cfg(feature = "fuzzing")]
        if let Some(canned) = &self.options.canned {
            let prepared = canned.next(request.call).ok_or(TransportError::Lost)?;
            if prepared.body.len() > self.options.max_answer {
                return Err(TransportError::TooLarge);
            }
            return Ok(Answer { status: prepared.status, body: prepared.body, retry_after: None, secrets: self.secrets(request) });
        }
        let url = self.address.join(request.path, request.query);
        let mut builder = self.client.request(request.method.clone(), url).headers(self.headers.clone());
        if let Some(bearer) = request.options.bearer {
            builder = builder.header(AUTHORIZATION, bearer.header());
        }
        if let Some(body) = request.body {
            builder = builder.body(body.to_owned());
        }
        let Some(TestTimeout(notify)) = &self.options.test_timeout else {
            return self.answer(builder, self.secrets(request)).await;
        };
        // Registered before the request is sent, so that no notification is missed.
        let timed_out = notify.notified();
        tokio::select! {
            answer = self.answer(builder, self.secrets(request)) => answer,
            () = timed_out => Err(TransportError::TimedOut),
        }
    }

    async fn answer(&self, request: reqwest::RequestBuilder, secrets: Vec<SecretString>) -> Result<Answer, TransportError> {
        let mut response = request.send().await.map_err(|error| classify(&error))?;
        let header = |name: &HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok());
        let retry_after = retry_after(header(&RETRY_AFTER), header(&DATE));
        let mut answer = Answer { status: response.status().as_u16(), body: Vec::new(), retry_after, secrets };
        match self.read(&mut response).await {
            Ok(body) => answer.body = body,
            Err(error) if answer.is_success() => return Err(error),
            // The status is enough for an error. Only its message is lost.
            Err(_) => {}
        }
        Ok(answer)
    }

    async fn read(&self, response: &mut reqwest::Response) -> Result<Vec<u8>, TransportError> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| classify(&error))? {
            if body.len().saturating_add(chunk.len()) > self.options.max_answer {
                return Err(TransportError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}
