//! The client. [`calls`] lists the calls, and `http` sends them. The calls about time and absence are in `time.rs`.

use std::collections::BTreeSet;

use secrecy::{ExposeSecret, SecretString};

use super::calls::{self, Call, Calls, PathValues};
use super::decode::{self, FieldPath, Node};
use super::refusal;
use super::wire::{AccessibleCompany, Agreement, PayrollUser, User, UserToCreate};
use super::xml::{Element, parse};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Answer, CONTENT_TYPE, Credential, Http, HttpOptions, Query, Writer};

const XML: &str = "application/xml";

/// A client for one company in Kleer.
#[derive(Debug)]
pub struct Client {
    writer: Writer,
    company: i64,
    calls: Calls,
}

impl Client {
    /// `token` acts as one user in the company.
    pub fn new(base_url: &str, company_id: &str, token: SecretString, calls: Calls, options: HttpOptions) -> Result<Self, Error> {
        let http = http(base_url, options)?.with_credential(Credential { header: "x-token", prefix: "", secret: token })?;
        let digits = Some(company_id.trim()).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let company = digits.and_then(|text| text.parse().ok());
        let company = company.ok_or_else(|| Error::new(ErrorCode::AddressInvalid, Service::Kleer, "connect").at("company_id"))?;
        Ok(Self { writer: Writer::new(http), company, calls })
    }

    /// The user of the token. The call also tests the credentials.
    pub async fn me(&self) -> Result<User, Error> {
        let answer = self.get(&calls::ME).await?;
        decode_document(&calls::ME, &answer, |root| decode::user(&Node::root(root)))
    }

    /// Every user, active or not.
    pub async fn users(&self) -> Result<Vec<User>, Error> {
        let answer = self.get(&calls::USERS).await?;
        let users =
            decode_document(&calls::USERS, &answer, |root| Node::root(root).rows("user")?.map(|node| decode::user(&node)).collect())?;
        check_unique_ids(&calls::USERS, users, |user: &User| user.id)
    }

    /// One user in the current state.
    pub async fn user(&self, id: i64) -> Result<User, Error> {
        let call = calls::USER;
        let answer = self.read(&call, &[("user", &id)], &[]).await?;
        let user = decode_document(&call, &answer, |root| decode::user(&Node::root(root)))?;
        // The caller writes this user back. Another user's data would overwrite the requested one.
        if user.id == id { Ok(user) } else { Err(not_understood(&call, &answer, "id")) }
    }

    /// Every employment agreement. A user may have none.
    pub async fn payroll_users(&self) -> Result<Vec<PayrollUser>, Error> {
        let answer = self.get(&calls::PAYROLL_USERS).await?;
        let decode = |root: &Element| Node::root(root).rows("payroll-user-readable")?.map(|node| decode::payroll_user(&node)).collect();
        check_unique_ids(&calls::PAYROLL_USERS, decode_document(&calls::PAYROLL_USERS, &answer, decode)?, |user: &PayrollUser| user.user_id)
    }

    /// Creates a user and returns its id.
    pub async fn create_user(&self, user: &UserToCreate) -> Written<i64> {
        let call = calls::CREATE_USER;
        let written = self.send(&call, None, user.to_element(self.calls.create_user_id)).await;
        written.and_then(|answer| {
            let id = decode_document(&call, &answer, |root| Node::root(root).id())?;
            // 0 is the id that was sent, and no user has it.
            if id > 0 { Ok(id) } else { Err(not_understood(&call, &answer, "id")) }
        })
    }

    /// Updates a user. The body contains the whole user, because the service may clear missing fields.
    pub async fn update_user(&self, user: &User) -> Written<()> {
        let call = calls::UPDATE_USER;
        self.send(&call, Some(user.id), user.to_element()).await.and_then(|answer| check_saved(&call, &answer))
    }

    /// Creates an employment agreement, which must have a personal number and a first day.
    pub async fn create_agreement(&self, user_id: i64, agreement: &Agreement) -> Written<()> {
        let call = self.calls.create_agreement_call();
        self.send(&call, Some(user_id), agreement.to_element()).await.and_then(|answer| check_saved(&call, &answer))
    }

    /// Updates the given fields of an employment agreement.
    pub async fn update_agreement(&self, user_id: i64, agreement: &Agreement) -> Written<()> {
        let call = calls::UPDATE_AGREEMENT;
        self.send(&call, Some(user_id), agreement.to_element()).await.and_then(|answer| check_saved(&call, &answer))
    }

    pub(super) fn calls(&self) -> Calls {
        self.calls
    }

    async fn get(&self, call: &Call) -> Result<Answer, Error> {
        self.read(call, &[], &[]).await
    }

    pub(super) async fn read(&self, call: &Call, path: PathValues<'_>, query: Query<'_>) -> Result<Answer, Error> {
        self.writer.http().get(call.name, &call.path(self.company, path), query).await
    }

    async fn send(&self, call: &Call, user: Option<i64>, body: Element) -> Written<Answer> {
        match user {
            Some(user) => self.write(call, &[("user", &user)], Some(body), &[]).await,
            None => self.write(call, &[], Some(body), &[]).await,
        }
    }

    /// Sends a write. `secrets` are masked in the message of an error.
    pub(super) async fn write(&self, call: &Call, path: PathValues<'_>, body: Option<Element>, secrets: &[&str]) -> Written<Answer> {
        let body = body.map(|body| body.to_xml());
        self.writer.send(call.name, call.method.verb(), &call.path(self.company, path), body.as_deref(), secrets).await
    }
}

/// The companies that a user can access, each with its token. E-mail address and password are not kept.
pub async fn companies(base_url: &str, email: &str, password: SecretString, options: HttpOptions) -> Result<Vec<AccessibleCompany>, Error> {
    let call = calls::COMPANIES;
    let writer = Writer::new(http(base_url, options)?);
    let body = Element::new("user-authentication").with("email", email.trim()).with("password", password.expose_secret());
    let secrets = [password.expose_secret(), email.trim()];
    match writer.send(call.name, call.method.verb(), call.path, Some(&body.to_xml()), &secrets).await {
        Written::Done(answer) => decode_document(&call, &answer, |root| {
            Node::root(root).rows("accessible-company")?.map(|node| decode::accessible_company(&node)).collect()
        }),
        Written::Refused(error) | Written::NotSent(error) | Written::Unclear(error) => Err(error),
    }
}

/// Reads carry a content type too, because the service takes the format of its answer from it.
fn http(base_url: &str, options: HttpOptions) -> Result<Http, Error> {
    Ok(Http::new(Service::Kleer, base_url, options)?.with_protocol(&[(ACCEPT, XML), (CONTENT_TYPE, XML)], refusal::parse_error))
}

/// Decodes an answer. Its root element must be one that the call expects.
pub(super) fn decode_document<T>(call: &Call, answer: &Answer, decode: impl FnOnce(&Element) -> Result<T, FieldPath>) -> Result<T, Error> {
    let root = parse(&answer.body).map_err(|_| not_understood(call, answer, "."))?;
    if !call.answer.contains(&root.name.as_str()) {
        return Err(not_understood(call, answer, &root.name));
    }
    decode(&root).map_err(|path| not_understood(call, answer, &path))
}

/// Checks the answer to an update or a removal. It is an expected document, or empty.
pub(super) fn check_saved(call: &Call, answer: &Answer) -> Result<(), Error> {
    if answer.body.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    decode_document(call, answer, |_| Ok(()))
}

pub(super) fn not_understood(call: &Call, answer: &Answer, path: &str) -> Error {
    answer.not_understood_at(Service::Kleer, call.name, path)
}

/// Fails when two rows have the same id.
pub(super) fn check_unique_ids<T>(call: &Call, rows: Vec<T>, id: impl Fn(&T) -> i64) -> Result<Vec<T>, Error> {
    let mut seen = BTreeSet::new();
    if rows.iter().all(|row| seen.insert(id(row))) {
        return Ok(rows);
    }
    Err(Error::new(ErrorCode::Incomplete, Service::Kleer, call.name).at("id"))
}
