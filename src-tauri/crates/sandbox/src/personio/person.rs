//! Persons and their employments.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: String,
    pub email: Option<String>,
    pub first_name: String,
    pub last_name: String,
    /// One of `UNSPECIFIED`, `MALE`, `FEMALE`, `DIVERSE`.
    pub gender: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// The values of the company's custom attributes, by their global ids.
    pub custom: BTreeMap<String, String>,
    /// Newest first.
    pub employments: Vec<Employment>,
}

impl Person {
    /// A person with an e-mail and a personnel number, employed by a legal entity since 2020.
    pub fn new(id: &str, first_name: &str, last_name: &str, email: &str, personnel_number: &str, legal_entity: &str) -> Person {
        let since = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
        Person {
            id: id.into(),
            email: Some(email.into()),
            first_name: first_name.into(),
            last_name: last_name.into(),
            gender: "UNSPECIFIED".into(),
            created_at: since.and_time(NaiveTime::MIN).and_utc(),
            updated_at: since.and_time(NaiveTime::MIN).and_utc(),
            custom: BTreeMap::from([("personnel_number".into(), personnel_number.into())]),
            employments: vec![Employment::new(&employment_id(id, 1), since, legal_entity)],
        }
    }

    /// Whether the latest employment has not ended.
    pub fn is_active(&self) -> bool {
        self.employments.first().is_some_and(|employment| employment.status != "INACTIVE")
    }

    /// The legal entity of the latest employment.
    pub fn legal_entity(&self) -> Option<&str> {
        self.employments.first().map(|employment| employment.legal_entity.as_str())
    }
}

/// The id of a person's employment; `number` counts from 1.
pub(crate) fn employment_id(person: &str, number: usize) -> String {
    let digits: String = person.chars().filter(char::is_ascii_digit).collect();
    format!("c85d978e-1104-4762-{:04}-{digits:0>12}", number % 10_000)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employment {
    pub id: String,
    /// One of `ACTIVE`, `INACTIVE`, `ONBOARDING`, `LEAVE`, `UNSPECIFIED`.
    pub status: String,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
    /// The legal entity's id.
    pub legal_entity: String,
    pub position: String,
    pub weekly_working_hours: Decimal,
    pub full_time_weekly_working_hours: Decimal,
    pub updated_at: DateTime<Utc>,
}

impl Employment {
    /// A full-time employment without an end.
    pub fn new(id: &str, start: NaiveDate, legal_entity: &str) -> Employment {
        Employment {
            id: id.into(),
            status: "ACTIVE".into(),
            start,
            end: None,
            legal_entity: legal_entity.into(),
            position: String::new(),
            weekly_working_hours: Decimal::from(40),
            full_time_weekly_working_hours: Decimal::from(40),
            updated_at: start.and_time(NaiveTime::MIN).and_utc(),
        }
    }
}
