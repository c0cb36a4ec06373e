//! The clock, passed in: tests decide what time it is.

use chrono::{DateTime, NaiveDate, Utc};

/// What time it is.
pub trait Clock: Send + Sync {
    /// The instant.
    fn now(&self) -> DateTime<Utc>;

    /// The calendar day where the owner is.
    fn today(&self) -> NaiveDate;
}
