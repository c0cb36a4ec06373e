//! Reads answers of Kleer.

use std::sync::LazyLock;

use chrono::NaiveDate;
use connectors::kleer::{
    Calls, Client, EventToWrite, PayrollEventToWrite, SalaryUnit, calls, map,
    wire::{Agreement, User, UserToCreate},
};
use domain::person::EmailChoice;

use crate::{
    alexis::{understood_calls, write_result},
    answers::{BASE, CannedClient, SECRET, bodies_of, options, runtime, secret, understood},
};
use quick_xml::{Reader, events::Event};

static CLIENT: LazyLock<CannedClient<Client>> =
    LazyLock::new(|| CannedClient::new(|options| Client::new(BASE, "7", secret(), Calls::default(), options)));

pub fn companies(bytes: &[u8]) -> Vec<&'static str> {
    let (canned, options) = options();
    canned.set_answers(crate::answers::answers(bytes));
    let outcome = runtime().block_on(connectors::kleer::companies(BASE, "ebba@example.test", SECRET.into(), options));
    let answered = canned.answered_calls();
    check_complete(bytes, &answered, calls::COMPANIES.name, understood(outcome), "accessible-company")
}

/// Reads the user of the token, and one user by id.
pub fn me(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.me().await);
    let mut understood_names = understood_calls(understood(outcome), answered);
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.user(501).await);
    understood_names.extend(understood_calls(understood(outcome), answered));
    understood_names
}

/// Reads users, and converts them to people.
pub fn users(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.users().await);
    let users = understood(outcome);
    if let Some(users) = &users {
        assert_eq!(map::people(users, &[], EmailChoice::default(), Some(SalaryUnit::Ore)).len(), users.len(), "a person is lost");
    }
    check_complete(bytes, &answered, calls::USERS.name, users, "user")
}

/// Reads employment agreements, and converts them to people.
pub fn payroll_users(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.payroll_users().await);
    let agreements = understood(outcome);
    if let Some(agreements) = &agreements {
        let users: Vec<User> = agreements.iter().map(|agreement| User { id: agreement.user_id, ..user() }).collect();
        assert_eq!(map::people(&users, agreements, EmailChoice::default(), None).len(), users.len(), "a person is lost");
        let _samples = map::salary_samples(&users, agreements);
    }
    check_complete(bytes, &answered, calls::PAYROLL_USERS.name, agreements, "payroll-user-readable")
}

pub fn activities(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.activities().await);
    check_complete(bytes, &answered, calls::ACTIVITIES.name, understood(outcome), "activity-readable")
}

pub fn events(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.events(Some(501), day(1), day(28)).await);
    check_complete(bytes, &answered, calls::EVENTS.name, understood(outcome), "event-readable")
}

pub fn day_statuses(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.day_statuses(501, day(1), day(28)).await);
    check_complete(bytes, &answered, calls::DAY_STATUSES.name, understood(outcome), "event-restriction-readable")
}

pub fn schedule(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.schedule(501, day(1), day(28)).await);
    check_complete(bytes, &answered, calls::SCHEDULE.name, understood(outcome), "payroll-user-schedule-metadata")
}

pub fn payroll_events(bytes: &[u8]) -> Vec<&'static str> {
    let (outcome, answered) = CLIENT.run(bytes, async |client| client.payroll_events(501, day(1), day(28)).await);
    check_complete(bytes, &answered, calls::PAYROLL_EVENTS.name, understood(outcome), "payroll-event")
}

/// Reads the answer to a write. The first byte selects the write.
pub fn writes(bytes: &[u8]) -> Vec<&'static str> {
    let Some((which, bytes)) = bytes.split_first() else { return Vec::new() };
    let (outcome, answered) = CLIENT.run(bytes, async |client| match which % 8 {
        0 => write_result(client.create_user(&new_user()).await),
        1 => write_result(client.update_user(&user()).await),
        2 => write_result(client.create_agreement(501, &Agreement::default()).await),
        3 => write_result(client.update_agreement(501, &Agreement::default()).await),
        4 => write_result(client.create_event(&event()).await),
        5 => write_result(client.update_event(77, &event()).await),
        6 => write_result(client.delete_event(77).await),
        _ => write_result(client.create_payroll_event(501, &payroll_event()).await),
    });
    understood_calls(understood(outcome), answered)
}

/// Asserts that a decoded list has a row for every element in the document.
fn check_complete<T>(bytes: &[u8], answered: &[&'static str], call: &str, rows: Option<Vec<T>>, name: &str) -> Vec<&'static str> {
    let Some(rows) = rows else { return Vec::new() };
    let expected: Option<usize> = bodies_of(bytes, answered, call).iter().map(|body| element_count(body, name)).sum();
    assert_eq!(Some(rows.len()), expected, "a row is lost");
    answered.to_vec()
}

/// The number of elements with the name directly below the root, counted by an independent reader. `None` when there are only other
/// elements.
fn element_count(body: &[u8], name: &str) -> Option<usize> {
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
        other_elements: Vec::new(),
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
