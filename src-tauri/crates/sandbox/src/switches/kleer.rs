//! What is not known about Kleer.

use serde::{Deserialize, Serialize};

use super::{kleer_choices::*, kleer_rights::KleerRights};

/// What is not known about Kleer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KleerSwitches {
    /// The unit of salaries on the wire.
    pub money: KleerMoney,
    /// The rights of the token's user.
    pub rights: KleerRights,
    /// `POST user/{id}` clears the optional fields it leaves out.
    pub user_update_clears: bool,
    /// What creating a user does whose e-mail exists already.
    pub same_email: KleerSameEmail,
    /// What must be sent as the id of a new user.
    pub new_user_id: KleerNewUserId,
    /// The verb that creates a payroll user.
    pub payroll_user_create: KleerPayrollCreate,
    /// A verb that is not taken is answered with 500 and the name of an exception, not with 405.
    pub unsupported_by_exception: bool,
    /// Which salary a read gives.
    pub salary_read: KleerSalaryRead,
    /// A personnummer with a wrong check digit is refused.
    pub check_ssn: bool,
    /// A personnummer spelled otherwise than `YYYYMMDD-NNNN` is refused, not rewritten.
    pub one_ssn_spelling: bool,
    /// A five-digit clearing number with a wrong check digit is refused.
    pub check_clearing: bool,
    /// Streets stand in `address1`, of old agreements and new ones: what is kept as one line of the address is the other on the wire.
    pub street_in_address1: bool,
    /// Agreements are poorer than the schema says: a read has neither start, salary starts, vacation, address nor phone, whether
    /// they are kept or not.
    pub agreements_with_gaps: bool,
    /// An event for absence without a comment is refused.
    pub refuse_empty_comment: bool,
    /// JSON answers leave empty lists out.
    pub omit_empty_lists: bool,
    /// Logging in by e-mail and password is offered.
    pub password_login: bool,
    /// What a missing right is answered with.
    pub no_right: KleerNoRight,
    /// `foreign-id` is kept, but no read gives it or finds by it. An event, which must have one, has an empty one then.
    pub clear_foreign_id_in_reads: bool,
    /// Two events may not have the same `foreign-id`.
    pub unique_event_foreign_id: bool,
    /// A child must be one that is registered on the agreement, by its name.
    pub check_child_name: bool,
    /// What is said of a day that is approved or certified.
    pub locked_text: String,
    /// What happens to absence of more hours than the schedule has that day.
    pub hours_beyond_schedule: KleerHoursBeyondSchedule,
    /// Whose events a list gives that names nobody.
    pub events_without_user: KleerEventsWithoutUser,
    /// Nobody has a schedule: the answer is an empty list.
    pub no_schedule: bool,
    /// What `POST event/{id}` does.
    pub post_event: KleerPostEvent,
    /// `PUT payroll/user/{id}/event` is offered. Nobody is known to have used it.
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
