//! What Kleer answers.

use std::sync::LazyLock;

use chrono::NaiveDate;
use connectors::kleer::{
    Calls, Client, EventToWrite, PayrollEventToWrite, SalaryUnit, calls, map,
    wire::{Agreement, User, UserToCreate},
};
use domain::person::EmailChoice;

use crate::{
    alexis::{result, said},
    answers::{BASE, Bench, SECRET, bodies_of, options, runtime, secret, understood},
};
use quick_xml::{Reader, events::Event};

static BENCH: LazyLock<Bench<Client>> = LazyLock::new(|| Bench::new(|options| Client::new(BASE, "7", secret(), Calls::default(), options)));

/// The answer to a login.
pub fn companies(bytes: &[u8]) -> Vec<&'static str> {
    let (canned, options) = options();
    canned.set_answers(crate::answers::answers(bytes));
    let outcome = runtime().block_on(connectors::kleer::companies(BASE, "ebba@example.test", SECRET.into(), options));
    let answered = canned.answered_calls();
    whole(bytes, &answered, calls::COMPANIES.name, understood(outcome), "accessible-company")
}

/// The user that the token belongs to, and one that is asked for by its number.
pub fn me(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.me().await);
    let mut told = said(understood(outcome), answered);
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.user(501).await);
    told.extend(said(understood(outcome), answered));
    told
}

/// Users, as records and as people.
pub fn users(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.users().await);
    let users = understood(outcome);
    if let Some(users) = &users {
        assert_eq!(map::people(users, &[], EmailChoice::default(), Some(SalaryUnit::Ore)).len(), users.len(), "a person is lost");
    }
    whole(bytes, &answered, calls::USERS.name, users, "user")
}

/// Employment agreements, as records and as people.
pub fn payroll_users(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.payroll_users().await);
    let agreements = understood(outcome);
    if let Some(agreements) = &agreements {
        let users: Vec<User> = agreements.iter().map(|agreement| User { id: agreement.user_id, ..user() }).collect();
        assert_eq!(map::people(&users, agreements, EmailChoice::default(), None).len(), users.len(), "a person is lost");
        let _samples = map::salary_samples(&users, agreements);
    }
    whole(bytes, &answered, calls::PAYROLL_USERS.name, agreements, "payroll-user-readable")
}

/// What time is reported on.
pub fn activities(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.activities().await);
    whole(bytes, &answered, calls::ACTIVITIES.name, understood(outcome), "activity-readable")
}

/// Records of time.
pub fn events(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.events(Some(501), day(1), day(28)).await);
    whole(bytes, &answered, calls::EVENTS.name, understood(outcome), "event-readable")
}

/// Days and their statuses.
pub fn day_statuses(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.day_statuses(501, day(1), day(28)).await);
    whole(bytes, &answered, calls::DAY_STATUSES.name, understood(outcome), "event-restriction-readable")
}

/// The hours of days.
pub fn schedule(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.schedule(501, day(1), day(28)).await);
    whole(bytes, &answered, calls::SCHEDULE.name, understood(outcome), "payroll-user-schedule-metadata")
}

/// Absence by its kind.
pub fn payroll_events(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = BENCH.ask(bytes, async |client| client.payroll_events(501, day(1), day(28)).await);
    whole(bytes, &answered, calls::PAYROLL_EVENTS.name, understood(outcome), "payroll-event")
}

/// What is answered to writes; the first byte says to which.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = BENCH.ask(bytes, async |client| match which % 8 {
        0 => result(client.create_user(&new_user()).await),
        1 => result(client.update_user(&user()).await),
        2 => result(client.create_agreement(501, &Agreement::default()).await),
        3 => result(client.update_agreement(501, &Agreement::default()).await),
        4 => result(client.create_event(&event()).await),
        5 => result(client.update_event(77, &event()).await),
        6 => result(client.delete_event(77).await),
        _ => result(client.create_payroll_event(501, &payroll_event()).await),
    });
    said(understood(outcome), answered)
}

/// A list that was understood has a row for every element in the document.
fn whole<T>(bytes: &[u8], answered: &[&'static str], call: &str, rows: Option<Vec<T>>, name: &str) -> Vec<&'static str> {
    let Some(rows) = rows else { return Vec::new() };
    let there: Option<usize> = bodies_of(bytes, answered, call).iter().map(|body| elements(body, name)).sum();
    assert_eq!(Some(rows.len()), there, "a row is lost");
    answered.to_vec()
}

/// How many elements of a name stand right below the root, as a reader of its own counts them. `None`: only others do.
fn elements(body: &[u8], name: &str) -> Option<usize> {
    let text = std::str::from_utf8(body).ok()?;
    let mut reader = Reader::from_str(text);
    let (mut depth, mut count, mut others) = (0_usize, 0_usize, false);
    loop {
        let (opens, tag) = match reader.read_event().ok()? {
            Event::Eof => return (count > 0 || !others).then_some(count),
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                continue;
            }
            Event::Start(tag) => (true, tag),
            Event::Empty(tag) => (false, tag),
            _ => continue,
        };
        if depth == 1 {
            let is_row = tag.local_name().into_inner() == name;
            count = count.saturating_add(usize::from(is_row));
            others |= !is_row;
        }
        depth = depth.saturating_add(usize::from(opens));
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
}

fn user() -> User {
    User {
        id: 501,
        foreign_id: None,
        internal_id: None,
        name: "Ebba".to_owned(),
        email: "ebba@example.test".to_owned(),
        active: true,
        others: Vec::new(),
    }
}

fn new_user() -> UserToCreate {
    UserToCreate { foreign_id: "x-1".to_owned(), name: "Ebba".to_owned(), email: "ebba@example.test".to_owned(), active: true }
}

fn event() -> EventToWrite {
    EventToWrite {
        foreign_id: "x-1".to_owned(),
        user_id: 501,
        activity_id: 9001,
        child: None,
        date: day(1),
        hours: 8.into(),
        comment: "feber".to_owned(),
    }
}

fn payroll_event() -> PayrollEventToWrite {
    PayrollEventToWrite { date: day(1), hours: 8.into(), kind: "Childcare", child: None, comment: "feber".to_owned() }
}
