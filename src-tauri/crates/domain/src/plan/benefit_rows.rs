//! The parts of plans and rows that only the benefit export has.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::benefits::{Benefit, BenefitRule, Category, CompensationType, Interval, LimitGap, Payout, PayrollMonth};
use crate::money::{Currency, Money};

/// The amount that one person gets by one compensation type in the payroll month. A row can also be about the creation of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitRow {
    pub month: PayrollMonth,
    pub state: BenefitState,
    /// `None` when the amount is not sent. The findings say why.
    pub pay_type: Option<RowType>,
    /// `None` when the amount is not sent.
    pub payout: Option<Payout>,
    /// The person's e-mail address in the list.
    pub email: Option<String>,
    /// The person's personnel number in the list.
    pub number: Option<String>,
    /// The listed amounts that the row adds up.
    pub parts: Vec<BenefitPart>,
    /// The sum of `parts`. `None` when the row creates a type, or when the list has no amount any more.
    pub wanted: Option<Money>,
    /// The compensations that the target has for this person, type and month.
    pub held: Vec<HeldPay>,
    /// The row is not ticked by default. It is sent only if the owner ticks it.
    pub hold: bool,
    /// The app sent it before, or tried to and the result is unknown. Ticking the row sends it again.
    pub sent_before: bool,
    /// The target shows no pay at all for this person. The credentials may be limited to another legal entity.
    pub unseen: bool,
    /// The target shows no pay of anybody in the person's legal entity. So the app could not read back the sent amount.
    #[serde(default)]
    pub outside: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitState {
    /// The row creates a compensation type that the target does not have yet.
    TypeToMake,
    /// The target does not have the amount yet.
    New,
    /// The target has the listed amount.
    ThereEqual,
    /// The target has another amount. Its API cannot change it, so somebody must correct it by hand.
    ThereDifferent,
    /// The target still pays a recurring amount that the list no longer has. Somebody must end it by hand.
    GoesOn,
    /// Not sent, because the owner decided so or because the amount is zero.
    NotSent,
    /// Cannot be sent until the errors are resolved.
    Blocked,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowType {
    /// The target's id. `None` when the run has to create the type first.
    pub id: Option<String>,
    pub name: String,
    pub category: Category,
}

/// A listed amount, or the part of it that goes to the row's type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitPart {
    /// The benefit's id.
    pub benefit: String,
    pub name: String,
    pub amount: Money,
}

/// A compensation that the target has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldPay {
    pub id: String,
    pub amount: Money,
    /// `None` when the target does not say.
    pub interval: Option<Interval>,
    /// `None` when the target does not say.
    pub effective_from: Option<NaiveDate>,
    /// Whether the app sent it, according to the ledger or the external reference.
    pub ours: bool,
}

/// The summary of a benefit plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitOverview {
    pub month: PayrollMonth,
    /// The number of months from `month` to the month in which the plan was made. Negative when `month` is later.
    pub months_ago: i32,
    pub currency: Currency,
    /// The benefits with an amount in the month. Benefits without a rule come first.
    pub uses: Vec<BenefitUse>,
    /// All compensation types of the target, including those that the app cannot write to.
    pub types: Vec<CompensationType>,
    pub difference: MonthDifference,
    /// The number of people in the plan for whom the target shows no pay at all.
    pub unseen: u32,
    /// Legal limits without a known figure for the month. They were not checked.
    #[serde(default)]
    pub limit_gaps: Vec<LimitGap>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitUse {
    pub benefit: Benefit,
    /// The number of people with an amount.
    pub people: u32,
    /// The sum in the list.
    pub listed: Money,
    /// The sum of all rows that can be sent.
    pub to_send: Money,
    /// The sum that the target already has.
    pub there: Money,
    /// The sum of the rows that are blocked, differ in the target, or are not sent on purpose.
    pub left_out: Money,
    /// `None` until the owner decides.
    pub rule: Option<BenefitRule>,
    /// The type that best fits the benefit's name.
    pub proposal: Option<CompensationType>,
}

/// The difference between a month's list and the list of the month before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthDifference {
    pub before: Option<PayrollMonth>,
    pub total_before: Money,
    pub total_now: Money,
    /// The largest difference comes first. The lines add up to the difference of the totals.
    pub lines: Vec<DifferenceLine>,
}

/// The difference in one person's amount of one benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferenceLine {
    /// The person's id in the list.
    pub person: String,
    /// The person's name to show.
    pub name: String,
    /// The benefit's name.
    pub benefit: String,
    pub before: Option<Money>,
    pub now: Option<Money>,
    /// `now` minus `before`.
    pub change: Money,
    pub why: DifferenceWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceWhy {
    /// The person had no amount in the month before.
    NewPerson,
    /// The person has no amount any more.
    PersonGone,
    /// The person had other benefits and not this one.
    NewBenefit,
    /// The person has other benefits and no longer this one.
    BenefitGone,
    More,
    Less,
}
