//! To which compensation type a part goes, and the types that have to be made first.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::indexed_input::IndexedInput;
use super::row::type_row;
use super::{Change, Targets};
use crate::benefits::{BenefitRule, Category, CompensationType, Part, TypeChoice};
use crate::finding::{Finding, FindingCode};
use crate::plan::{OpenWrite, RowType};

/// A type, or why nothing can be sent to it.
pub(super) type Target = Result<RowType, Waits>;

/// Why nothing can be sent to a type.
#[derive(Debug, Clone)]
pub(super) struct Waits {
    /// What the owner is told.
    pub finding: Finding,
    /// The write that makes the type, while nobody can say whether it happened.
    pub open: Option<OpenWrite>,
}

/// A name in the form in which names are compared: letters and digits only, in lower case.
pub fn normal(name: &str) -> String {
    name.nfkc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name as a reader sees it: the case of letters, spaces, signs that cannot be seen, and how a letter is put together do
/// not count. Two types of one such name would be one to the owner, and the target may tidy up what it is given.
pub(super) fn read_name(name: &str) -> String {
    let seen: String = name.nfkc().filter(|letter| !is_invisible(*letter)).flat_map(char::to_lowercase).collect();
    seen.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Marks of writing direction, joiners, soft hyphens and control characters other than white space.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn same_name(one: &str, other: &str) -> bool {
    read_name(one) == read_name(other)
}

/// The type of that name and category, if the target has it. Of several the first by its id: they are alike to the owner.
pub fn usable<'a>(types: &'a [CompensationType], name: &str, category: &Category) -> Option<&'a CompensationType> {
    types.iter().filter(|one| same_name(&one.name, name) && one.category == *category).min_by(|one, other| one.id.cmp(&other.id))
}

/// Whether the target has several types of that name and category: what is paid by one of them is not compared with the others.
pub(super) fn is_there_twice(types: &[CompensationType], name: &str, category: &Category) -> bool {
    types.iter().filter(|one| same_name(&one.name, name) && one.category == *category).nth(1).is_some()
}

/// Every type that a rule of the settings names.
pub(super) fn targets(basis: &IndexedInput<'_>) -> Targets {
    let mut targets = Targets::new();
    let mut new_names: BTreeMap<String, BTreeSet<Category>> = BTreeMap::new();
    let parts = || {
        basis.settings.rules.values().flat_map(|rule| match rule {
            BenefitRule::Send { parts } => parts.as_slice(),
            BenefitRule::DoNotSend => &[],
        })
    };
    for part in parts() {
        if let TypeChoice::New { name } = &part.into {
            new_names.entry(read_name(name)).or_default().insert(part.payout.category());
        }
    }
    for part in parts() {
        targets.entry(key_of(part)).or_insert_with(|| target(basis, part, &new_names));
    }
    targets
}

/// What a part is looked up by.
pub(super) fn key_of(part: &Part) -> (TypeChoice, bool) {
    (part.into.clone(), part.payout.interval().is_some())
}

fn target(basis: &IndexedInput<'_>, part: &Part, new_names: &BTreeMap<String, BTreeSet<Category>>) -> Target {
    let category = part.payout.category();
    let finding = |code, name: &str| Waits { finding: Finding::error(code, crate::field::Field::PayType).with("type", name), open: None };
    match &part.into {
        TypeChoice::Existing { id, name } => {
            let Some(found) = basis.types.iter().find(|one| one.id == *id) else { return Err(finding(FindingCode::BenefitTypeGone, name)) };
            // Chosen once for one way of paying, and of another by now: nothing is sent in a way that the owner did not choose.
            if found.category != category {
                let Waits { finding, open } = finding(FindingCode::BenefitTypeChanged, &found.name);
                return Err(Waits { finding: finding.with("was", category.word()).with("now", found.category.word()), open });
            }
            Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category })
        }
        TypeChoice::New { name } => {
            let name = name.trim();
            if let Some(found) = usable(basis.types, name, &category) {
                return Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category });
            }
            let other = basis.types.iter().any(|one| same_name(&one.name, name));
            let both = new_names.get(&read_name(name)).is_some_and(|categories| categories.len() > 1);
            if read_name(name).is_empty() || other || both {
                return Err(finding(FindingCode::BenefitTypeNameTaken, name));
            }
            if let Some(open) = basis.open.iter().find(|open| open.makes(name, &category)) {
                return Err(Waits { open: Some(open.write.clone()), ..finding(FindingCode::BenefitTypeOpen, name) });
            }
            Ok(RowType { id: None, name: name.to_owned(), category })
        }
    }
}

/// A row for each type that is not there and that a row needs which can be sent.
pub(super) fn to_make(basis: &IndexedInput<'_>, rows: &[Change]) -> Vec<Change> {
    let mut needed: BTreeMap<String, RowType> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_sendable()) {
        if let Some(kind) = row.benefit.as_ref().and_then(|told| told.pay_type.as_ref()).filter(|kind| kind.id.is_none()) {
            needed.entry(super::row::type_key(&kind.name, &kind.category)).or_insert_with(|| kind.clone());
        }
    }
    needed.into_iter().map(|(key, kind)| type_row(basis, key, kind)).collect()
}
