//! A read that does not show a record proves nothing while the request that makes it may still be under way.

use chrono::{DateTime, TimeDelta, Utc};
use connectors::{Error, ErrorCode};
use domain::run::{Step, StepState};

use super::target::{History, PastRequest, Request};

/// How long a record may take to be shown after its request got no clear answer. A killed app leaves the service at work, a gateway
/// gives up before the service does, and a list may be older than what it lists. All of that takes minutes at most. Afterwards a read
/// that does not show the record says that it was not made. The window's texts name the ten minutes.
pub const MAY_STILL_APPEAR: TimeDelta = TimeDelta::minutes(10);

/// Whether a record that a read lacks may still appear: some request that is left makes a record, was made before without a clear
/// answer, and was not old enough when the read began. Making the record once more could make it twice.
pub(super) fn may_still_appear(left: &[Request], history: &History, read_at: DateTime<Utc>) -> bool {
    let is_recent = |past: &PastRequest| {
        let waited = read_at - past.noted_at;
        // A clock that was turned back far would keep the row for as long. The owner can end that for pay alone.
        waited < MAY_STILL_APPEAR && (waited > -MAY_STILL_APPEAR || is_settled_by_owner(past.step))
    };
    let is_unclear = |past: &&PastRequest| matches!(past.state, StepState::Intended | StepState::Unknown);
    history
        .requests
        .iter()
        .filter(|past| past.step.creates_record())
        .filter(is_unclear)
        .any(|past| left.iter().any(|request| request.step == past.step) && is_recent(past))
}

/// The steps of which the owner can say that no read shows them, and that they are there or not.
fn is_settled_by_owner(step: Step) -> bool {
    matches!(step, Step::CreatePay | Step::CreatePayType)
}

/// Whether an error was the end of a request that a read does not show at once: the service turned it away, or says why it failed.
/// A gateway that gave up says nothing of the service behind it. What pays is held to more: an error of which nothing is known but
/// that it came may be all that is told of a payment that the next list shows.
pub(super) fn is_over(step: Step, error: &Error) -> bool {
    ends(step, error.status, error.code)
}

fn ends(step: Step, status: Option<u16>, code: ErrorCode) -> bool {
    let has_reason = matches!(code, ErrorCode::Refused | ErrorCode::MissingRight | ErrorCode::NotFound);
    match status {
        None => false,
        // 520 to 599 are the codes of gateways that no standard names.
        Some(408 | 502..=504 | 520..=599) => !step.creates_record(),
        Some(200..=299 | 500..) => has_reason || !is_settled_by_owner(step),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::field::Field;
    use rstest::rstest;

    use super::*;

    fn noon() -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(12, 0, 0).unwrap().and_utc()
    }

    fn appears(step: Step, state: StepState, seconds: i64) -> bool {
        let past = PastRequest { step, fields: vec![Field::PayAmount], state, target_id: None, noted_at: noon() };
        let history = History { before: None, requests: vec![past] };
        may_still_appear(&[Request { step, fields: vec![Field::PayAmount] }], &history, noon() + TimeDelta::seconds(seconds))
    }

    #[rstest]
    #[case::at_once(Step::CreatePay, StepState::Intended, 0, true)]
    #[case::unclear(Step::CreatePay, StepState::Unknown, 599, true)]
    #[case::long_ago(Step::CreatePay, StepState::Unknown, 600, false)]
    #[case::clock_turned_back(Step::CreatePay, StepState::Unknown, -86_400, true)]
    #[case::refused(Step::CreatePay, StepState::Failed, 0, false)]
    #[case::person(Step::CreateUser, StepState::Intended, 599, true)]
    #[case::clock_turned_back_a_little(Step::CreateUser, StepState::Intended, -599, true)]
    #[case::clock_turned_back_far(Step::CreateUser, StepState::Intended, -600, false)]
    #[case::kept_once_a_person(Step::CreateAgreement, StepState::Intended, 0, false)]
    fn absence_proves_nothing_for_a_while(#[case] step: Step, #[case] state: StepState, #[case] seconds: i64, #[case] appears_still: bool) {
        assert_eq!(appears(step, state, seconds), appears_still);
    }

    #[rstest]
    #[case::no_answer(Step::CreateUser, None, ErrorCode::ConnectionLost, false)]
    #[case::gateway(Step::CreateUser, Some(504), ErrorCode::ServiceDown, false)]
    #[case::gateway_of_a_change(Step::UpdateUser, Some(504), ErrorCode::ServiceDown, true)]
    #[case::gateway_of_a_vendor(Step::CreateEvent, Some(524), ErrorCode::ServiceDown, false)]
    #[case::service_gave_up(Step::CreateUser, Some(408), ErrorCode::Refused, false)]
    #[case::fault(Step::CreateUser, Some(500), ErrorCode::ServiceDown, true)]
    #[case::fault_of_pay(Step::CreatePay, Some(500), ErrorCode::ServiceDown, false)]
    #[case::page_in_place_of_an_answer(Step::CreatePay, Some(200), ErrorCode::NotUnderstood, false)]
    #[case::reason(Step::CreatePay, Some(500), ErrorCode::Refused, true)]
    #[case::turned_away(Step::CreatePay, Some(302), ErrorCode::Redirected, true)]
    fn error_is_the_end_of_a_request(#[case] step: Step, #[case] status: Option<u16>, #[case] code: ErrorCode, #[case] over: bool) {
        assert_eq!(ends(step, status, code), over);
    }
}
