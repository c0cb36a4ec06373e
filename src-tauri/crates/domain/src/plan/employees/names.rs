//! One name cut in two: Kleer has a whole name, Alexis HR a first and a last one.

use crate::field::{Field, Value};
use crate::person::Person;
use crate::plan::{FieldChange, NameSplit};

/// Words that belong to the last name after them.
const PARTICLES: [&str; 12] = ["af", "av", "da", "de", "del", "den", "der", "di", "la", "van", "von", "zu"];

/// Every way to cut a name between two words, the longest first name last.
pub(super) fn splits(name: &str) -> Vec<NameSplit> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len())
        .filter_map(|at| words.split_at_checked(at))
        .map(|(first, last)| NameSplit { first: first.join(" "), last: last.join(" ") })
        .collect()
}

/// The cut to propose: the owner's own, else one that keeps the last or the first name that is there, else before the
/// last word and the particles in front of it.
pub(super) fn propose(name: &str, remembered: Option<&NameSplit>, target: Option<&Person>) -> Option<NameSplit> {
    let splits = splits(name);
    let same = |a: &str, b: Option<&str>| b.is_some_and(|b| a.to_lowercase() == b.to_lowercase());
    let last = |cut: &&NameSplit| same(&cut.last, target.and_then(|target| target.last_name.as_deref()));
    let first = |cut: &&NameSplit| same(&cut.first, target.and_then(|target| target.first_name.as_deref()));
    let found = splits.iter().find(|cut| Some(*cut) == remembered);
    let found = found.or_else(|| splits.iter().find(last)).or_else(|| splits.iter().find(first));
    found.or_else(|| splits.iter().find(|cut| begins_last_name(cut)).or(splits.last())).cloned()
}

/// Whether everything before the last word of the last name is a particle: "von Essen".
fn begins_last_name(cut: &NameSplit) -> bool {
    let mut words: Vec<&str> = cut.last.split_whitespace().collect();
    words.pop();
    words.iter().all(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
}

/// The change of a whole name as changes of first and last name. A name of one word is a first name.
pub(super) fn in_two(change: &FieldChange, remembered: Option<&NameSplit>, target: Option<&Person>) -> (Vec<FieldChange>, Vec<NameSplit>) {
    let Some(Value::Text(name)) = &change.new else { return (Vec::new(), Vec::new()) };
    let cut = propose(name, remembered, target);
    let (first, last) = cut.map_or((name.clone(), None), |cut| (cut.first, Some(cut.last)));
    let held = |pick: fn(&Person) -> &Option<String>| target.and_then(|target| Value::text(pick(target).as_deref()));
    let mut fields = vec![FieldChange { field: Field::FirstName, old: held(|person| &person.first_name), new: Some(Value::Text(first)) }];
    // A last name that the whole name does not have belongs to the difference too: left out, it would differ for ever.
    let (old, new) = (held(|person| &person.last_name), last.map(Value::Text));
    if old.is_some() || new.is_some() {
        fields.push(FieldChange { field: Field::LastName, old, new });
    }
    (fields, splits(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(name: &str, target: Option<&Person>) -> Option<(String, String)> {
        propose(name, None, target).map(|cut| (cut.first, cut.last))
    }

    #[test]
    fn the_last_word_is_the_last_name_and_takes_its_particles_along() {
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(proposed("Ebba Lindqvist", None), pair("Ebba", "Lindqvist"));
        assert_eq!(proposed("Carl Gustaf von der Lind", None), pair("Carl Gustaf", "von der Lind"));
        assert_eq!(proposed("Madonna", None), None);
    }

    #[test]
    fn what_the_other_side_has_already_decides() {
        let target = Person { last_name: Some("Berg Ström".into()), ..Person::new("1", "Leo Berg Ström") };
        assert_eq!(proposed("Leo Berg Ström", Some(&target)), Some(("Leo".into(), "Berg Ström".into())));
    }

    #[test]
    fn the_owners_cut_stands() {
        let own = NameSplit { first: "Anna Maria".into(), last: "Berg Ek".into() };
        assert_eq!(propose("Anna Maria Berg Ek", Some(&own), None), Some(own));
    }
}
