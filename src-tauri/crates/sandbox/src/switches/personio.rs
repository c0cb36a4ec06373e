//! What is not known about Personio.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::personio_choices::*;

/// What is not known about Personio. The credential's rights are no switch: they are in the state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonioSwitches {
    /// Posting a compensation is a 403, whatever the credential's scopes.
    pub refuse_compensation_posts: bool,
    /// Making a type needs the right to write compensations; otherwise the one to read them.
    pub types_need_write: bool,
    /// A listed compensation has its comment.
    pub comments_in_reads: bool,
    /// What a good answer to a posted compensation holds.
    pub post_answer: PersonioPostAnswer,
    /// A posted compensation is answered with 201, not 200.
    pub post_is_201: bool,
    /// `amount.value` is a text, not a number.
    pub amounts_as_text: bool,
    /// A compensation without an interval has no such field; otherwise it is null.
    pub omit_null_interval: bool,
    /// A negative value is refused.
    pub refuse_negative: bool,
    /// A value of zero is refused.
    pub refuse_zero: bool,
    /// A compensation that begins before this day is refused: its month is closed.
    pub first_open_day: Option<NaiveDate>,
    /// A compensation for somebody whose employment is over is refused.
    pub refuse_inactive_persons: bool,
    /// A currency other than the company's is refused.
    pub refuse_foreign_currency: bool,
    /// The longest comment, in characters.
    pub longest_comment: Option<usize>,
    /// The longest name of a type, in characters.
    pub longest_type_name: Option<usize>,
    /// What posting the same person, type and day once more does.
    pub repeated: PersonioRepeated,
    /// What is kept of the value of a posted compensation.
    pub kept_value: PersonioKeptValue,
    /// What making a type does whose name exists.
    pub type_names: PersonioTypeNames,
    /// How the link to the next page looks.
    pub next_link: PersonioNextLink,
    /// What a known path says to an unknown method.
    pub wrong_method: PersonioWrongMethod,
    /// The filter `email` of the list of persons finds other spellings too.
    pub email_filter_ignores_case: bool,
    /// The feature of legal entities is not booked: 412.
    pub no_legal_entities: bool,
    /// How many reads of compensations without `person.id` may be in progress.
    pub reads_in_progress: Option<usize>,
    /// The largest page of such a read; a larger one is too heavy: 422.
    pub heaviest_read: Option<usize>,
    /// Every so manieth request to each address of compensations is a 429 without a header and without a body.
    pub bare_429_every: Option<u64>,
    /// Answers carry the headers of the token bucket.
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
