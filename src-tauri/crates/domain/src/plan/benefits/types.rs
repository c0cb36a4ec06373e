//! Finds the compensation type of a part, and the types that must be created first.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::indexed_input::IndexedInput;
use super::row::type_row;
use super::{Change, Targets};
use crate::benefits::{BenefitRule, Category, CompensationType, Part, TypeChoice};
use crate::finding::{Finding, FindingCode};
use crate::plan::{OpenWrite, RowType};

/// A type, or the reason why nothing can be sent with it.
pub(super) type Target = Result<RowType, Unavailable>;

/// The reason why nothing can be sent with a type.
#[derive(Debug, Clone)]
pub(super) struct Unavailable {
    pub finding: Finding,
    /// The open write that creates the type.
    pub open: Option<OpenWrite>,
}

/// A name in a form for comparison: letters and digits only, in lower case.
pub fn comparable_name(name: &str) -> String {
    name.nfkc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name as a reader sees it. Ignores case, extra spaces, invisible characters and the Unicode composition of letters. The owner
/// cannot distinguish two types with one such name, and the target may normalize the names that it gets.
pub(super) fn visible_name(name: &str) -> String {
    let visible: String = name.nfkc().filter(|letter| !is_invisible(*letter)).flat_map(char::to_lowercase).collect();
    visible.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Direction marks, joiners, soft hyphens, and control characters other than white space.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn same_name(one: &str, other: &str) -> bool {
    visible_name(one) == visible_name(other)
}

/// The target's type with this name and category. Of several, the first by id, because the owner cannot distinguish them.
pub fn find_type<'a>(types: &'a [CompensationType], name: &str, category: &Category) -> Option<&'a CompensationType> {
    types.iter().filter(|one| same_name(&one.name, name) && one.category == *category).min_by(|one, other| one.id.cmp(&other.id))
}

/// Whether the target has several types with this name and category. A payment is only compared with one of them.
pub(super) fn is_ambiguous_type(types: &[CompensationType], name: &str, category: &Category) -> bool {
    types.iter().filter(|one| same_name(&one.name, name) && one.category == *category).nth(1).is_some()
}

/// The types of all rules in the settings.
pub(super) fn targets(input: &IndexedInput<'_>) -> Targets {
    let mut targets = Targets::new();
    let mut new_names: BTreeMap<String, BTreeSet<Category>> = BTreeMap::new();
    let parts = || {
        input.settings.rules.values().flat_map(|rule| match rule {
            BenefitRule::Send { parts } => parts.as_slice(),
            BenefitRule::DoNotSend => &[],
        })
    };
    for part in parts() {
        if let TypeChoice::New { name } = &part.into {
            new_names.entry(visible_name(name)).or_default().insert(part.payout.category());
        }
    }
    for part in parts() {
        targets.entry(key_of(part)).or_insert_with(|| target(input, part, &new_names));
    }
    targets
}

/// The key of a part in [`Targets`].
pub(super) fn key_of(part: &Part) -> (TypeChoice, bool) {
    (part.into.clone(), part.payout.interval().is_some())
}

fn target(input: &IndexedInput<'_>, part: &Part, new_names: &BTreeMap<String, BTreeSet<Category>>) -> Target {
    let category = part.payout.category();
    let finding =
        |code, name: &str| Unavailable { finding: Finding::error(code, crate::field::Field::PayType).with("type", name), open: None };
    match &part.into {
        TypeChoice::Existing { id, name } => {
            let Some(found) = input.types.iter().find(|one| one.id == *id) else { return Err(finding(FindingCode::BenefitTypeGone, name)) };
            // The type's category changed since the owner chose it. The app does not pay in a way that the owner did not choose.
            if found.category != category {
                let Unavailable { finding, open } = finding(FindingCode::BenefitTypeChanged, &found.name);
                return Err(Unavailable { finding: finding.with("was", category.as_str()).with("now", found.category.as_str()), open });
            }
            Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category })
        }
        TypeChoice::New { name } => {
            let name = name.trim();
            if let Some(found) = find_type(input.types, name, &category) {
                return Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category });
            }
            let has_other_category = input.types.iter().any(|one| same_name(&one.name, name));
            let has_both_categories = new_names.get(&visible_name(name)).is_some_and(|categories| categories.len() > 1);
            if visible_name(name).is_empty() || has_other_category || has_both_categories {
                return Err(finding(FindingCode::BenefitTypeNameTaken, name));
            }
            if let Some(open) = input.open.iter().find(|open| open.creates_type(name, &category)) {
                return Err(Unavailable { open: Some(open.write.clone()), ..finding(FindingCode::BenefitTypeOpen, name) });
            }
            Ok(RowType { id: None, name: name.to_owned(), category })
        }
    }
}

/// One row for each missing type that a sendable row needs.
pub(super) fn rows_to_create(input: &IndexedInput<'_>, rows: &[Change]) -> Vec<Change> {
    let mut needed: BTreeMap<String, RowType> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_sendable()) {
        if let Some(kind) = row.benefit.as_ref().and_then(|benefit| benefit.pay_type.as_ref()).filter(|kind| kind.id.is_none()) {
            needed.entry(super::row::type_key(&kind.name, &kind.category)).or_insert_with(|| kind.clone());
        }
    }
    needed.into_iter().map(|(key, kind)| type_row(input, key, kind)).collect()
}
