//! Reported time and absence, one record a day. Element names are the vendor's, in the order of its schema.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::kleer::xml::Element;
use crate::text::upper_snake;

/// What time can be reported on. Absence has activities of its own, which each company names as it likes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What the company wrote about it.
    pub description: Option<String>,
    /// Whether it wants the name of a child.
    pub needs_child: bool,
}

/// How far a day has come towards being paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayStatus {
    /// It can be changed.
    Open,
    /// Somebody approved it.
    Approved,
    /// Somebody certified it.
    Certified,
    /// A status that this version does not know; empty when there is none.
    Unknown(String),
}

impl DayStatus {
    /// Reads `Open` and `OPEN`.
    pub(crate) fn of(text: &str) -> Self {
        match upper_snake(text).as_str() {
            "OPEN" => Self::Open,
            "APPROVED" => Self::Approved,
            "CERTIFIED" => Self::Certified,
            _ => Self::Unknown(text.trim().to_owned()),
        }
    }
}

/// A record of time on a day. One without a project may be absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub id: i64,
    /// The mark of whoever wrote it.
    pub foreign_id: Option<String>,
    /// Whose it is.
    pub user_id: i64,
    /// What the time was for.
    pub activity_id: i64,
    /// The project that it is for: work, then.
    pub client_project: Option<i64>,
    /// The child's name.
    pub child: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Decimal,
    /// What somebody wrote about it.
    pub comment: Option<String>,
    /// Whether it can still be changed.
    pub status: DayStatus,
}

/// A record of time to write: absence, so there is no project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventToWrite {
    /// Our mark.
    pub foreign_id: String,
    /// Whose it is.
    pub user_id: i64,
    /// What the time was for.
    pub activity_id: i64,
    /// The child's name.
    pub child: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Decimal,
    /// May be empty, but not missing.
    pub comment: String,
}

/// What stands for a comment where the service takes none that is empty. Read, it is none.
pub(crate) const NO_COMMENT: &str = "-";

impl EventToWrite {
    /// The same with a comment that is not empty.
    pub(crate) fn with_comment(&self) -> Self {
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

/// A day of somebody's schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleDay {
    /// The day.
    pub date: NaiveDate,
    /// The hours to work, after the rate of employment and public holidays. 0: not a day of work.
    pub hours: Decimal,
}

/// A record of absence by its kind and not by an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollEvent {
    /// Its number, when it has one.
    pub id: Option<i64>,
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Decimal,
    /// The kind, as `UPPER_SNAKE`: SICK, PARENTAL_LEAVE.
    pub kind: String,
    /// The child's name.
    pub child: Option<String>,
    /// What somebody wrote about it.
    pub comment: Option<String>,
}

/// A record of absence to write, by its kind. Nobody has been seen to write one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollEventToWrite {
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Decimal,
    /// The kind in the schema's own spelling: Sick, ParentalLeave.
    pub kind: &'static str,
    /// The child's name.
    pub child: Option<String>,
    /// May be empty, but not missing.
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
