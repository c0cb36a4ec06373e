//! Benefits: the amounts of a month per person, the rules that assign them to compensation types, and the records of the target.

mod compensation;
mod limits;
mod list;
mod mark;
mod month;
mod read_back;
mod rule;
mod split;

pub use compensation::{Category, Compensation, CompensationType, Interval, NewCompensation, PersonAttribute, TargetPeople, TargetPerson};
pub use limits::{LegalLimit, LimitGap, LimitHit, LimitPer, legal_limits, limit_gaps, over_limits};
pub use list::{Benefit, BenefitKind, Entry, ListPerson, entries_of};
pub use mark::{MARK_PREFIX, comment, mark, mark_in};
pub use month::{NotAMonth, PayrollMonth};
pub use read_back::ReadBack;
pub use rule::{BenefitRule, BenefitSettings, Part, Payout, Share, TypeChoice};
pub use split::{SplitError, split};
