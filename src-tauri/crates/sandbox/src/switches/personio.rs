//! A switch for each unknown about Personio.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::personio_choices::*;

/// The credential's rights are no switch: they are in the state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonioSwitches {
    /// Posting a compensation is a 403 for every scope.
    pub refuse_compensation_posts: bool,
    /// Creating a type needs the right to write compensations; otherwise the right to read them.
    pub types_need_write: bool,
    /// A listed compensation has its comment.
    pub comments_in_reads: bool,
    pub post_answer: PersonioPostAnswer,
    /// A posted compensation gets a 201, not a 200.
    pub post_is_201: bool,
    /// `amount.value` is a string, not a number.
    pub amounts_as_text: bool,
    /// A compensation without an interval has no field `interval`; otherwise the field is null.
    pub omit_null_interval: bool,
    pub refuse_negative: bool,
    pub refuse_zero: bool,
    /// A compensation that begins before this day is refused, because its month is closed.
    pub first_open_day: Option<NaiveDate>,
    /// A compensation for a person whose employment is over is refused.
    pub refuse_inactive_persons: bool,
    pub refuse_foreign_currency: bool,
    /// In characters; a longer comment is refused.
    pub longest_comment: Option<usize>,
    /// In characters; a type with a longer name is refused.
    pub longest_type_name: Option<usize>,
    pub repeated: PersonioRepeated,
    pub kept_value: PersonioKeptValue,
    pub type_names: PersonioTypeNames,
    pub next_link: PersonioNextLink,
    pub wrong_method: PersonioWrongMethod,
    /// The filter `email` of the list of persons ignores case.
    pub email_filter_ignores_case: bool,
    /// The company has not booked the feature of legal entities: 412.
    pub no_legal_entities: bool,
    /// The largest number of simultaneous reads of compensations without `person.id`.
    pub reads_in_progress: Option<usize>,
    /// The largest page of a read of compensations without `person.id`; a larger page is a 422.
    pub heaviest_read: Option<usize>,
    /// Every n-th request to each address of compensations is a 429 without a header and without a body.
    pub bare_429_every: Option<u64>,
    /// Answers have the headers of the token bucket.
    pub bucket_headers: bool,
}

impl Default for PersonioSwitches {
    fn default() -> Self {
        PersonioSwitches {
            refuse_compensation_posts: false,
            types_need_write: true,
            comments_in_reads: false,
            post_answer: PersonioPostAnswer::Whole,
            post_is_201: false,
            amounts_as_text: false,
            omit_null_interval: false,
            refuse_negative: false,
            refuse_zero: false,
            first_open_day: None,
            refuse_inactive_persons: false,
            refuse_foreign_currency: false,
            longest_comment: None,
            longest_type_name: None,
            repeated: PersonioRepeated::Second,
            kept_value: PersonioKeptValue::AsPosted,
            type_names: PersonioTypeNames::Allow,
            next_link: PersonioNextLink::Right,
            wrong_method: PersonioWrongMethod::NotFound,
            email_filter_ignores_case: false,
            no_legal_entities: false,
            reads_in_progress: Some(2),
            heaviest_read: None,
            bare_429_every: None,
            bucket_headers: false,
        }
    }
}
