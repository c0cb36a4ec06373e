//! What Kleer holds, and who of them a change is about.

use std::collections::{BTreeMap, BTreeSet};

use connectors::Error;
use connectors::kleer::wire::{PayrollUser, User};
use connectors::kleer::{Client, Form, map};
use domain::field::{Field, Value};
use domain::person::{Person, PersonId};
use domain::plan::Change;
use domain::plan::employees::EmployeeSettings;
use domain::run::Step;

use super::located::Located;
use crate::runner::History;

/// Everybody at Kleer, as read at one moment.
#[derive(Debug, Clone)]
pub struct KleerSnapshot {
    /// The users, active and inactive.
    pub users: Vec<User>,
    /// The employment agreements.
    pub agreements: Vec<PayrollUser>,
    /// Both as people.
    pub people: Vec<Person>,
    /// Where in these lists somebody is, by id; and users by address.
    users_at: BTreeMap<i64, usize>,
    people_at: BTreeMap<PersonId, usize>,
    emails_at: BTreeMap<String, Vec<usize>>,
}

impl KleerSnapshot {
    /// Reads everybody, or fails whole.
    pub(super) async fn read(client: &Client, settings: &EmployeeSettings, form: Form) -> Result<Self, Error> {
        Ok(Self::of(client.users().await?, client.payroll_users().await?, settings, form))
    }

    /// What was read.
    pub fn of(users: Vec<User>, agreements: Vec<PayrollUser>, settings: &EmployeeSettings, form: Form) -> Self {
        let mut people = map::people(&users, &agreements, settings.email, form);
        if let Some(place) = settings.employee_number {
            people = map::with_numbers(people, &users, place);
        }
        let users_at = users.iter().enumerate().map(|(at, user)| (user.id, at)).collect();
        let people_at = people.iter().enumerate().map(|(at, person)| (person.id.clone(), at)).collect();
        let mut emails_at: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, user) in users.iter().enumerate() {
            emails_at.entry(folded(&user.email)).or_default().push(at);
        }
        Self { users, agreements, people, users_at, people_at, emails_at }
    }

    /// The ids of the users, as they are kept before the first write.
    pub fn ids(&self) -> BTreeSet<i64> {
        self.users.iter().map(|user| user.id).collect()
    }

    /// The person of an id.
    pub fn person(&self, id: i64) -> Option<&Person> {
        self.people_at.get(&PersonId(id.to_string())).and_then(|at| self.people.get(*at))
    }

    fn user(&self, id: &str) -> Option<&User> {
        self.users_at.get(&id.parse().ok()?).and_then(|at| self.users.get(*at)).filter(|user| user.id.to_string() == id)
    }

    /// Finds the user whom a change is about: by the reviewed id, by the id that the creation answered, by the mark
    /// that the app leaves in `foreign-id`; and after an unclear creation by the address among those who are new.
    pub fn locate(&self, change: &Change, mark: &str, history: &History) -> Located<'_, User> {
        if let Some(id) = &change.target_id {
            return self.user(id.as_str()).map_or(Located::Nobody, Located::One);
        }
        if let Some(user) = history.made(Step::CreateUser).and_then(|id| self.user(id)) {
            return Located::One(user);
        }
        let is_in = |before: &BTreeSet<String>, user: &User| before.contains(&user.id.to_string());
        let was_there = |user: &&User| history.before().is_some_and(|before| is_in(before, user));
        let marked = self.users.iter().filter(|user| user.foreign_id.as_deref() == Some(mark));
        // Somebody who carried the mark before the run is not the one whom this run creates: the owner may have said that
        // they are somebody else.
        let (old, marked): (Vec<&User>, Vec<&User>) = marked.partition(was_there);
        match marked.as_slice() {
            [one] => return Located::One(one),
            [] if !old.is_empty() && !history.is_unclear(Step::CreateUser) => return Located::Taken(&[Field::Name]),
            [] => {}
            _ => return Located::Several,
        }
        let namesakes = self.of_address(change);
        if !history.is_unclear(Step::CreateUser) {
            return if namesakes.is_empty() { Located::Nobody } else { Located::Taken(&[Field::Email]) };
        }
        // The mark may not come back in a read: who is there now, less who was there before, says what happened.
        let Some(before) = history.before() else { return Located::Several };
        let (old, new): (Vec<&User>, Vec<&User>) = namesakes.into_iter().partition(|user| is_in(before, user));
        match (new.as_slice(), old.is_empty()) {
            ([one], _) => Located::One(one),
            ([], true) => Located::Nobody,
            ([], false) => Located::Taken(&[Field::Email]),
            _ => Located::Several,
        }
    }

    /// The users with the address of the person to be created.
    fn of_address(&self, change: &Change) -> Vec<&User> {
        let Some(Value::Text(email)) = change.field(Field::Email).and_then(|email| email.new.as_ref()) else { return Vec::new() };
        self.emails_at.get(&folded(email)).into_iter().flatten().filter_map(|at| self.users.get(*at)).collect()
    }
}

fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}
