//! The calls. [`calls`] lists them. `sender` and `http` send them.

use domain::benefits::{Category, Compensation, CompensationType, NewCompensation, PayrollMonth, TargetPeople};
use domain::person::PersonId;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::calls::{self, Call};
use super::map::{self, MapError};
use super::pages::Pages;
use super::sender::{Sender, unsendable};
use super::{PAGE, wire};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{Answer, HttpOptions, Query};
use crate::json;

/// Rows to request per page of people. The service allows no more.
const PEOPLE_PAGE: u32 = 50;
/// Rows to request per page of a month that is too heavy for larger pages.
const SMALL_PAGE: u32 = 25;
/// The status of a query that is too heavy. Repeating it unchanged does not help.
const TOO_HEAVY: u16 = 422;

/// A client for one Personio account. It changes and removes nothing, because the API cannot.
#[derive(Debug)]
pub struct Client {
    pub(super) sender: Sender,
}

impl Client {
    /// `client_id` and `client_secret` belong to a custom integration in Personio. Nothing is sent before the first call.
    pub fn new(base_url: &str, client_id: &str, client_secret: SecretString, options: HttpOptions) -> Result<Self, Error> {
        Ok(Self { sender: Sender::new(base_url, client_id, client_secret, options)? })
    }

    /// The scopes of the credentials, in the service's names ("personio:persons:read"). Logs in unless a valid token exists.
    pub async fn token_scopes(&self) -> Result<Vec<String>, Error> {
        self.sender.scopes().await
    }

    /// Everybody, active or not. The result is complete, or an error.
    pub async fn people(&self) -> Result<TargetPeople, Error> {
        Ok(map::people(self.list(&calls::PERSONS, calls::PERSONS.path, PEOPLE_PAGE, &[]).await?))
    }

    /// All compensation types.
    pub async fn types(&self) -> Result<Vec<CompensationType>, Error> {
        let rows = self.list(&calls::TYPES, calls::TYPES.path, PAGE, &[]).await?;
        Ok(rows.into_iter().map(map::compensation_type).collect())
    }

    /// All compensations of a month that the credentials may read. Removed compensations, compensations set to zero, and those of a
    /// legal entity that the credentials may not read are missing. A month that is too heavy is read again in smaller pages.
    pub async fn month(&self, month: PayrollMonth) -> Result<Vec<Compensation>, Error> {
        match self.compensations(month, None, PAGE).await {
            Err(error) if error.status == Some(TOO_HEAVY) => self.compensations(month, None, SMALL_PAGE).await,
            result => result,
        }
    }

    /// The compensations of one person in a month. Fails when the answer contains another person.
    pub async fn month_of(&self, month: PayrollMonth, person: &PersonId) -> Result<Vec<Compensation>, Error> {
        self.compensations(month, Some(person), PAGE).await
    }

    /// The legal entity of a person's newest employment. `None` when the service does not send one.
    pub async fn legal_entity_of(&self, person: &PersonId) -> Result<Option<String>, Error> {
        let call = calls::EMPLOYMENTS;
        let not_found = || Error::new(ErrorCode::NotFound, Service::Personio, call.name).at("id");
        let path = call.path(person.as_str()).ok_or_else(not_found)?;
        let page = self.page::<wire::Employment>(&call, &path, &[("limit", "1".to_owned())]).await?;
        Ok(page.data.into_iter().next().and_then(|newest| newest.legal_entity?.id.0))
    }

    /// Creates a compensation type. Only the owner can rename or remove it, in Personio's own window.
    pub async fn create_type(&self, name: &str, category: &Category) -> Written<CompensationType> {
        let call = calls::CREATE_TYPE;
        let body = match map::new_type(name, category) {
            Ok(body) => body,
            Err(MapError(at)) => return Written::NotSent(unsendable(&call, at)),
        };
        self.sender.write(&call, &body, &[]).await.and_then(|answer| {
            let mut created = map::compensation_type(decode(&call, &answer)?);
            if created.name.is_empty() {
                created.name = body.name.to_owned();
            }
            if created.category == Category::Other(String::new()) {
                created.category = category.clone();
            }
            Ok(created)
        })
    }

    /// Creates a compensation. Returns its id when the answer contains one. Only the owner can change or remove the compensation, in
    /// Personio's own window. A compensation that is created twice is paid twice.
    pub async fn create(&self, new: &NewCompensation) -> Written<Option<String>> {
        let call = calls::CREATE_COMPENSATION;
        let body = match map::new_compensation(new) {
            Ok(body) => body,
            Err(MapError(at)) => return Written::NotSent(unsendable(&call, at)),
        };
        let unpadded_amount = new.amount.amount.to_string();
        let secrets = [new.comment.as_str(), body.value.get(), &unpadded_amount];
        self.sender.write(&call, &body, &secrets).await.and_then(|answer| {
            if answer.body.iter().all(u8::is_ascii_whitespace) {
                return Ok(None);
            }
            decode::<wire::Created>(&call, &answer).map(|created| created.id.0)
        })
    }

    async fn compensations(&self, month: PayrollMonth, person: Option<&PersonId>, limit: u32) -> Result<Vec<Compensation>, Error> {
        let call = calls::COMPENSATIONS;
        let mut query = vec![("start_date", month.first().to_string()), ("end_date", month.last().to_string())];
        query.extend(person.map(|person| ("person.id", person.as_str().to_owned())));
        let rows: Vec<wire::Compensation> = self.list(&call, call.path, limit, &query).await?;
        let compensations: Vec<Compensation> = rows.into_iter().map(map::compensation).collect();
        match person {
            // The service ignored the person filter. Then this person's rows could be missing, and would be created twice.
            Some(person) if compensations.iter().any(|row| row.person != *person) => Err(not_understood(&call).at("_data[].person.id")),
            _ => Ok(compensations),
        }
    }

    /// Reads a complete list. `filters` are the query parameters besides those of the page. Every page request carries them.
    async fn list<T: DeserializeOwned + wire::Row>(
        &self,
        call: &Call,
        path: &str,
        limit: u32,
        filters: Query<'_>,
    ) -> Result<Vec<T>, Error> {
        let mut pages = Pages::new(limit);
        let mut cursor: Option<String> = None;
        loop {
            let mut query = filters.to_vec();
            query.push(("limit", limit.to_string()));
            query.extend(cursor.take().map(|cursor| ("cursor", cursor)));
            let page = self.page(call, path, &query).await?;
            let next_cursor = pages.add(page).map_err(|(code, gap)| Error::new(code, Service::Personio, call.name).at(gap))?;
            match next_cursor {
                Some(next) => cursor = Some(next),
                None => return Ok(pages.into_rows()),
            }
        }
    }

    async fn page<T: DeserializeOwned>(&self, call: &Call, path: &str, query: Query<'_>) -> Result<wire::Page<T>, Error> {
        decode(call, &self.sender.read(call, path, query).await?)
    }
}

fn decode<T: DeserializeOwned>(call: &Call, answer: &Answer) -> Result<T, Error> {
    // serde would decode a JSON list as a record without any field.
    if answer.body.trim_ascii_start().first() != Some(&b'{') {
        return Err(answer.not_understood_at(Service::Personio, call.name, "."));
    }
    json::decode(Service::Personio, call.name, answer)
}

fn not_understood(call: &Call) -> Error {
    Error::new(ErrorCode::NotUnderstood, Service::Personio, call.name)
}
