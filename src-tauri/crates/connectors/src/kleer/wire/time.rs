//! Reported time and absence, with one record per day. Fields have the vendor's names, in the order of its schema.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::kleer::xml::Element;
use crate::text::upper_snake;

/// An activity on which time can be reported. Absence has activities of its own, and each company names them freely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub id: i64,
    pub name: String,
    pub description: Option<String>,
    /// Whether a record must name a child.
    pub needs_child: bool,
}

/// The state of a day in the company's approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayStatus {
    /// Only an open day can be changed.
    Open,
    Approved,
    Certified,
    /// A status that this version does not know. Empty when the service sent none.
    Unknown(String),
}

impl DayStatus {
    /// Accepts both spellings, `Open` and `OPEN`.
    pub(crate) fn parse(text: &str) -> Self {
        match upper_snake(text).as_str() {
            "OPEN" => Self::Open,
            "APPROVED" => Self::Approved,
            "CERTIFIED" => Self::Certified,
            _ => Self::Unknown(text.trim().to_owned()),
        }
    }
}

/// A time record of one day. A record without a project may be absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: i64,
    /// The external reference of the program that wrote the record.
    pub foreign_id: Option<String>,
    pub user_id: i64,
    pub activity_id: i64,
    /// A record with a project is work.
    pub client_project: Option<i64>,
    pub child: Option<String>,
    pub date: NaiveDate,
    pub hours: Decimal,
    pub comment: Option<String>,
    pub status: DayStatus,
}

/// An absence record to write. Absence has no project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventToWrite {
    /// Our external reference.
    pub foreign_id: String,
    pub user_id: i64,
    pub activity_id: i64,
    pub child: Option<String>,
    pub date: NaiveDate,
    pub hours: Decimal,
    /// The element may be empty, but must not be missing.
    pub comment: String,
}

/// Written instead of an empty comment where the service refuses one, and read as no comment.
pub(crate) const NO_COMMENT: &str = "-";

impl EventToWrite {
    pub(crate) fn with_non_empty_comment(&self) -> Self {
        let comment = if self.comment.trim().is_empty() { NO_COMMENT.to_owned() } else { self.comment.clone() };
        Self { comment, ..self.clone() }
    }

    pub(crate) fn to_element(&self) -> Element {
        Element::new("event-writable")
            .with("foreign-id", &self.foreign_id)
            .with_element(Element::new("user").with("id", self.user_id))
            .with_element(Element::new("activity").with("id", self.activity_id))
            .with_some("child", self.child.as_ref())
            .with("date", self.date)
            .with("hours", self.hours.normalize())
            .with("comment", &self.comment)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleDay {
    pub date: NaiveDate,
    /// The scheduled hours after rate of employment and public holidays. 0 on a day off.
    pub hours: Decimal,
}

/// An absence record with a kind instead of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollEvent {
    pub id: Option<i64>,
    pub date: NaiveDate,
    pub hours: Decimal,
    /// The kind in upper snake case, for example SICK or PARENTAL_LEAVE.
    pub kind: String,
    pub child: Option<String>,
    pub comment: Option<String>,
}

/// An absence record to write, with a kind. No other program is known to write one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollEventToWrite {
    pub date: NaiveDate,
    pub hours: Decimal,
    /// The kind in the schema's spelling, for example Sick or ParentalLeave.
    pub kind: &'static str,
    pub child: Option<String>,
    /// The element may be empty, but must not be missing.
    pub comment: String,
}

impl PayrollEventToWrite {
    pub(crate) fn to_element(&self) -> Element {
        Element::new("payroll-event")
            .with("date", self.date)
            .with("hours", self.hours.normalize())
            .with("type", self.kind)
            .with_some("child", self.child.as_ref())
            .with("comment", &self.comment)
    }
}
