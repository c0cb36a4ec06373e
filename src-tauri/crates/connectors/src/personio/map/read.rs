//! Converts Personio's people and compensations to the domain's.

use domain::benefits::{Compensation, CompensationType, PersonAttribute, TargetPeople, TargetPerson};
use domain::money::Money;
use domain::person::PersonId;

use super::enums::{category, interval};
use crate::json::LenientString;
use crate::personio::wire;

/// The people, and whether the credentials may read e-mail addresses. Without people the addresses count as released, because nothing is
/// known to be missing.
pub(crate) fn people(rows: Vec<wire::Person>) -> TargetPeople {
    let emails_released = rows.is_empty() || rows.iter().any(|row| row.email.is_some());
    TargetPeople { people: rows.into_iter().map(person).collect(), emails_released }
}

fn person(row: wire::Person) -> TargetPerson {
    let name: Vec<&str> = [&row.first_name, &row.last_name].into_iter().filter_map(LenientString::get).collect();
    let active = match row.status.get().map(str::to_uppercase).as_deref() {
        Some("ACTIVE") => Some(true),
        Some("INACTIVE") => Some(false),
        _ => None,
    };
    TargetPerson {
        name: name.join(" "),
        email: row.email.and_then(|email| email.0).map(|email| email.to_lowercase()),
        active,
        attributes: row.custom_attributes.into_iter().flatten().filter_map(attribute).collect(),
        id: PersonId(row.id.0),
    }
}

/// An attribute with a single value. The global id is preferred, because it is the same for every person.
fn attribute(row: wire::Attribute) -> Option<PersonAttribute> {
    Some(PersonAttribute { id: row.global_id.0.or(row.id.0)?, label: row.label.0.unwrap_or_default(), value: row.value.0? })
}

pub(crate) fn compensation_type(row: wire::CompensationType) -> CompensationType {
    CompensationType { category: category(&row.category), id: row.id.0, name: row.name.0.unwrap_or_default() }
}

pub(crate) fn compensation(row: wire::Compensation) -> Compensation {
    Compensation {
        category: row.kind.category.get().is_some().then(|| category(&row.kind.category)),
        id: row.id.0,
        person: PersonId(row.person.id.0),
        type_id: row.kind.id.0,
        type_name: row.kind.name.0,
        amount: Money::new(row.amount.value.0, row.amount.currency.0),
        interval: interval(&row.interval),
        effective_from: row.effective_from.0,
        comment: row.comment.0,
        legal_entity: row.legal_entity.and_then(|entity| entity.id.0),
    }
}
