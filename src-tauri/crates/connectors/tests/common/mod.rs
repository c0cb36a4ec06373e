//! What the tests of both services share: every call as one value, and small servers that misbehave.
#![allow(dead_code, reason = "every test binary uses its own part")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use connectors::http::HttpOptions;
use connectors::kleer::wire::{Agreement, User, UserToCreate};
use connectors::kleer::{CreateAgreement, IdOnCreate};
use connectors::{Error, ErrorCode, Written, alexis, kleer};
use secrecy::SecretString;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const TOKEN: &str = "tok-Zq7-geheim";
pub const PASSWORD: &str = "lösen & <ord>";
pub const EMAIL: &str = "lon@example.test";

/// No waiting between attempts.
pub fn options() -> HttpOptions {
    HttpOptions { backoff: Duration::ZERO, ..HttpOptions::default() }
}

pub fn alexis(base: &str, options: HttpOptions) -> alexis::Client {
    alexis::Client::new(base, SecretString::from(TOKEN), options).unwrap()
}

pub fn kleer(base: &str, options: HttpOptions) -> kleer::Client {
    kleer_with(base, kleer::Calls::default(), options)
}

pub fn kleer_with(base: &str, calls: kleer::Calls, options: HttpOptions) -> kleer::Client {
    kleer::Client::new(base, "4242", SecretString::from(TOKEN), calls, options).unwrap()
}

/// Every call of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    AlexisCompany,
    AlexisEmployees,
    AlexisCompensations,
    KleerCompanies,
    KleerMe,
    KleerUsers,
    KleerPayrollUsers,
    KleerCreateUser,
    KleerUpdateUser,
    KleerCreateAgreementPut,
    KleerCreateAgreementPost,
    KleerUpdateAgreement,
}

/// What is known after a call that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    ReadFailed,
    Refused,
    NotSent,
    Unclear,
}

pub type Failure = (Fate, Error);

impl Call {
    pub const ALL: [Self; 12] = [
        Self::AlexisCompany,
        Self::AlexisEmployees,
        Self::AlexisCompensations,
        Self::KleerCompanies,
        Self::KleerMe,
        Self::KleerUsers,
        Self::KleerPayrollUsers,
        Self::KleerCreateUser,
        Self::KleerUpdateUser,
        Self::KleerCreateAgreementPut,
        Self::KleerCreateAgreementPost,
        Self::KleerUpdateAgreement,
    ];

    pub fn is_alexis(self) -> bool {
        matches!(self, Self::AlexisCompany | Self::AlexisEmployees | Self::AlexisCompensations)
    }

    /// Whether the call answers with [`Written`].
    pub fn is_write(self) -> bool {
        !self.is_alexis() && !matches!(self, Self::KleerCompanies | Self::KleerMe | Self::KleerUsers | Self::KleerPayrollUsers)
    }

    /// Whether the call is sent again after it may have arrived.
    pub fn is_repeatable(self) -> bool {
        !self.is_write() && self != Self::KleerCompanies
    }

    /// The path that the call goes to.
    pub fn path(self) -> &'static str {
        match self {
            Self::AlexisCompany => "/v1/company",
            Self::AlexisEmployees => "/v1/employee",
            Self::AlexisCompensations => "/v1/compensation",
            Self::KleerCompanies => "/v1/access/authenticate",
            Self::KleerMe => "/v1/company/4242/user/me",
            Self::KleerUsers | Self::KleerCreateUser => "/v1/company/4242/user",
            Self::KleerUpdateUser => "/v1/company/4242/user/501",
            Self::KleerPayrollUsers => "/v1/company/4242/payroll/user",
            Self::KleerCreateAgreementPut | Self::KleerCreateAgreementPost | Self::KleerUpdateAgreement => {
                "/v1/company/4242/payroll/user/501"
            }
        }
    }

    /// Makes the call.
    pub async fn run(self, base: &str, options: HttpOptions) -> Result<(), Failure> {
        let read = |error: Error| (Fate::ReadFailed, error);
        let agreement = Agreement { phone: Some("070".to_owned()), ..Agreement::default() };
        let post = kleer::Calls { create_user_id: IdOnCreate::Omit, create_agreement: CreateAgreement::Post };
        match self {
            Self::AlexisCompany => alexis(base, options).company().await.map(drop).map_err(read),
            Self::AlexisEmployees | Self::AlexisCompensations => alexis(base, options).people(&|_, _| ()).await.map(drop).map_err(read),
            Self::KleerCompanies => kleer::companies(base, EMAIL, SecretString::from(PASSWORD), options).await.map(drop).map_err(read),
            Self::KleerMe => kleer(base, options).me().await.map(drop).map_err(read),
            Self::KleerUsers => kleer(base, options).users().await.map(drop).map_err(read),
            Self::KleerPayrollUsers => kleer(base, options).payroll_users().await.map(drop).map_err(read),
            Self::KleerCreateUser => fate(kleer(base, options).create_user(&new_user()).await),
            Self::KleerUpdateUser => fate(kleer(base, options).update_user(&user()).await),
            Self::KleerCreateAgreementPut => fate(kleer(base, options).create_agreement(501, &agreement).await),
            Self::KleerCreateAgreementPost => fate(kleer_with(base, post, options).create_agreement(501, &agreement).await),
            Self::KleerUpdateAgreement => fate(kleer(base, options).update_agreement(501, &agreement).await),
        }
    }
}

fn fate<T>(written: Written<T>) -> Result<(), Failure> {
    match written {
        Written::Done(_) => Ok(()),
        Written::Refused(error) => Err((Fate::Refused, error)),
        Written::NotSent(error) => Err((Fate::NotSent, error)),
        Written::Unclear(error) => Err((Fate::Unclear, error)),
    }
}

pub fn user() -> User {
    User {
        id: 501,
        foreign_id: Some("alx-7".to_owned()),
        internal_id: Some(12),
        name: "Ebba Lindqvist".to_owned(),
        email: "ebba@example.test".to_owned(),
        active: true,
        others: Vec::new(),
    }
}

pub fn new_user() -> UserToCreate {
    UserToCreate { foreign_id: "alx-7".to_owned(), name: "Ebba Lindqvist".to_owned(), email: "ebba@example.test".to_owned(), active: true }
}

/// A service that answers one call as told, and what comes before it properly.
pub async fn service(call: Call, answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    if call == Call::AlexisCompensations {
        let none = serde_json::json!({"status": "ok", "total": 0, "count": 0, "data": []});
        Mock::given(path("/v1/employee")).respond_with(ResponseTemplate::new(200).set_body_json(none)).mount(&server).await;
    }
    Mock::given(path(call.path())).respond_with(answer).mount(&server).await;
    server
}

pub fn base(server: &MockServer) -> String {
    format!("{}/v1", server.uri())
}

/// How often the call arrived.
pub async fn arrivals(server: &MockServer, call: Call) -> usize {
    server.received_requests().await.unwrap().iter().filter(|request| request.url.path() == call.path()).count()
}

/// Makes a call that must fail.
pub async fn failing(call: Call, base: &str, options: HttpOptions) -> Failure {
    call.run(base, options).await.expect_err("the call must fail")
}

/// The fate of a call that may have arrived.
pub fn unclear(call: Call) -> Fate {
    if call.is_write() { Fate::Unclear } else { Fate::ReadFailed }
}

/// The fate of a call that provably did not arrive.
pub fn not_sent(call: Call) -> Fate {
    if call.is_write() { Fate::NotSent } else { Fate::ReadFailed }
}

/// The fate of a call that was answered with no.
pub fn refused(call: Call) -> Fate {
    if call.is_write() { Fate::Refused } else { Fate::ReadFailed }
}

pub fn assert_failure((fate, error): &Failure, expected: Fate, code: ErrorCode, status: Option<u16>) {
    assert_eq!((*fate, error.code, error.status), (expected, code, status), "{error:?}");
}

/// A server that reads a request, says `words` and hangs up. Returns its base address and its number of visitors.
pub async fn rude_server(words: &'static [u8]) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/v1", listener.local_addr().unwrap());
    let visitors = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&visitors);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            read_request(&mut stream).await;
            let _gone = stream.write_all(words).await;
        }
    });
    (base, visitors)
}

/// Reads a request with its body.
pub async fn read_request(stream: &mut TcpStream) {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = stream.read(&mut buffer).await else { return };
        seen.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&seen).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).and_then(|length| length.parse().ok());
        if body.len() >= length.unwrap_or(0_usize) {
            return;
        }
    }
}

/// A port at which nobody listens.
pub async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/v1", listener.local_addr().unwrap())
}
