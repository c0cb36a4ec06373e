//! The calls that write. They have a client of their own, so that code that reads cannot write.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::answer::{decode_one, parse_error};
use super::calls::{self, Call};
use super::wire::{
    CompensationPatch, EmployeePatch, EmployeeRecord, EmploymentPatch, LenientString, NewCompensation, NewEmployee, NewEmployment,
};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{ACCEPT, Answer, CONTENT_TYPE, Credential, Http, HttpOptions, Writer};

const JSON: &str = "application/json";

/// A client that writes to one Alexis HR account and cannot read. Only a run of the export to Alexis HR creates one,
/// because the token could change and delete everybody.
#[derive(Debug)]
pub struct WriteClient {
    writer: Writer,
}

/// The ids of a created person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    pub id: String,
    /// The user id, which new employments and salaries need. When the answer lacks it, a read returns it.
    pub user_id: Option<String>,
}

impl WriteClient {
    /// `token` is a Public API access token that an Owner created.
    pub fn new(base_url: &str, token: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let http = Http::new(Service::Alexis, base_url, options)?.with_protocol(&[(ACCEPT, JSON), (CONTENT_TYPE, JSON)], parse_error);
        let http = http.with_credential(Credential { header: "authorization", prefix: "Bearer ", secret: token })?;
        Ok(Self { writer: Writer::new(http) })
    }

    /// Creates a person. The record has no place for an external reference, so an unclear write is settled by a read that
    /// matches the person's own fields.
    pub async fn create_employee(&self, employee: &NewEmployee) -> Written<Created> {
        let call = calls::CREATE_EMPLOYEE;
        let written = self.send(&call, None, employee, &secrets_of(&employee.record)).await;
        written.and_then(|answer| record(&call, &answer).map(|record| Created { id: record.id, user_id: record.user_id.0 }))
    }

    /// Changes only the given fields of a person.
    pub async fn update_employee(&self, id: &str, patch: &EmployeePatch) -> Written<()> {
        self.update(&calls::UPDATE_EMPLOYEE, id, patch, &secrets_of(&patch.record)).await
    }

    /// Creates an employment and returns its id.
    pub async fn create_employment(&self, employment: &NewEmployment) -> Written<String> {
        self.create(&calls::CREATE_EMPLOYMENT, employment, &[]).await
    }

    /// Changes only the given fields of an employment.
    pub async fn update_employment(&self, id: &str, patch: &EmploymentPatch) -> Written<()> {
        self.update(&calls::UPDATE_EMPLOYMENT, id, patch, &[]).await
    }

    /// Creates a salary and returns its id.
    pub async fn create_compensation(&self, compensation: &NewCompensation) -> Written<String> {
        let amount = compensation.amount.normalize().to_string();
        self.create(&calls::CREATE_COMPENSATION, compensation, &[&amount]).await
    }

    /// Changes the amount of a salary. Its first day stays the same.
    pub async fn update_compensation(&self, id: &str, patch: &CompensationPatch) -> Written<()> {
        let amount = patch.amount.normalize().to_string();
        self.update(&calls::UPDATE_COMPENSATION, id, patch, &[&amount]).await
    }

    async fn create(&self, call: &Call, body: &impl Serialize, secrets: &[&str]) -> Written<String> {
        self.send(call, None, body, secrets).await.and_then(|answer| record(call, &answer).map(|record| record.id))
    }

    async fn update(&self, call: &Call, id: &str, body: &impl Serialize, secrets: &[&str]) -> Written<()> {
        self.send(call, Some(id), body, secrets).await.and_then(|answer| check_saved(call, &answer, id))
    }

    async fn send(&self, call: &Call, id: Option<&str>, body: &impl Serialize, secrets: &[&str]) -> Written<Answer> {
        let unsendable = |at: &str| Written::NotSent(Error::new(ErrorCode::NotUnderstood, Service::Alexis, call.name).at(at));
        let path = match id {
            Some(id) => call.path(id),
            None => Some(call.path.to_owned()),
        };
        let Some(path) = path else { return unsendable("id") };
        let Ok(body) = serde_json::to_string(body) else { return unsendable(".") };
        self.writer.send(call.name, call.method.verb(), &path, Some(&body), secrets).await
    }
}

/// The record in an answer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    id: String,
    #[serde(default)]
    user_id: LenientString,
}

fn record(call: &Call, answer: &Answer) -> Result<Record, Error> {
    let record: Record = decode_one(call.name, answer)?;
    if record.id.trim().is_empty() { Err(not_understood(call, answer)) } else { Ok(record) }
}

/// Checks the answer to an update. It is the changed record, or empty.
fn check_saved(call: &Call, answer: &Answer, id: &str) -> Result<(), Error> {
    if answer.body.iter().all(u8::is_ascii_whitespace) || record(call, answer)?.id == id {
        return Ok(());
    }
    Err(not_understood(call, answer))
}

fn not_understood(call: &Call, answer: &Answer) -> Error {
    answer.not_understood_at(Service::Alexis, call.name, "id")
}

/// The values that no error may repeat. Values of one or two characters are left out: they reveal little, and masking them would
/// make the message unreadable.
fn secrets_of(record: &EmployeeRecord) -> Vec<&str> {
    let address = record.home_address.as_ref().and_then(|address| address.street.as_deref());
    let account = record.bank_account.as_ref().and_then(|account| account.number.as_deref());
    let names = [record.first_name.as_deref(), record.last_name.as_deref()];
    names.into_iter().chain([address, account]).flatten().filter(|text| text.chars().count() > 2).collect()
}
