//! The connection test of Personio. It tests each right separately, because a missing right can look like an empty answer.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use connectors::personio::Client;
use domain::benefits::{Compensation, CompensationType, PayrollMonth, TargetPeople, TargetPerson};
use domain::person::PersonId;

use super::connections::Test;
use crate::dto::{ConnectionReport, Right};
use crate::error::{AppError, ErrorCode};

/// The scope for writing compensations.
const WRITE_SCOPE: &str = "personio:compensations:write";
/// How many people without visible pay are sampled, with one request each.
const MAX_SAMPLES: usize = 10;

/// Tests every right that can be tested without a write.
pub(super) async fn test_personio(client: &Client, today: NaiveDate) -> ConnectionReport {
    let mut test = Test::default();
    let Some(scopes) = test.note(Right::LogIn, client.token_scopes().await, |_| None) else { return test.report() };
    let people = test.note(Right::ReadPeople, client.people().await, |people| Some(people.people.len()));
    if let Some(people) = &people {
        let with_email = people.people.iter().filter(|person| person.email.is_some()).count();
        let hidden =
            AppError { service: Some("Personio".to_owned()), ..AppError::new(ErrorCode::EmailsHidden, "no e-mail address is told") };
        test.conclude(Right::ReadEmails, Some(with_email), (!people.emails_released).then_some(hidden));
    }
    let read = test.note(Right::ReadCompensations, types_and_pay(client, today).await, |(types, _)| Some(types.len()));
    let lacks_scope = !scopes.is_empty() && !scopes.iter().any(|scope| scope == WRITE_SCOPE);
    let lacking =
        AppError { service: Some("Personio".to_owned()), ..AppError::new(ErrorCode::MissingRight, "the scope to write is missing") };
    test.conclude(Right::EditCompensations, None, lacks_scope.then(|| lacking.with_hint(WRITE_SCOPE)));
    if let (Some((_, pay)), Some(people)) = (read, people) {
        let unseen = count_in_unseen_entities(client, &people, &pay).await;
        let error = AppError {
            service: Some("Personio".to_owned()),
            ..AppError::new(ErrorCode::PayUnseen, "nobody of a legal entity is shown").with_hint(unseen.to_string())
        };
        test.conclude(Right::SeeEverybody, None, (unseen > 0).then_some(error));
    }
    test.report()
}

/// One right covers both, but either read can fail.
async fn types_and_pay(client: &Client, today: NaiveDate) -> Result<(Vec<CompensationType>, Vec<Compensation>), connectors::Error> {
    let types = client.types().await?;
    let pay = match PayrollMonth::of(today) {
        Some(month) => client.month(month).await?,
        None => Vec::new(),
    };
    Ok((types, pay))
}

/// How many people of a small sample work for a legal entity without any visible pay. The credentials may be limited to other
/// entities: then a write would succeed, and no read would ever show it.
async fn count_in_unseen_entities(client: &Client, people: &TargetPeople, pay: &[Compensation]) -> usize {
    let with_pay: BTreeSet<&PersonId> = pay.iter().map(|pay| &pay.person).collect();
    let entities: BTreeSet<&str> = pay.iter().filter_map(|pay| pay.legal_entity.as_deref()).collect();
    if entities.is_empty() {
        return 0;
    }
    let is_unseen = |person: &&TargetPerson| person.active != Some(false) && !with_pay.contains(&person.id);
    let mut count = 0_usize;
    for person in people.people.iter().filter(is_unseen).take(MAX_SAMPLES) {
        // A failed request does not count.
        if let Ok(Some(entity)) = client.legal_entity_of(&person.id).await
            && !entities.contains(entity.as_str())
        {
            count = count.saturating_add(1);
        }
    }
    count
}
