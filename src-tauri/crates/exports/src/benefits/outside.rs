//! People of whom nothing paid to them could be read back: their legal entity is one of which Personio shows nobody's pay.

use std::collections::BTreeSet;

use connectors::personio::Client;
use connectors::{Error, ErrorCode};
use domain::person::PersonId;
use domain::plan::Plan;

use super::snapshot::PersonioRead;

/// Whoever of a plan is shown no pay of, and belongs to a legal entity of which nobody is. Somebody whose legal entity is not
/// told counts among them. Where nothing at all is shown, nothing is known of anybody.
///
/// # Errors
/// When the credentials are no longer taken.
pub async fn outside(client: &Client, told: &PersonioRead, plan: &Plan) -> Result<BTreeSet<PersonId>, Error> {
    let shown: BTreeSet<&str> = told.snapshot.pay.iter().filter_map(|pay| pay.legal_entity.as_deref()).collect();
    let mut outside = BTreeSet::new();
    // Answers that tell no legal entity leave nothing to compare.
    if shown.is_empty() {
        return Ok(outside);
    }
    let unseen = plan.changes.iter().filter(|row| row.is_sendable() && row.benefit.as_ref().is_some_and(|told| told.unseen));
    let people: BTreeSet<&PersonId> = unseen.filter_map(|row| row.target_id.as_ref()).collect();
    let mut asks = true;
    for person in people {
        let entity = if asks { client.legal_entity_of(person).await } else { Ok(None) };
        let is_shown = match entity {
            Ok(entity) => entity.is_some_and(|entity| shown.contains(entity.as_str())),
            Err(error) if error.code == ErrorCode::WrongCredentials => return Err(error),
            Err(error) => {
                // One person who is not found says nothing of the next; a service that is down does.
                asks = error.code == ErrorCode::NotFound;
                false
            }
        };
        if !is_shown {
            outside.insert(person.clone());
        }
    }
    Ok(outside)
}
