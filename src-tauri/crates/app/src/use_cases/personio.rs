//! The test of a connection to Personio: each right by itself, because a missing one can look like an empty answer.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use connectors::personio::Client;
use domain::benefits::{Compensation, CompensationType, PayrollMonth, TargetPeople, TargetPerson};
use domain::person::PersonId;

use super::connections::Test;
use crate::dto::{ConnectionReport, Right};
use crate::error::{AppError, ErrorCode};

/// The scope that writing compensations takes.
const WRITE: &str = "personio:compensations:write";
/// So many of those whose pay is not shown are asked after: one request each.
const ASKED_AFTER: usize = 10;

/// Tries every right that can be tried without writing.
pub(super) async fn test_personio(client: &Client, today: NaiveDate) -> ConnectionReport {
    let mut test = Test::default();
    let Some(scopes) = test.note(Right::LogIn, client.token_scopes().await, |_| None) else { return test.report() };
    let people = test.note(Right::ReadPeople, client.people().await, |people| Some(people.people.len()));
    if let Some(people) = &people {
        let seen = people.people.iter().filter(|person| person.email.is_some()).count();
        let hidden =
            AppError { service: Some("Personio".to_owned()), ..AppError::new(ErrorCode::EmailsHidden, "no e-mail address is told") };
        test.conclude(Right::ReadEmails, Some(seen), (!people.emails_released).then_some(hidden));
    }
    let read = test.note(Right::ReadCompensations, types_and_pay(client, today).await, |(types, _)| Some(types.len()));
    let lacks_scope = !scopes.is_empty() && !scopes.iter().any(|scope| scope == WRITE);
    let lacking =
        AppError { service: Some("Personio".to_owned()), ..AppError::new(ErrorCode::MissingRight, "the scope to write is missing") };
    test.conclude(Right::EditCompensations, None, lacks_scope.then(|| lacking.with_hint(WRITE)));
    if let (Some((_, pay)), Some(people)) = (read, people) {
        let unseen = of_unseen_entities(client, &people, &pay).await;
        let error = AppError {
            service: Some("Personio".to_owned()),
            ..AppError::new(ErrorCode::PayUnseen, "nobody of a legal entity is shown").with_hint(unseen.to_string())
        };
        test.conclude(Right::SeeEverybody, None, (unseen > 0).then_some(error));
    }
    test.report()
}

/// Both are behind one right, and an account can fail at either.
async fn types_and_pay(client: &Client, today: NaiveDate) -> Result<(Vec<CompensationType>, Vec<Compensation>), connectors::Error> {
    let types = client.types().await?;
    let pay = match PayrollMonth::of(today) {
        Some(month) => client.month(month).await?,
        None => Vec::new(),
    };
    Ok((types, pay))
}

/// How many people work for a legal entity of which nobody's pay is shown, as far as a few of them tell. The credentials may
/// be limited to other entities: then a write would succeed, and no read would ever show it.
async fn of_unseen_entities(client: &Client, people: &TargetPeople, pay: &[Compensation]) -> usize {
    let seen: BTreeSet<&PersonId> = pay.iter().map(|pay| &pay.person).collect();
    let entities: BTreeSet<&str> = pay.iter().filter_map(|pay| pay.legal_entity.as_deref()).collect();
    if entities.is_empty() {
        return 0;
    }
    let unseen = |person: &&TargetPerson| person.active != Some(false) && !seen.contains(&person.id);
    let mut count = 0_usize;
    for person in people.people.iter().filter(unseen).take(ASKED_AFTER) {
        // Who cannot be asked after says nothing.
        if let Ok(Some(entity)) = client.legal_entity_of(&person.id).await
            && !entities.contains(entity.as_str())
        {
            count = count.saturating_add(1);
        }
    }
    count
}
