//! One person of the sample company, in Alexis HR and in Kleer.

use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pay {
    pub start: NaiveDate,
    pub kronor: i64,
    /// Alexis HR's payout period.
    pub period: &'static str,
}

/// A person's record in one service.
#[derive(Debug, Clone)]
pub(super) struct PersonRecord {
    pub first: String,
    pub last: String,
    /// The private e-mail. Alexis HR also has a work e-mail.
    pub email: Option<String>,
    pub phone: String,
    pub ssn: String,
    pub street: &'static str,
    pub zip: String,
    pub city: &'static str,
    pub country: &'static str,
    pub tax: (i32, i32),
    pub clearing: &'static str,
    pub account: &'static str,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
    /// Oldest first.
    pub pay: Vec<Pay>,
    pub active: bool,
}

#[derive(Debug, Clone)]
pub(super) enum KleerRecord {
    Absent,
    /// A user without an agreement.
    UserOnly(PersonRecord),
    WithAgreement(PersonRecord),
}

/// A person in Alexis HR, and perhaps in Kleer.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Counts from 1. The Alexis HR ids end with it.
    pub number: usize,
    pub alexis: PersonRecord,
    pub kleer: KleerRecord,
    pub work_email: String,
    pub title: &'static str,
    pub department: usize,
    pub children: &'static [(&'static str, &'static str)],
}

impl Person {
    /// The employee number in Alexis HR, and the internal id in Kleer.
    pub fn employee_number(&self) -> usize {
        1000 + self.number
    }

    /// The id of the user in Kleer, if there is one.
    pub fn kleer_id(&self) -> i32 {
        super::kleer_user_id(self.number)
    }
}
