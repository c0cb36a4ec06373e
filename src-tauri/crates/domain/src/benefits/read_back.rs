//! The record that a read of the target shows after a write.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compensation::Compensation;
use crate::money::Money;
use crate::plan::HeldPay;

/// A record of the target after a write, as a read shows it. It is neither what was sent nor what the plan wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadBack {
    /// The target's id of the record.
    pub record: String,
    pub amount: Money,
    /// First day. `None` when the answer does not contain it.
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
