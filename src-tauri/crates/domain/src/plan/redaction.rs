//! Plans and rows without somebody: what has to stay when a person is erased, so that nothing is paid or reported twice.

use std::collections::BTreeSet;

use super::change::{Change, FieldChange, Plan, Untouched};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::PersonId;

/// Fields that say what was paid or reported and not about whom. They are what a later plan is held against.
pub(super) const STAY: [Field; 7] =
    [Field::LeaveActivity, Field::LeaveHours, Field::PayType, Field::PayCategory, Field::PayAmount, Field::PayInterval, Field::PayFrom];

/// Parameters of findings that say who: somebody else than the row's own person, too.
const WHO: [&str; 3] = ["names", "name", "email"];

/// Findings that name people of the target beside whom no id stands: whoever is erased could be one of them, under a name that
/// the app cannot know. They keep none.
const NAMELESS: [FindingCode; 3] = [FindingCode::EmailTaken, FindingCode::EmployeeNumberTaken, FindingCode::BenefitPersonAmbiguous];

/// What stands between the names of a finding.
const BETWEEN: &str = ", ";

/// What stands in the place of a name that was erased.
const NOBODY: &str = "–";

/// Who is to be named no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErasureScope {
    /// Everybody.
    Everybody,
    /// One person.
    One(ErasureSubject),
}

/// A person by the ids that a plan's two sides know, and by what they are called in the rows of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasureSubject {
    /// Ids in the plan's source.
    pub source: BTreeSet<String>,
    /// Ids in the plan's target.
    pub target: BTreeSet<String>,
    /// Names and e-mail addresses.
    pub words: BTreeSet<String>,
}

impl ErasureSubject {
    /// Whether a row is the person's own.
    pub fn has(&self, change: &Change) -> bool {
        let is_in = |id: &Option<PersonId>, ids: &BTreeSet<String>| id.as_ref().is_some_and(|id| ids.contains(id.as_str()));
        is_in(&change.source_id, &self.source) || is_in(&change.target_id, &self.target)
    }

    /// Names and e-mail addresses by which a plan calls the person, in rows of their own and of others and beside them.
    pub fn called_in(&self, plan: &Plan) -> BTreeSet<String> {
        let lines = plan.benefits.iter().flat_map(|benefits| &benefits.difference.lines);
        let mut words: BTreeSet<String> = lines.filter(|line| self.source.contains(&line.person)).map(|line| line.name.clone()).collect();
        for change in &plan.changes {
            if self.has(change) {
                words.extend(own_words(change));
            }
            let could_be = change.candidates.iter().filter(|candidate| self.target.contains(candidate.id.as_str()));
            words.extend(could_be.flat_map(|candidate| [Some(candidate.name.clone()), candidate.email.clone()]).flatten());
        }
        words.retain(|word| !word.trim().is_empty());
        words
    }

    /// What a finding of somebody else's row says, without this person.
    fn erased_from(&self, finding: &mut Finding) {
        for (_, text) in finding.params.iter_mut().filter(|(name, _)| WHO.contains(&name.as_str())) {
            if NAMELESS.contains(&finding.code) {
                NOBODY.clone_into(text);
            }
            for word in &self.words {
                *text = if text.to_lowercase() == word.to_lowercase() { NOBODY.to_owned() } else { without_name(text, word) };
            }
        }
    }
}

impl ErasureScope {
    /// Whether a row is about who is meant.
    pub fn is(&self, change: &Change) -> bool {
        change.is_about_a_person()
            && match self {
                Self::Everybody => true,
                Self::One(one) => one.has(change),
            }
    }

    /// Whether a text of a service's own says who is meant, as far as that can be told.
    pub fn is_called_in(&self, text: &str) -> bool {
        match self {
            Self::Everybody => true,
            Self::One(one) => {
                let text = text.to_lowercase();
                one.words.iter().any(|word| text.contains(&word.to_lowercase()))
            }
        }
    }
}

impl Change {
    /// The row without name, address, number and every value about the person. Ids of the services, days, kinds of leave and
    /// amounts of compensations stay. Doing it twice is doing it once.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.name.clear();
        self.fields.retain(|change| STAY.contains(&change.field));
        for FieldChange { old, .. } in &mut self.fields {
            *old = None;
        }
        self.kept.clear();
        self.conflicts.clear();
        self.origins.clear();
        self.splits.clear();
        self.findings.clear();
        self.candidates.clear();
        if let Some(benefit) = &mut self.benefit {
            benefit.email = None;
            benefit.number = None;
        }
        self
    }

    /// Whether the row was about somebody, and says of whom no more.
    pub fn is_anonymous(&self) -> bool {
        self.is_about_a_person() && self.name.is_empty()
    }

    /// The row without who is meant: [`Change::anonymous`] when it is theirs. A row of somebody else no longer says that it
    /// could be them, and its findings no longer call them by name; what was found stays.
    #[must_use]
    pub fn redacted(mut self, scope: &ErasureScope) -> Self {
        if scope.is(&self) {
            return self.anonymous();
        }
        if let ErasureScope::One(one) = scope {
            self.candidates.retain(|candidate| !one.target.contains(candidate.id.as_str()));
            self.findings.iter_mut().for_each(|finding| one.erased_from(finding));
        }
        self
    }

    /// Whether the row is about somebody, and not about something that all have in common: a compensation type.
    pub fn is_about_a_person(&self) -> bool {
        self.source_id.is_some() || self.target_id.is_some()
    }
}

impl Plan {
    /// The plan without who is meant, in its rows and in what it says beside them.
    #[must_use]
    pub fn redacted(mut self, scope: &ErasureScope) -> Self {
        let mut listed: BTreeSet<String> =
            self.changes.iter().filter(|change| scope.is(change)).filter_map(|change| Some(change.source_id.as_ref()?.0.clone())).collect();
        if let ErasureScope::One(one) = scope {
            // Who has nothing in the month has no row, and a line all the same: they are why it is less than the month before.
            listed.extend(one.source.iter().cloned());
        }
        let lines = self.benefits.iter_mut().flat_map(|benefits| &mut benefits.difference.lines);
        lines.filter(|line| *scope == ErasureScope::Everybody || listed.contains(&line.person)).for_each(|line| line.name.clear());
        self.changes = self.changes.into_iter().map(|change| change.redacted(scope)).collect();
        self
    }
}

/// What a row calls its own person: as the source has it, and as the target has it.
fn own_words(change: &Change) -> Vec<String> {
    let mut words = vec![change.name.clone()];
    words.extend(change.benefit.as_ref().and_then(|benefit| benefit.email.clone()));
    let compared = change.fields.iter().chain(&change.conflicts).map(|FieldChange { field, old, new }| (*field, [old, new]));
    let kept = change.kept.iter().map(|Untouched { field, source, target, .. }| (*field, [source, target]));
    let calling = compared.chain(kept).filter(|(field, _)| matches!(field, Field::Name | Field::Email));
    words.extend(calling.flat_map(|(_, values)| values).flatten().filter_map(|value| match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }));
    words
}

/// The text without a name that stands in it alone or between others. A longer name that contains it is another one.
fn without_name(text: &str, name: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(name).filter(|_| !name.is_empty()) {
        let begins = before.ends_with(BETWEEN) || (before.is_empty() && kept.is_empty());
        let ends = after.is_empty() || after.starts_with(BETWEEN);
        kept.push_str(before);
        kept.push_str(if begins && ends { NOBODY } else { name });
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::without_name;

    #[rstest]
    #[case("Ebba Lind", "–")]
    #[case("Ebba Lind, Nils Ek", "–, Nils Ek")]
    #[case("Nils Ek, Ebba Lind, Ida Alm", "Nils Ek, –, Ida Alm")]
    #[case("Ebba Lind, Ebba Lind", "–, –")]
    #[case("Ebba Lindgren, Anna Ebba Lind", "Ebba Lindgren, Anna Ebba Lind")]
    #[case("", "")]
    fn only_the_name_itself_goes(#[case] text: &str, #[case] left: &str) {
        assert_eq!(without_name(text, "Ebba Lind"), left);
    }

    #[test]
    fn a_name_with_a_comma_is_one_name() {
        assert_eq!(without_name("Ek, Nils, Lind, Ebba", "Lind, Ebba"), "Ek, Nils, –");
        assert_eq!(without_name("Bobo, Bo", "Bo"), "Bobo, –");
    }
}
