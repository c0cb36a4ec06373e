//! What a read of the target showed of a write.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compensation::Compensation;
use crate::money::Money;
use crate::plan::HeldPay;

/// A record of the target that a write left behind, as a read told it: not what was sent, and not what the plan wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadBack {
    /// The target's id of the record.
    pub record: String,
    /// The amount that it holds.
    pub amount: Money,
    /// Its first day, when it is told.
    pub effective_from: Option<NaiveDate>,
}

impl From<&HeldPay> for ReadBack {
    fn from(held: &HeldPay) -> Self {
        Self { record: held.id.clone(), amount: held.amount.clone(), effective_from: held.effective_from }
    }
}

impl From<&Compensation> for ReadBack {
    fn from(pay: &Compensation) -> Self {
        Self { record: pay.id.clone(), amount: pay.amount.clone(), effective_from: pay.effective_from }
    }
}
