//! A switch for each unknown about Kleer.

use serde::{Deserialize, Serialize};

use super::{kleer_choices::*, kleer_rights::KleerRights};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerSwitches {
    /// The unit of salaries in messages.
    pub money: KleerMoney,
    pub rights: KleerRights,
    /// `POST user/{id}` clears the optional fields that its body omits.
    pub user_update_clears: bool,
    /// The result of creating a user whose e-mail exists.
    pub same_email: KleerSameEmail,
    /// The id that a client must send for a new user.
    pub new_user_id: KleerNewUserId,
    pub payroll_user_create: KleerPayrollCreate,
    /// An unsupported verb gets a 500 with the name of an exception, not a 405.
    pub unsupported_by_exception: bool,
    pub salary_read: KleerSalaryRead,
    /// A personnummer with a wrong check digit is refused.
    pub check_ssn: bool,
    /// Only the spelling `YYYYMMDD-NNNN` of a personnummer is accepted; otherwise other spellings are rewritten to it.
    pub one_ssn_spelling: bool,
    /// A five-digit clearing number with a wrong check digit is refused.
    pub check_clearing: bool,
    /// Streets are in `address1` of every agreement: the two address lines are swapped in reads and writes.
    pub street_in_address1: bool,
    /// Reads of agreements omit the start, salary starts, vacation, address and phone, stored or not, although the schema promises them.
    pub agreements_with_gaps: bool,
    /// An event without a comment is refused.
    pub refuse_empty_comment: bool,
    /// JSON answers omit empty lists.
    pub omit_empty_lists: bool,
    /// A client can log in with e-mail and password.
    pub password_login: bool,
    pub no_right: KleerNoRight,
    /// `foreign-id` is stored, but no read shows it or finds by it. An event's `foreign-id` is then empty, because an event must have one.
    pub clear_foreign_id_in_reads: bool,
    /// The `foreign-id` of an event must be unique.
    pub unique_event_foreign_id: bool,
    /// A child must be registered on the agreement by this name.
    pub check_child_name: bool,
    /// The error message for a day that is approved or certified.
    pub locked_text: String,
    /// The result of more hours of absence than the schedule has that day.
    pub hours_beyond_schedule: KleerHoursBeyondSchedule,
    /// The events of a list without a user.
    pub events_without_user: KleerEventsWithoutUser,
    /// Every schedule is an empty list.
    pub no_schedule: bool,
    pub post_event: KleerPostEvent,
    /// `PUT payroll/user/{id}/event` exists. No client is known to have used it.
    pub payroll_events_can_be_written: bool,
}

impl Default for KleerSwitches {
    fn default() -> Self {
        KleerSwitches {
            money: KleerMoney::Ore,
            rights: KleerRights::default(),
            user_update_clears: true,
            same_email: KleerSameEmail::Double,
            new_user_id: KleerNewUserId::Either,
            payroll_user_create: KleerPayrollCreate::Put,
            unsupported_by_exception: false,
            salary_read: KleerSalaryRead::InEffect,
            check_ssn: true,
            one_ssn_spelling: false,
            check_clearing: false,
            street_in_address1: false,
            agreements_with_gaps: false,
            refuse_empty_comment: false,
            omit_empty_lists: true,
            password_login: true,
            no_right: KleerNoRight::ServerError,
            clear_foreign_id_in_reads: false,
            unique_event_foreign_id: false,
            check_child_name: true,
            locked_text: "Dagen är attesterad och låst för ändringar".into(),
            hours_beyond_schedule: KleerHoursBeyondSchedule::Accept,
            events_without_user: KleerEventsWithoutUser::Everybody,
            no_schedule: false,
            post_event: KleerPostEvent::Update,
            payroll_events_can_be_written: false,
        }
    }
}
