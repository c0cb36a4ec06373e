//! To which compensation type a part goes, and the types that have to be made first.

use std::collections::{BTreeMap, BTreeSet};

use super::basis::BenefitBasis;
use super::lines::Line;
use super::row::type_row;
use super::{Change, Targets};
use crate::benefits::{BenefitRule, Category, CompensationType, Part, TypeChoice};
use crate::finding::{Finding, FindingCode};
use crate::plan::RowType;

/// A type, or why nothing can be sent to it.
pub(super) type Target = Result<RowType, Finding>;

/// A name in the form in which names are compared: letters and digits only, in lower case.
pub fn normal(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two names are one to a reader: spaces around and the case of letters do not count.
fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The type of that name and category, if the target has it. Of several the first by its id: they are alike to the owner.
pub fn usable<'a>(types: &'a [CompensationType], name: &str, category: &Category) -> Option<&'a CompensationType> {
    types.iter().filter(|one| same_name(&one.name, name) && one.category == *category).min_by(|one, other| one.id.cmp(&other.id))
}

/// Every type that a rule of the settings names.
pub(super) fn targets(basis: &BenefitBasis<'_>) -> Targets {
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
            new_names.entry(name.trim().to_lowercase()).or_default().insert(part.payout.category());
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

fn target(basis: &BenefitBasis<'_>, part: &Part, new_names: &BTreeMap<String, BTreeSet<Category>>) -> Target {
    let category = part.payout.category();
    let finding = |code, name: &str| Finding::error(code, crate::field::Field::PayType).with("type", name);
    match &part.into {
        TypeChoice::Existing { id, name } => {
            let Some(found) = basis.types.iter().find(|one| one.id == *id) else { return Err(finding(FindingCode::BenefitTypeGone, name)) };
            if !found.category.is_writable() {
                return Err(finding(FindingCode::BenefitTypeForbidden, &found.name));
            }
            if found.category != category {
                return Err(finding(FindingCode::BenefitTypeMismatch, &found.name));
            }
            Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category })
        }
        TypeChoice::New { name } => {
            let name = name.trim();
            if let Some(found) = usable(basis.types, name, &category) {
                return Ok(RowType { id: Some(found.id.clone()), name: found.name.clone(), category });
            }
            let other = basis.types.iter().any(|one| same_name(&one.name, name));
            let both = new_names.get(&name.to_lowercase()).is_some_and(|categories| categories.len() > 1);
            if name.is_empty() || other || both {
                return Err(finding(FindingCode::BenefitTypeNameTaken, name));
            }
            Ok(RowType { id: None, name: name.to_owned(), category })
        }
    }
}

/// A row for each type that a line needs and that is not there.
pub(super) fn to_make(basis: &BenefitBasis<'_>, lines: &[Line]) -> Vec<Change> {
    let mut needed: BTreeMap<String, RowType> = BTreeMap::new();
    for line in lines {
        if let Some(kind) = line.pay_type.as_ref().filter(|kind| kind.id.is_none() && line.findings.is_empty()) {
            let key = super::row::type_key(&kind.name, &kind.category);
            needed.entry(key).or_insert_with(|| kind.clone());
        }
    }
    needed.into_iter().map(|(key, kind)| type_row(basis, key, kind)).collect()
}
