//! Redacts plans and rows when a person is erased. What was paid or reported stays, so that the app does not send it twice.

use std::collections::BTreeSet;

use super::change::{Change, FieldChange, Plan, Untouched};
use crate::field::{Field, Value};
use crate::finding::{Finding, FindingCode};
use crate::person::PersonId;

/// Fields that redaction keeps: they say what was paid or reported, and a later plan is compared with them.
pub(super) const KEPT_FIELDS: [Field; 7] =
    [Field::LeaveActivity, Field::LeaveHours, Field::PayType, Field::PayCategory, Field::PayAmount, Field::PayInterval, Field::PayFrom];

/// The parameters of findings that name a person, who need not be the row's own person.
const NAME_PARAMS: [&str; 3] = ["names", "name", "email"];

/// Findings that name people of the target without their ids. The erased person could be one of them, under a name that the app
/// does not know. So these findings lose all names.
const WITHOUT_IDS: [FindingCode; 3] = [FindingCode::EmailTaken, FindingCode::EmployeeNumberTaken, FindingCode::BenefitPersonAmbiguous];

/// The separator of the names in a finding.
const SEPARATOR: &str = ", ";

/// The replacement for an erased name.
const ERASED: &str = "–";

/// The people whom an erasure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErasureScope {
    Everybody,
    One(ErasureSubject),
}

/// The person to erase, by the ids on both sides of a plan and by the names in other people's rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasureSubject {
    /// Ids in the plan's source.
    pub source: BTreeSet<String>,
    /// Ids in the plan's target.
    pub target: BTreeSet<String>,
    /// Names and e-mail addresses.
    pub names: BTreeSet<String>,
}

impl ErasureSubject {
    /// Whether a row is the person's own.
    pub fn owns(&self, change: &Change) -> bool {
        let contains = |id: &Option<PersonId>, ids: &BTreeSet<String>| id.as_ref().is_some_and(|id| ids.contains(id.as_str()));
        contains(&change.source_id, &self.source) || contains(&change.target_id, &self.target)
    }

    /// The names and e-mail addresses of the person in a plan: in the person's rows, in the rows of others and in the summary.
    pub fn names_in(&self, plan: &Plan) -> BTreeSet<String> {
        let lines = plan.benefits.iter().flat_map(|benefits| &benefits.difference.lines);
        let mut names: BTreeSet<String> = lines.filter(|line| self.source.contains(&line.person)).map(|line| line.name.clone()).collect();
        for change in &plan.changes {
            if self.owns(change) {
                names.extend(own_names(change));
            }
            let candidates = change.candidates.iter().filter(|candidate| self.target.contains(candidate.id.as_str()));
            names.extend(candidates.flat_map(|candidate| [Some(candidate.name.clone()), candidate.email.clone()]).flatten());
        }
        names.retain(|name| !name.trim().is_empty());
        names
    }

    /// Redacts a finding of another person's row.
    fn redact_finding(&self, finding: &mut Finding) {
        for (_, text) in finding.params.iter_mut().filter(|(name, _)| NAME_PARAMS.contains(&name.as_str())) {
            if WITHOUT_IDS.contains(&finding.code) {
                ERASED.clone_into(text);
            }
            for name in &self.names {
                *text = if text.to_lowercase() == name.to_lowercase() { ERASED.to_owned() } else { replace_name(text, name) };
            }
        }
    }
}

impl ErasureScope {
    /// Whether a row is about a person in this scope.
    pub fn includes(&self, change: &Change) -> bool {
        change.is_about_a_person()
            && match self {
                Self::Everybody => true,
                Self::One(one) => one.owns(change),
            }
    }

    /// Whether a free text of a service contains a name or an e-mail address of a person in this scope. A text can name a person in a way
    /// that the app does not recognize.
    pub fn is_named_in(&self, text: &str) -> bool {
        match self {
            Self::Everybody => true,
            Self::One(one) => {
                let text = text.to_lowercase();
                one.names.iter().any(|name| text.contains(&name.to_lowercase()))
            }
        }
    }
}

impl Change {
    /// Removes name, address, number and all other values about the person. The services' ids, days, leave types and amounts of
    /// compensations stay. Idempotent.
    #[must_use]
    pub fn fully_redacted(mut self) -> Self {
        self.name.clear();
        self.fields.retain(|change| KEPT_FIELDS.contains(&change.field));
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

    /// Whether the row is about a person and no longer names the person.
    pub fn is_redacted(&self) -> bool {
        self.is_about_a_person() && self.name.is_empty()
    }

    /// Redacts the row for an erasure: completely when it is about a person in scope. A row of another person loses the candidates
    /// and the names of findings that are in scope. Its findings stay.
    #[must_use]
    pub fn redacted(mut self, scope: &ErasureScope) -> Self {
        if scope.includes(&self) {
            return self.fully_redacted();
        }
        if let ErasureScope::One(one) = scope {
            self.candidates.retain(|candidate| !one.target.contains(candidate.id.as_str()));
            self.findings.iter_mut().for_each(|finding| one.redact_finding(finding));
        }
        self
    }

    /// Whether the row is about a person. A row about a compensation type is not.
    pub fn is_about_a_person(&self) -> bool {
        self.source_id.is_some() || self.target_id.is_some()
    }
}

impl Plan {
    /// Redacts the rows and the summary for an erasure.
    #[must_use]
    pub fn redacted(mut self, scope: &ErasureScope) -> Self {
        let mut people: BTreeSet<String> = self
            .changes
            .iter()
            .filter(|change| scope.includes(change))
            .filter_map(|change| Some(change.source_id.as_ref()?.0.clone()))
            .collect();
        if let ErasureScope::One(one) = scope {
            // A person without an amount in the month has no row, but has a line in the difference to the month before.
            people.extend(one.source.iter().cloned());
        }
        let lines = self.benefits.iter_mut().flat_map(|benefits| &mut benefits.difference.lines);
        lines.filter(|line| *scope == ErasureScope::Everybody || people.contains(&line.person)).for_each(|line| line.name.clear());
        self.changes = self.changes.into_iter().map(|change| change.redacted(scope)).collect();
        self
    }
}

/// The names and e-mail addresses of the row's own person, as the source has them and as the target has them.
fn own_names(change: &Change) -> Vec<String> {
    let mut names = vec![change.name.clone()];
    names.extend(change.benefit.as_ref().and_then(|benefit| benefit.email.clone()));
    let compared = change.fields.iter().chain(&change.conflicts).map(|FieldChange { field, old, new }| (*field, [old, new]));
    let untouched = change.kept.iter().map(|Untouched { field, source, target, .. }| (*field, [source, target]));
    let named = compared.chain(untouched).filter(|(field, _)| matches!(field, Field::Name | Field::Email));
    names.extend(named.flat_map(|(_, values)| values).flatten().filter_map(|value| match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }));
    names
}

/// Replaces a name that is the whole text or an item of a list of names. A longer name that contains it is another name.
fn replace_name(text: &str, name: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(name).filter(|_| !name.is_empty()) {
        let begins_item = before.ends_with(SEPARATOR) || (before.is_empty() && result.is_empty());
        let ends_item = after.is_empty() || after.starts_with(SEPARATOR);
        result.push_str(before);
        result.push_str(if begins_item && ends_item { ERASED } else { name });
        rest = after;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::replace_name;

    #[rstest]
    #[case("Ebba Lind", "–")]
    #[case("Ebba Lind, Nils Ek", "–, Nils Ek")]
    #[case("Nils Ek, Ebba Lind, Ida Alm", "Nils Ek, –, Ida Alm")]
    #[case("Ebba Lind, Ebba Lind", "–, –")]
    #[case("Ebba Lindgren, Anna Ebba Lind", "Ebba Lindgren, Anna Ebba Lind")]
    #[case("", "")]
    fn replace_name_spares_longer_names(#[case] text: &str, #[case] redacted: &str) {
        assert_eq!(replace_name(text, "Ebba Lind"), redacted);
    }

    #[test]
    fn replace_name_takes_a_name_with_a_comma_as_one() {
        assert_eq!(replace_name("Ek, Nils, Lind, Ebba", "Lind, Ebba"), "Ek, Nils, –");
        assert_eq!(replace_name("Bobo, Bo", "Bo"), "Bobo, –");
    }
}
