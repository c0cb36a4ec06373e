//! One person of the sample company: what both sides hold.

use chrono::NaiveDate;

/// What a person is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pay {
    /// Its first day.
    pub start: NaiveDate,
    /// Kronor.
    pub kronor: i64,
    /// Alexis HR's payout period.
    pub period: &'static str,
}

/// What one side holds of a person.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub first: String,
    pub last: String,
    /// The private e-mail; Alexis HR has a work e-mail beside it.
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

/// What Kleer holds of a person.
#[derive(Debug, Clone)]
pub(super) enum InKleer {
    Nothing,
    /// A user without an agreement.
    UserOnly(Side),
    Whole(Side),
}

/// A person who is at least in Alexis HR.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Counts from 1: the end of the Alexis HR ids.
    pub number: usize,
    pub alexis: Side,
    pub kleer: InKleer,
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

    /// The user's id in Kleer, when there is one.
    pub fn kleer_id(&self) -> i32 {
        super::kleer_user_id(self.number)
    }
}
