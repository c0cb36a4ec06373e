//! A snapshot of Kleer, and finding a row's person in it.

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

/// All people of Kleer, as read at one moment.
#[derive(Debug, Clone)]
pub struct KleerSnapshot {
    /// Active and inactive users.
    pub users: Vec<User>,
    pub agreements: Vec<PayrollUser>,
    /// Users and agreements as people.
    pub people: Vec<Person>,
    /// Indexes into [`Self::users`].
    user_index: BTreeMap<i64, usize>,
    /// Indexes into [`Self::people`].
    person_index: BTreeMap<PersonId, usize>,
    /// Indexes into [`Self::users`], by normalized e-mail address.
    email_index: BTreeMap<String, Vec<usize>>,
}

impl KleerSnapshot {
    /// Reads all people, or fails whole.
    pub(super) async fn read(client: &Client, settings: &EmployeeSettings, form: Form) -> Result<Self, Error> {
        Ok(Self::of(client.users().await?, client.payroll_users().await?, settings, form))
    }

    pub fn of(users: Vec<User>, agreements: Vec<PayrollUser>, settings: &EmployeeSettings, form: Form) -> Self {
        let mut people = map::people(&users, &agreements, settings.email, form);
        if let Some(place) = settings.employee_number {
            people = map::with_employee_numbers(people, &users, place);
        }
        let user_index = users.iter().enumerate().map(|(at, user)| (user.id, at)).collect();
        let person_index = people.iter().enumerate().map(|(at, person)| (person.id.clone(), at)).collect();
        let mut email_index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, user) in users.iter().enumerate() {
            email_index.entry(normalize_email(&user.email)).or_default().push(at);
        }
        Self { users, agreements, people, user_index, person_index, email_index }
    }

    /// The ids of the users, which the runner stores as the baseline.
    pub fn ids(&self) -> BTreeSet<i64> {
        self.users.iter().map(|user| user.id).collect()
    }

    pub fn person(&self, id: i64) -> Option<&Person> {
        self.person_index.get(&PersonId(id.to_string())).and_then(|at| self.people.get(*at))
    }

    fn user(&self, id: &str) -> Option<&User> {
        self.user_index.get(&id.parse().ok()?).and_then(|at| self.users.get(*at)).filter(|user| user.id.to_string() == id)
    }

    /// Finds the user of a row: by the reviewed id, by the id in the answer to the creation, by the external reference that the app
    /// writes into `foreign-id` (`mark`), and after an unclear creation by e-mail address among the users who are new since the baseline.
    pub fn locate(&self, change: &Change, mark: &str, history: &History) -> Located<'_, User> {
        if let Some(id) = &change.target_id {
            return self.user(id.as_str()).map_or(Located::Nobody, Located::One);
        }
        if let Some(user) = history.made(Step::CreateUser).and_then(|id| self.user(id)) {
            return Located::One(user);
        }
        let is_listed = |before: &BTreeSet<String>, user: &User| before.contains(&user.id.to_string());
        let was_there = |user: &&User| history.before().is_some_and(|before| is_listed(before, user));
        let marked = self.users.iter().filter(|user| user.foreign_id.as_deref() == Some(mark));
        // A user who had the mark before the run is not the one that this run creates: the owner may have stated that the two
        // are not the same person.
        let (old, marked): (Vec<&User>, Vec<&User>) = marked.partition(was_there);
        match marked.as_slice() {
            [one] => return Located::One(one),
            [] if !old.is_empty() && !history.is_unclear(Step::CreateUser) => return Located::Taken(&[Field::Name]),
            [] => {}
            _ => return Located::Several,
        }
        let with_same_email = self.users_with_email(change);
        if !history.is_unclear(Step::CreateUser) {
            return if with_same_email.is_empty() { Located::Nobody } else { Located::Taken(&[Field::Email]) };
        }
        // A read may not return the mark: the users that are new since the baseline show what happened.
        let Some(before) = history.before() else { return Located::Several };
        let (old, new): (Vec<&User>, Vec<&User>) = with_same_email.into_iter().partition(|user| is_listed(before, user));
        match (new.as_slice(), old.is_empty()) {
            ([one], _) => Located::One(one),
            ([], true) => Located::Nobody,
            ([], false) => Located::Taken(&[Field::Email]),
            _ => Located::Several,
        }
    }

    /// The users with the e-mail address of the person to be created.
    fn users_with_email(&self, change: &Change) -> Vec<&User> {
        let Some(Value::Text(email)) = change.field(Field::Email).and_then(|email| email.new.as_ref()) else { return Vec::new() };
        self.email_index.get(&normalize_email(email)).into_iter().flatten().filter_map(|at| self.users.get(*at)).collect()
    }
}

fn normalize_email(email: &str) -> String {
    email.trim().to_lowercase()
}
