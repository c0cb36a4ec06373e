//! What rows and plans of the benefit export hold beside what every plan holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::benefits::{Benefit, BenefitRule, Category, CompensationType, Interval, LimitGap, Payout, PayrollMonth};
use crate::money::{Currency, Money};

/// What a row of the benefit export is about: what one person gets of one compensation type in the payroll month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitRow {
    /// The payroll month.
    pub month: PayrollMonth,
    /// Where the row stands.
    pub state: BenefitState,
    /// The compensation type; `None`: the amount goes nowhere, and the findings say why.
    pub pay_type: Option<RowType>,
    /// Once or again and again; `None` as for `pay_type`.
    pub payout: Option<Payout>,
    /// The person's address in the list.
    pub email: Option<String>,
    /// The person's number in the list.
    pub number: Option<String>,
    /// The amounts of the list that the row is made of.
    pub parts: Vec<BenefitPart>,
    /// What they add up to; `None`: a type to be made, or nothing is listed any more.
    pub wanted: Option<Money>,
    /// What the target holds of this person, type and month.
    pub held: Vec<HeldPay>,
    /// Nothing is to be sent without the owner ticking it on purpose.
    pub hold: bool,
    /// The app sent it before, or tried to and never learnt what became of it: ticking it sends it again.
    pub sent_before: bool,
    /// The target shows no pay at all of this person: the credentials may be limited to another legal entity.
    pub unseen: bool,
    /// The person belongs to a legal entity of which the target shows nobody's pay: what would be sent could not be read back.
    #[serde(default)]
    pub outside: bool,
}

/// Where a row of the benefit export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitState {
    /// The compensation type is not there yet and would be made.
    TypeToMake,
    /// Not in the target yet.
    New,
    /// The target holds the amount.
    ThereEqual,
    /// The target holds another amount. It cannot be changed from outside: it takes a hand.
    ThereDifferent,
    /// The target goes on paying what the list no longer has. It takes a hand.
    GoesOn,
    /// Not sent: the owner said so, or there is nothing to send.
    NotSent,
    /// Cannot be sent before something is put right.
    Blocked,
}

/// The compensation type of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowType {
    /// The target's id; `None`: the run makes it first.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub category: Category,
}

/// An amount of the list, or the part of it that goes to the row's type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitPart {
    /// The benefit's id.
    pub benefit: String,
    /// Its name.
    pub name: String,
    /// The amount.
    pub amount: Money,
}

/// Something that the target holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldPay {
    /// The target's id.
    pub id: String,
    /// The amount.
    pub amount: Money,
    /// How often, when it is told.
    pub interval: Option<Interval>,
    /// Since when, when it is told.
    pub effective_from: Option<NaiveDate>,
    /// Whether the app sent it, as far as the ledger or the mark tells.
    pub ours: bool,
}

/// What a plan of the benefit export says beside its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitOverview {
    /// The payroll month.
    pub month: PayrollMonth,
    /// How many months it lies before the month of the day on which the plan was made; negative: after it.
    pub months_ago: i32,
    /// The currency of every amount.
    pub currency: Currency,
    /// Every benefit with an amount in the month. Those that nobody decided about first.
    pub uses: Vec<BenefitUse>,
    /// The compensation types that the target has, also those that nothing may be written to.
    pub types: Vec<CompensationType>,
    /// Why the month is more or less than the one before.
    pub difference: MonthDifference,
    /// How many people of the plan the target shows no pay of at all.
    pub unseen: u32,
    /// Legal limits of which no figure is known for the month: nothing was held against them.
    #[serde(default)]
    pub limit_gaps: Vec<LimitGap>,
}

/// A benefit in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenefitUse {
    /// The benefit.
    pub benefit: Benefit,
    /// How many people have an amount.
    pub people: u32,
    /// What the list holds.
    pub listed: Money,
    /// What would be sent if every row that can be sent was ticked.
    pub to_send: Money,
    /// What the target holds already.
    pub there: Money,
    /// What is not sent: blocked, different, or not meant to be.
    pub left_out: Money,
    /// What the owner decided; `None`: nothing yet.
    pub rule: Option<BenefitRule>,
    /// The type it most likely belongs to, by its name.
    pub proposal: Option<CompensationType>,
}

/// Why a month is more or less than the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthDifference {
    /// The month before.
    pub before: Option<PayrollMonth>,
    /// What the list held then.
    pub total_before: Money,
    /// What it holds now.
    pub total_now: Money,
    /// What changed, the largest difference first. Their differences add up to the difference of the totals.
    pub lines: Vec<DifferenceLine>,
}

/// One difference between two months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DifferenceLine {
    /// The person's id in the list.
    pub person: String,
    /// The name to show.
    pub name: String,
    /// The benefit's name.
    pub benefit: String,
    /// The amount then; `None`: none.
    pub before: Option<Money>,
    /// The amount now; `None`: none.
    pub now: Option<Money>,
    /// Now less then.
    pub change: Money,
    /// Why.
    pub why: DifferenceWhy,
}

/// Why an amount differs from the month before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceWhy {
    /// The person had nothing at all the month before.
    NewPerson,
    /// The person has nothing at all any more.
    PersonGone,
    /// The person did not have this benefit.
    NewBenefit,
    /// The person no longer has this benefit.
    BenefitGone,
    /// More of the same.
    More,
    /// Less of the same.
    Less,
}
