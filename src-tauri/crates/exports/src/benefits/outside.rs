//! Finds people whose pay could not be read back: Personio shows the pay of nobody in their legal entity.

use std::collections::BTreeSet;

use connectors::personio::Client;
use connectors::{Error, ErrorCode};
use domain::person::PersonId;
use domain::plan::Plan;

use super::snapshot::PersonioRead;

/// The people of a plan without any visible pay, whose legal entity has no visible pay either. A person of an unknown legal entity
/// counts as one of them. If Personio shows no pay at all, nothing can be said and the set is empty. Fails only when Personio
/// refuses the credentials.
pub async fn people_outside(client: &Client, read: &PersonioRead, plan: &Plan) -> Result<BTreeSet<PersonId>, Error> {
    let visible_entities: BTreeSet<&str> = read.snapshot.pay.iter().filter_map(|pay| pay.legal_entity.as_deref()).collect();
    let mut outside = BTreeSet::new();
    // Without a legal entity in any answer there is nothing to compare.
    if visible_entities.is_empty() {
        return Ok(outside);
    }
    let unseen = plan.changes.iter().filter(|row| row.is_sendable() && row.benefit.as_ref().is_some_and(|benefit| benefit.unseen));
    let people: BTreeSet<&PersonId> = unseen.filter_map(|row| row.target_id.as_ref()).collect();
    let mut can_ask = true;
    for person in people {
        let entity = if can_ask { client.legal_entity_of(person).await } else { Ok(None) };
        let is_visible = match entity {
            Ok(entity) => entity.is_some_and(|entity| visible_entities.contains(entity.as_str())),
            Err(error) if error.code == ErrorCode::WrongCredentials => return Err(error),
            Err(error) => {
                // A person who is not found says nothing about the next one. Any other failure ends the requests.
                can_ask = error.code == ErrorCode::NotFound;
                false
            }
        };
        if !is_visible {
            outside.insert(person.clone());
        }
    }
    Ok(outside)
}
