//! The input of a benefit plan with indexes by person. A list can have thousands of people, so it must not be searched once per row.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::input::{BenefitInput, SentPay};
use crate::benefits::{Compensation, ListPerson, TargetPerson};
use crate::person::PersonId;

/// The input with its indexes.
pub(super) struct IndexedInput<'a> {
    input: &'a BenefitInput<'a>,
    held: BTreeMap<&'a PersonId, Vec<&'a Compensation>>,
    sent: BTreeMap<&'a PersonId, Vec<&'a SentPay>>,
    listed: BTreeMap<&'a str, &'a ListPerson>,
    target_people: BTreeMap<&'a PersonId, &'a TargetPerson>,
    emails: BTreeMap<String, Vec<&'a TargetPerson>>,
}

impl<'a> Deref for IndexedInput<'a> {
    type Target = BenefitInput<'a>;

    fn deref(&self) -> &BenefitInput<'a> {
        self.input
    }
}

impl<'a> IndexedInput<'a> {
    pub fn of(input: &'a BenefitInput<'a>) -> Self {
        let mut indexed = Self {
            input,
            held: BTreeMap::new(),
            sent: BTreeMap::new(),
            listed: BTreeMap::new(),
            target_people: BTreeMap::new(),
            emails: BTreeMap::new(),
        };
        for pay in input.held {
            indexed.held.entry(&pay.person).or_default().push(pay);
        }
        for sent in input.sent {
            indexed.sent.entry(&sent.person).or_default().push(sent);
        }
        for person in input.people {
            indexed.listed.entry(&person.id).or_insert(person);
        }
        for person in &input.target.people {
            indexed.target_people.entry(&person.id).or_insert(person);
            if let Some(email) = person.email.as_deref() {
                indexed.emails.entry(normalize_email(email)).or_default().push(person);
            }
        }
        indexed
    }

    /// The target's compensations of a person in the month, in the target's order.
    pub fn held_of(&self, person: &PersonId) -> &[&'a Compensation] {
        self.held.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    /// The ledger's compensations of a person.
    pub fn sent_to(&self, person: &PersonId) -> &[&'a SentPay] {
        self.sent.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn list_person(&self, id: &str) -> Option<&'a ListPerson> {
        self.listed.get(id).copied()
    }

    pub fn target_person(&self, id: &PersonId) -> Option<&'a TargetPerson> {
        self.target_people.get(id).copied()
    }

    /// The people of the target with an e-mail address in the form of [`normalize_email`].
    pub fn with_email(&self, email: &str) -> &[&'a TargetPerson] {
        self.emails.get(email).map(Vec::as_slice).unwrap_or_default()
    }
}

/// An e-mail address in the form in which addresses are compared.
pub(super) fn normalize_email(text: &str) -> String {
    text.trim().to_lowercase()
}
