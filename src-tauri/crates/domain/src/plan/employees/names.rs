//! Splits names: Kleer has the full name only, Alexis HR has a first and a last name.

use crate::field::{Field, Value};
use crate::person::Person;
use crate::plan::{FieldChange, NameSplit};

/// Words that belong to the last name that follows them.
const PARTICLES: [&str; 12] = ["af", "av", "da", "de", "del", "den", "der", "di", "la", "van", "von", "zu"];

/// All ways to split a name between two words. The longest first name comes last.
pub(super) fn splits(name: &str) -> Vec<NameSplit> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len())
        .filter_map(|at| words.split_at_checked(at))
        .map(|(first, last)| NameSplit { first: first.join(" "), last: last.join(" ") })
        .collect()
}

/// The split to propose: the owner's earlier choice, else a split that keeps the target's last or first name, else a split before
/// the last word and the particles in front of it.
pub(super) fn propose(name: &str, remembered: Option<&NameSplit>, target: Option<&Person>) -> Option<NameSplit> {
    let splits = splits(name);
    let is_same = |a: &str, b: Option<&str>| b.is_some_and(|b| a.to_lowercase() == b.to_lowercase());
    let keeps_last = |split: &&NameSplit| is_same(&split.last, target.and_then(|target| target.last_name.as_deref()));
    let keeps_first = |split: &&NameSplit| is_same(&split.first, target.and_then(|target| target.first_name.as_deref()));
    let found = splits.iter().find(|split| Some(*split) == remembered);
    let found = found.or_else(|| splits.iter().find(keeps_last)).or_else(|| splits.iter().find(keeps_first));
    found.or_else(|| splits.iter().find(|split| is_particles_and_one_word(split)).or(splits.last())).cloned()
}

/// Whether the last name is one word after particles only, as in "von Essen".
fn is_particles_and_one_word(split: &NameSplit) -> bool {
    let mut words: Vec<&str> = split.last.split_whitespace().collect();
    words.pop();
    words.iter().all(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
}

/// Splits a change of the full name into changes of first and last name. A name of one word is a first name.
pub(super) fn split_change(
    change: &FieldChange,
    remembered: Option<&NameSplit>,
    target: Option<&Person>,
) -> (Vec<FieldChange>, Vec<NameSplit>) {
    let Some(Value::Text(name)) = &change.new else { return (Vec::new(), Vec::new()) };
    let split = propose(name, remembered, target);
    let (first, last) = split.map_or((name.clone(), None), |split| (split.first, Some(split.last)));
    let current = |pick: fn(&Person) -> &Option<String>| target.and_then(|target| Value::text(pick(target).as_deref()));
    let mut fields =
        vec![FieldChange { field: Field::FirstName, old: current(|person| &person.first_name), new: Some(Value::Text(first)) }];
    // The target's last name is part of the difference even if the full name has none. Otherwise it would differ for ever.
    let (old, new) = (current(|person| &person.last_name), last.map(Value::Text));
    if old.is_some() || new.is_some() {
        fields.push(FieldChange { field: Field::LastName, old, new });
    }
    (fields, splits(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(name: &str, target: Option<&Person>) -> Option<(String, String)> {
        propose(name, None, target).map(|split| (split.first, split.last))
    }

    #[test]
    fn propose_takes_last_word_with_its_particles_as_last_name() {
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(proposed("Ebba Lindqvist", None), pair("Ebba", "Lindqvist"));
        assert_eq!(proposed("Carl Gustaf von der Lind", None), pair("Carl Gustaf", "von der Lind"));
        assert_eq!(proposed("Madonna", None), None);
    }

    #[test]
    fn propose_keeps_the_last_name_of_the_target() {
        let target = Person { last_name: Some("Berg Ström".into()), ..Person::new("1", "Leo Berg Ström") };
        assert_eq!(proposed("Leo Berg Ström", Some(&target)), Some(("Leo".into(), "Berg Ström".into())));
    }

    #[test]
    fn propose_keeps_the_split_of_the_owner() {
        let own = NameSplit { first: "Anna Maria".into(), last: "Berg Ek".into() };
        assert_eq!(propose("Anna Maria Berg Ek", Some(&own), None), Some(own));
    }
}
