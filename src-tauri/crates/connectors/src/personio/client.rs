//! The calls. What they are is in [`calls`]; how they travel is in `sending` and `http`.

use domain::benefits::{Category, Compensation, CompensationType, NewCompensation, PayrollMonth, TargetPeople};
use domain::person::PersonId;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::calls::{self, Call};
use super::map::{self, MapError};
use super::pages::Pages;
use super::sending::{Sending, unsendable};
use super::{PAGE, wire};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{Answer, HttpOptions, Query};
use crate::json;

/// Rows asked for per page of people: the most there may be.
const PEOPLE_PAGE: u32 = 50;
/// Rows asked for per page of a month that is too heavy for larger ones.
const LIGHT_PAGE: u32 = 25;
/// The status of a question that is too heavy. Asking it again does not help.
const TOO_HEAVY: u16 = 422;

/// A connection to one account in Personio. Nothing is changed or removed there: the service has no way to.
#[derive(Debug)]
pub struct Client {
    pub(super) sending: Sending,
}

impl Client {
    /// A client for an account. `client_id` and `client_secret` belong to a custom integration in Personio. Nothing is
    /// sent before the first call.
    ///
    /// # Errors
    /// When the address may not be called, and when one of the credentials is empty.
    pub fn new(base_url: &str, client_id: &str, client_secret: SecretString, options: HttpOptions) -> Result<Self, Error> {
        Ok(Self { sending: Sending::new(base_url, client_id, client_secret, options)? })
    }

    /// What the credentials may do, in the service's words ("personio:persons:read"). Logs in unless a token is held.
    ///
    /// # Errors
    /// When the login fails: wrong credentials, or no answer that can be understood.
    pub async fn token_scopes(&self) -> Result<Vec<String>, Error> {
        self.sending.scopes().await
    }

    /// Everybody, active or not. Whole, or an error.
    ///
    /// # Errors
    /// When a call fails or the pages do not add up.
    pub async fn people(&self) -> Result<TargetPeople, Error> {
        Ok(map::people(self.list(&calls::PERSONS, calls::PERSONS.path, PEOPLE_PAGE, &[]).await?))
    }

    /// Every compensation type.
    ///
    /// # Errors
    /// When a call fails or the pages do not add up.
    pub async fn types(&self) -> Result<Vec<CompensationType>, Error> {
        let rows = self.list(&calls::TYPES, calls::TYPES.path, PAGE, &[]).await?;
        Ok(rows.into_iter().map(map::compensation_type).collect())
    }

    /// Every compensation of a month that the credentials let the app see. What was removed or set to zero is not among
    /// them, and neither is what lies in a legal entity that the credentials may not read.
    ///
    /// # Errors
    /// When a call fails or the pages do not add up. A month that is too heavy is asked for once more in smaller pages.
    pub async fn month(&self, month: PayrollMonth) -> Result<Vec<Compensation>, Error> {
        match self.compensations(month, None, PAGE).await {
            Err(error) if error.status == Some(TOO_HEAVY) => self.compensations(month, None, LIGHT_PAGE).await,
            result => result,
        }
    }

    /// The compensations of one person in a month.
    ///
    /// # Errors
    /// When a call fails, the pages do not add up, or an answer holds somebody else.
    pub async fn month_of(&self, month: PayrollMonth, person: &PersonId) -> Result<Vec<Compensation>, Error> {
        self.compensations(month, Some(person), PAGE).await
    }

    /// The legal entity of a person's newest employment, when it is told.
    ///
    /// # Errors
    /// When the call fails; a person who is not there is not found.
    pub async fn legal_entity_of(&self, person: &PersonId) -> Result<Option<String>, Error> {
        let call = calls::EMPLOYMENTS;
        let nobody = || Error::new(ErrorCode::NotFound, Service::Personio, call.name).at("id");
        let path = call.path(person.as_str()).ok_or_else(nobody)?;
        let page = self.page::<wire::Employment>(&call, &path, &[("limit", "1".to_owned())]).await?;
        Ok(page.data.into_iter().next().and_then(|newest| newest.legal_entity?.id.0))
    }

    /// Creates a compensation type. It can be renamed and removed in Personio only, by hand.
    pub async fn create_type(&self, name: &str, category: &Category) -> Written<CompensationType> {
        let call = calls::CREATE_TYPE;
        let body = match map::new_type(name, category) {
            Ok(body) => body,
            Err(MapError(at)) => return Written::NotSent(unsendable(&call, at)),
        };
        self.sending.write(&call, &body, &[]).await.and_then(|answer| {
            let mut made = map::compensation_type(decode(&call, &answer)?);
            if made.name.is_empty() {
                made.name = body.name.to_owned();
            }
            if made.category == Category::Other(String::new()) {
                made.category = category.clone();
            }
            Ok(made)
        })
    }

    /// Creates a compensation. Returns its id, when the answer tells it. It can be changed and removed in Personio only,
    /// by hand; created twice, it is paid twice.
    pub async fn create(&self, new: &NewCompensation) -> Written<Option<String>> {
        let call = calls::CREATE_COMPENSATION;
        let body = match map::new_compensation(new) {
            Ok(body) => body,
            Err(MapError(at)) => return Written::NotSent(unsendable(&call, at)),
        };
        let short = new.amount.amount.to_string();
        let private = [new.comment.as_str(), body.value.get(), &short];
        self.sending.write(&call, &body, &private).await.and_then(|answer| {
            if answer.body.iter().all(u8::is_ascii_whitespace) {
                return Ok(None);
            }
            decode::<wire::Created>(&call, &answer).map(|made| made.id.0)
        })
    }

    async fn compensations(&self, month: PayrollMonth, person: Option<&PersonId>, limit: u32) -> Result<Vec<Compensation>, Error> {
        let call = calls::COMPENSATIONS;
        let mut query = vec![("start_date", month.first().to_string()), ("end_date", month.last().to_string())];
        query.extend(person.map(|person| ("person.id", person.as_str().to_owned())));
        let rows: Vec<wire::Compensation> = self.list(&call, call.path, limit, &query).await?;
        let found: Vec<Compensation> = rows.into_iter().map(map::compensation).collect();
        match person {
            // The question was not understood: what was asked for could be missing, and would be created twice.
            Some(person) if found.iter().any(|one| one.person != *person) => Err(not_understood(&call).at("_data[].person.id")),
            _ => Ok(found),
        }
    }

    /// A list, whole or an error. `more` are the parameters besides those of the page; they go with every page.
    async fn list<T: DeserializeOwned + wire::Row>(&self, call: &Call, path: &str, limit: u32, more: Query<'_>) -> Result<Vec<T>, Error> {
        let mut pages = Pages::new(limit);
        let mut cursor: Option<String> = None;
        loop {
            let mut query = more.to_vec();
            query.push(("limit", limit.to_string()));
            query.extend(cursor.take().map(|cursor| ("cursor", cursor)));
            let page = self.page(call, path, &query).await?;
            let next = pages.add(page).map_err(|(code, gap)| Error::new(code, Service::Personio, call.name).at(gap))?;
            match next {
                Some(next) => cursor = Some(next),
                None => return Ok(pages.into_rows()),
            }
        }
    }

    async fn page<T: DeserializeOwned>(&self, call: &Call, path: &str, query: Query<'_>) -> Result<wire::Page<T>, Error> {
        decode(call, &self.sending.read(call, path, query).await?)
    }
}

fn decode<T: DeserializeOwned>(call: &Call, answer: &Answer) -> Result<T, Error> {
    // A list in the place of a record would pass for a record without any field.
    if answer.body.trim_ascii_start().first() != Some(&b'{') {
        return Err(answer.not_understood_at(Service::Personio, call.name, "."));
    }
    json::decode(Service::Personio, call.name, answer)
}

fn not_understood(call: &Call) -> Error {
    Error::new(ErrorCode::NotUnderstood, Service::Personio, call.name)
}
