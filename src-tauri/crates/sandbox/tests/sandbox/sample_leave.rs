//! The sample company's leaves are as the README says, on any day.

use chrono::{Datelike, NaiveDate, Weekday};
use rstest::rstest;
use sandbox::{LeaveType, Options, Sandbox, State, alexis::LeaveStatus, child_id, employee_id, kleer::EventStatus, kleer_user_id};

async fn sample(today: NaiveDate) -> State {
    Sandbox::start(Options { today, traffic_dir: None, ..Options::default() }).await.unwrap().state()
}

#[rstest]
#[case("2026-11-21")]
#[case("2026-12-31")]
#[case("2027-01-01")]
#[case("2027-02-10")]
#[case("2028-02-29")]
#[case("2026-06-15")]
#[tokio::test]
async fn sample_leave_fits_any_day(#[case] today: NaiveDate) {
    let state = sample(today).await;
    let leaves = state.alexis.leaves();
    assert_eq!(leaves.len(), 23);
    assert_eq!(leaves[0].id.as_deref(), Some("667000000000000000000001"));
    assert_ne!(leaves[0].from.month(), leaves[0].to.month(), "over the month's end");
    for status in [LeaveStatus::Pending, LeaveStatus::Denied, LeaveStatus::Cancelled, LeaveStatus::Approved, LeaveStatus::Confirmed] {
        assert!(leaves.iter().any(|leave| leave.status == status), "{status:?}");
    }
    let of = |person: usize| leaves.iter().filter(move |leave| leave.employee == employee_id(person)).collect::<Vec<_>>();
    assert_eq!(of(24)[0].from, of(24)[1].from, "two halves on one day");
    assert_eq!(of(9)[0].leave_type, LeaveType::Flex.id());
    let company = state.kleer.company().unwrap();
    let locked = of(15)[0].from;
    assert_eq!(company.day_status(kleer_user_id(15), locked), EventStatus::Approved);
    let by_hand = company.events_of(kleer_user_id(10));
    assert_eq!((by_hand.len(), by_hand[0].date, by_hand[0].foreign_id.as_str()), (1, of(10)[0].from, ""));
    assert_eq!(of(23)[1].from.weekday(), Weekday::Sat);
    let absent = state.alexis.absence_days();
    assert!(assertions::all(absent.iter(), |day| day.employee != employee_id(23)), "nobody works then");
    let hours = |person: usize| absent.iter().filter(|day| day.employee == employee_id(person)).map(|day| day.hours).collect::<Vec<_>>();
    assert_eq!(hours(19), ["2.5".parse().unwrap()]);
    assert!(hours(13).len() >= 3 && assertions::all(hours(13).iter(), |hours| *hours == 4.into()));
    assert!(assertions::all(hours(8).iter(), |hours| *hours == 6.into()));
}

#[tokio::test]
async fn sample_has_one_child_unknown_to_kleer() {
    let state = sample("2026-11-21".parse().unwrap()).await;
    let name = |id: &str| state.alexis.row("child", id).unwrap()["name"].as_str().unwrap().to_owned();
    let company = state.kleer.company().unwrap();
    let known = |person: usize| {
        company.payroll_user(kleer_user_id(person)).unwrap().children.iter().map(|child| child.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(known(25), [name(&child_id(25, 0)), name(&child_id(25, 1))]);
    assert_eq!((name(&child_id(21, 0)).as_str(), known(21).len()), ("Tuva", 0));
}
