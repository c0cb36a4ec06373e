//! The clock, passed in: tests decide what time it is.

use chrono::{DateTime, NaiveDate, Utc};

pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime<Utc>;

    /// The calendar day in the owner's time zone.
    fn today(&self) -> NaiveDate;
}
