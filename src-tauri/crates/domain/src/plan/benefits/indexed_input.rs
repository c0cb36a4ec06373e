//! What a plan is made of, laid out so that everything about one person is found at once: a list of thousands is gone through
//! once, and not once a row.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::input::{BenefitInput, SentPay};
use crate::benefits::{Compensation, ListPerson, TargetPerson};
use crate::person::PersonId;

/// The basis, by person.
pub(super) struct IndexedInput<'a> {
    basis: &'a BenefitInput<'a>,
    held: BTreeMap<&'a PersonId, Vec<&'a Compensation>>,
    sent: BTreeMap<&'a PersonId, Vec<&'a SentPay>>,
    listed: BTreeMap<&'a str, &'a ListPerson>,
    there: BTreeMap<&'a PersonId, &'a TargetPerson>,
    emails: BTreeMap<String, Vec<&'a TargetPerson>>,
}

impl<'a> Deref for IndexedInput<'a> {
    type Target = BenefitInput<'a>;

    fn deref(&self) -> &BenefitInput<'a> {
        self.basis
    }
}

impl<'a> IndexedInput<'a> {
    pub fn of(basis: &'a BenefitInput<'a>) -> Self {
        let mut indexed = Self {
            basis,
            held: BTreeMap::new(),
            sent: BTreeMap::new(),
            listed: BTreeMap::new(),
            there: BTreeMap::new(),
            emails: BTreeMap::new(),
        };
        for pay in basis.held {
            indexed.held.entry(&pay.person).or_default().push(pay);
        }
        for sent in basis.sent {
            indexed.sent.entry(&sent.person).or_default().push(sent);
        }
        for person in basis.people {
            indexed.listed.entry(&person.id).or_insert(person);
        }
        for person in &basis.target.people {
            indexed.there.entry(&person.id).or_insert(person);
            if let Some(email) = person.email.as_deref() {
                indexed.emails.entry(lower(email)).or_default().push(person);
            }
        }
        indexed
    }

    /// What the target holds of a person in the month, in the order in which it was told.
    pub fn held_of(&self, person: &PersonId) -> &[&'a Compensation] {
        self.held.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the ledger knows of a person.
    pub fn sent_to(&self, person: &PersonId) -> &[&'a SentPay] {
        self.sent.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    /// Somebody of the list.
    pub fn listed(&self, id: &str) -> Option<&'a ListPerson> {
        self.listed.get(id).copied()
    }

    /// Somebody of the target.
    pub fn there(&self, id: &PersonId) -> Option<&'a TargetPerson> {
        self.there.get(id).copied()
    }

    /// Everybody in the target with an address, which is in the form of [`lower`].
    pub fn with_email(&self, email: &str) -> &[&'a TargetPerson] {
        self.emails.get(email).map(Vec::as_slice).unwrap_or_default()
    }
}

/// An address in the form in which addresses are compared.
pub(super) fn lower(text: &str) -> String {
    text.trim().to_lowercase()
}
