//! The links of an integration, as the owner sees and changes them. Nothing is written to a service.

use std::collections::{BTreeMap, BTreeSet};

use domain::matching::{Match, MatchedBy, Matches, match_people, suggest};
use domain::person::{EmailChoice, Person, PersonId};
use domain::plan::employees::{Direction, Memory};
use exports::employees::BothSides;
use store::LinkOrigin;

use crate::app::App;
use crate::dto::{LinkPerson, LinkReason, LinkRow, LinkState, LinkSuggestion, LinksView, Progress, Stage, instant};
use crate::error::AppError;
use crate::events::Job;

impl App {
    /// Reads both sides and shows their people as pairs.
    pub async fn links(&self, integration_id: &str) -> Result<LinksView, AppError> {
        let integration = self.known_integration(integration_id)?;
        self.events.progress(Progress::stage(integration_id, Stage::OpeningKeychain));
        let readers = self.readers(&integration).await?;
        let job = Job { events: self.events.as_ref(), id: integration_id };
        let both = readers.for_direction(Direction::Export).read(&job).await?;
        let origins = self.store.link_rows(&integration.id)?.into_iter().map(|row| (row.source, row.origin)).collect();
        let (links, memory) = (self.store.links(&integration.id)?, self.store.memory(&integration.id)?);
        let matches = match_people(
            &both.alexis.people,
            &both.kleer.people,
            &both.links(&links, &memory),
            &memory.not_same_person,
            self.clock.today(),
        );
        let input = LinkInput {
            both: &both,
            matches: &matches,
            memory: &memory,
            origins: &origins,
            email: readers.settings().email,
            today: self.clock.today(),
        };
        Ok(LinksView {
            integration_label: integration.label,
            sample: integration.sample,
            read_at: instant(self.clock.now()),
            rows: input.rows(),
        })
    }

    /// Links a person of Alexis HR with a person of Kleer, by the owner's decision. Fails if that person of Kleer is linked with another.
    pub fn link_confirm(&self, integration_id: &str, source_id: &str, target_id: &str) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        let (source, target) = (PersonId(source_id.to_owned()), PersonId(target_id.to_owned()));
        self.store.confirm_link(&row.id, &source, &target, self.clock.now())?;
        self.store.forget_unsent_plans(&row.id, "")?;
        log::info!("a link was confirmed");
        Ok(())
    }

    /// Removes the link of a person of Alexis HR. The next export finds an exact match again, unless the owner rejects it.
    pub fn link_remove(&self, integration_id: &str, source_id: &str) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        self.store.remove_link(&row.id, &PersonId(source_id.to_owned()))?;
        self.store.forget_unsent_plans(&row.id, "")?;
        log::info!("a link was taken away");
        Ok(())
    }

    /// Records the owner's statement that the two are not the same person.
    pub fn link_reject(&self, integration_id: &str, source_id: &str, target_id: &str) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        let (source, target) = (PersonId(source_id.to_owned()), PersonId(target_id.to_owned()));
        self.store.put_not_same_person(&row.id, &source, &target)?;
        self.store.forget_unsent_plans(&row.id, "")?;
        log::info!("a link was rejected");
        Ok(())
    }
}

/// The input of the rows.
struct LinkInput<'a> {
    both: &'a BothSides,
    matches: &'a Matches,
    memory: &'a Memory,
    origins: &'a BTreeMap<PersonId, LinkOrigin>,
    email: EmailChoice,
    today: chrono::NaiveDate,
}

impl LinkInput<'_> {
    fn rows(&self) -> Vec<LinkRow> {
        let kleer: BTreeMap<&PersonId, &Person> = self.both.kleer.people.iter().map(|person| (&person.id, person)).collect();
        let found = |found: &Match| match found {
            Match::Found { target, .. } => Some(target.clone()),
            _ => None,
        };
        let paired: BTreeSet<PersonId> = self.matches.source.values().filter_map(found).collect();
        let free: Vec<&Person> = self.both.kleer.people.iter().filter(|person| !paired.contains(&person.id)).collect();
        let mut rows: Vec<LinkRow> = self.both.alexis.people.iter().map(|person| self.row(person, &kleer, &free)).collect();
        let alone =
            |person: &&Person| LinkRow { alexis: None, kleer: Some(self.person(person)), state: LinkState::Alone, suggestions: Vec::new() };
        rows.extend(free.iter().map(alone));
        rows.sort_by_cached_key(|row| {
            let person = row.alexis.as_ref().or(row.kleer.as_ref());
            person.map(|person| (person.name.to_lowercase(), person.id.clone()))
        });
        rows
    }

    fn row(&self, person: &Person, kleer: &BTreeMap<&PersonId, &Person>, free: &[&Person]) -> LinkRow {
        let mut row = LinkRow { alexis: Some(self.person(person)), kleer: None, state: LinkState::Alone, suggestions: Vec::new() };
        match self.matches.source.get(&person.id) {
            Some(Match::Found { target, by }) => {
                row.kleer = kleer.get(target).map(|person| self.person(person));
                row.state = match by {
                    MatchedBy::Link => self.origin(&person.id),
                    MatchedBy::Ssn => LinkState::SameSsn,
                    MatchedBy::Email => LinkState::SameEmail,
                };
            }
            Some(Match::Unclear { candidates, reason }) => {
                let because = if reason.params.get("by").is_some_and(|by| by == "ssn") { LinkReason::Ssn } else { LinkReason::Email };
                row.state = LinkState::Asked;
                let people = candidates.iter().filter_map(|id| kleer.get(id));
                row.suggestions = people.map(|person| LinkSuggestion { person: self.person(person), because }).collect();
            }
            Some(Match::Nobody) | None => {
                let because = |same_start: bool| if same_start { LinkReason::NameAndStart } else { LinkReason::Name };
                let found = suggest(person, free, &self.memory.not_same_person, self.today).into_iter();
                row.suggestions =
                    found.map(|found| LinkSuggestion { person: self.person(found.person), because: because(found.same_start) }).collect();
                if row.suggestions.iter().any(|suggestion| suggestion.because == LinkReason::NameAndStart) {
                    row.state = LinkState::Asked;
                }
            }
            Some(Match::Replaced) => {}
        }
        row
    }

    /// A link that is not stored comes from the app's external reference on a person that it created.
    fn origin(&self, id: &PersonId) -> LinkState {
        match self.origins.get(id) {
            Some(LinkOrigin::Confirmed) => LinkState::Confirmed,
            Some(LinkOrigin::Matched) => LinkState::Matched,
            Some(LinkOrigin::Created) | None => LinkState::Created,
        }
    }

    fn person(&self, person: &Person) -> LinkPerson {
        LinkPerson {
            id: person.id.0.clone(),
            name: person.name.clone(),
            email: person.email(self.email).map(str::to_owned),
            start: person.employment.as_ref().and_then(|employment| employment.start).map(|day| day.to_string()),
            active: person.active,
        }
    }
}
