//! The calls. What they are is in [`calls`]; how they travel is in `http`.

use payroll::benefits::{Category, Compensation, CompensationType, NewCompensation, PayrollMonth, TargetPeople};
use payroll::person::PersonId;
use secrecy::SecretString;

use super::calls::{self, Call};
use crate::error::{Error, ErrorCode, Service, Written};
use crate::http::{Http, HttpOptions, Writer};

/// A connection to one account in Personio.
#[derive(Debug)]
pub struct Client {
    _writer: Writer,
}

impl Client {
    /// A client for an account. `client_id` and `client_secret` belong to a custom integration in Personio.
    pub fn new(base_url: &str, client_id: &str, client_secret: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let _credentials = (client_id, client_secret);
        Ok(Self { _writer: Writer::new(Http::new(Service::Personio, base_url, options)?) })
    }

    /// What the credentials may do, in the service's words. Also the test of the credentials.
    pub async fn token_scopes(&self) -> Result<Vec<String>, Error> {
        Err(later(&calls::TOKEN))
    }

    /// Everybody, active or not. Whole, or an error.
    pub async fn people(&self) -> Result<TargetPeople, Error> {
        Err(later(&calls::PERSONS))
    }

    /// The first few people: enough to see what the credentials may read.
    pub async fn people_sample(&self) -> Result<TargetPeople, Error> {
        Err(later(&calls::PERSONS))
    }

    /// Every compensation type.
    pub async fn types(&self) -> Result<Vec<CompensationType>, Error> {
        Err(later(&calls::TYPES))
    }

    /// Every compensation of a month that the credentials let the app see.
    pub async fn month(&self, _month: PayrollMonth) -> Result<Vec<Compensation>, Error> {
        Err(later(&calls::COMPENSATIONS))
    }

    /// The compensations of one person in a month.
    pub async fn month_of(&self, _month: PayrollMonth, _person: &PersonId) -> Result<Vec<Compensation>, Error> {
        Err(later(&calls::COMPENSATIONS))
    }

    /// The legal entity of a person's newest employment, when it is told.
    pub async fn legal_entity_of(&self, _person: &PersonId) -> Result<Option<String>, Error> {
        Err(later(&calls::EMPLOYMENTS))
    }

    /// Creates a compensation type.
    pub async fn create_type(&self, _name: &str, _category: &Category) -> Written<CompensationType> {
        Written::NotSent(later(&calls::CREATE_TYPE))
    }

    /// Creates a compensation. Returns its id, when the answer tells it.
    pub async fn create(&self, _new: &NewCompensation) -> Written<Option<String>> {
        Written::NotSent(later(&calls::CREATE_COMPENSATION))
    }
}

fn later(call: &Call) -> Error {
    Error::new(ErrorCode::NotUnderstood, Service::Personio, call.name)
}
