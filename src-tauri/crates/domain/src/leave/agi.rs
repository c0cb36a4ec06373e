//! Days that the employer reports in the Swedish employer return (AGI): days that can give föräldrapenning or tillfällig
//! föräldrapenning. Source: Prop. 2024/25:36; in force since 1 January 2025.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::kind::LeaveKind;

/// The two benefits whose days are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgiKind {
    /// Föräldrapenning.
    ParentalBenefit,
    /// Tillfällig föräldrapenning: care of a sick child, and the ten days at a birth.
    TemporaryParentalBenefit,
}

/// The month of the pay from which an absence is deducted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deduction {
    /// Usual with monthly pay.
    #[default]
    MonthAfter,
    SameMonth,
}

/// The entry of a day in the return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Agi {
    /// The benefit that the day can give.
    pub kind: AgiKind,
    /// The month of the return, which is the month whose pay is affected. `YYYY-MM`.
    pub return_month: String,
}

impl Agi {
    /// `None` when days of this kind of leave are not reported.
    pub fn of(kind: Option<LeaveKind>, date: NaiveDate, deduction: Deduction) -> Option<Self> {
        let kind = match kind? {
            LeaveKind::ParentalLeave => AgiKind::ParentalBenefit,
            LeaveKind::Childcare | LeaveKind::PaternityLeave => AgiKind::TemporaryParentalBenefit,
            _ => return None,
        };
        let month = match deduction {
            Deduction::SameMonth => date,
            Deduction::MonthAfter => date.with_day(1)?.checked_add_months(Months::new(1))?,
        };
        Some(Self { kind, return_month: month.format("%Y-%m").to_string() })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(LeaveKind::Childcare, "2026-11-30", Deduction::MonthAfter, Some((AgiKind::TemporaryParentalBenefit, "2026-12")))]
    #[case(LeaveKind::Childcare, "2026-12-31", Deduction::MonthAfter, Some((AgiKind::TemporaryParentalBenefit, "2027-01")))]
    #[case(LeaveKind::PaternityLeave, "2026-01-31", Deduction::MonthAfter, Some((AgiKind::TemporaryParentalBenefit, "2026-02")))]
    #[case(LeaveKind::ParentalLeave, "2026-11-30", Deduction::SameMonth, Some((AgiKind::ParentalBenefit, "2026-11")))]
    #[case(LeaveKind::Sick, "2026-11-30", Deduction::SameMonth, None)]
    fn return_month_is_the_month_of_the_affected_pay(
        #[case] kind: LeaveKind,
        #[case] day: &str,
        #[case] deduction: Deduction,
        #[case] expected: Option<(AgiKind, &str)>,
    ) {
        let found = Agi::of(Some(kind), day.parse().unwrap(), deduction);
        assert_eq!(found.as_ref().map(|agi| (agi.kind, agi.return_month.as_str())), expected);
    }
}
