//! The planned working hours of a person.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::holidays::is_public_holiday;

/// The planned working hours, the same each week, with exceptions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkingHours {
    /// 1 is full time. The schedule shows it; `week` has the hours already.
    pub level_of_employment: Decimal,
    /// The hours from Monday to Sunday.
    pub week: [Decimal; 7],
    /// The hours of single days, which take precedence over the week and public holidays.
    pub on: BTreeMap<NaiveDate, Decimal>,
}

impl Default for WorkingHours {
    /// Eight hours from Monday to Friday.
    fn default() -> Self {
        WorkingHours::week([8, 8, 8, 8, 8, 0, 0].map(Decimal::from))
    }
}

impl WorkingHours {
    /// The same hours each week, from Monday to Sunday; 40 hours are full time.
    pub fn week(week: [Decimal; 7]) -> WorkingHours {
        let level_of_employment = (week.iter().sum::<Decimal>() / Decimal::from(40)).normalize();
        WorkingHours { level_of_employment, week, on: BTreeMap::new() }
    }

    /// The hours of the week, without regard to public holidays.
    pub(super) fn planned(&self, day: NaiveDate) -> Decimal {
        let index = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
        self.week.get(index).copied().unwrap_or_default()
    }

    /// The hours after public holidays and single days.
    pub(super) fn actual(&self, day: NaiveDate) -> Decimal {
        match self.on.get(&day) {
            Some(hours) => *hours,
            None if is_public_holiday(day) => Decimal::ZERO,
            None => self.planned(day),
        }
    }
}
