//! The records that Personio sends.

use serde::Deserialize;

use super::values::{CurrencyCode, Day, Exact, Id, Scalar, present};
use crate::json::LenientString;

/// The answer to a login.
#[derive(Deserialize)]
pub(crate) struct Token {
    pub(crate) access_token: Id,
    #[serde(default)]
    pub(crate) expires_in: LenientString,
    #[serde(default)]
    pub(crate) scope: LenientString,
}

/// A page of a list.
#[derive(Debug, Deserialize)]
pub(crate) struct Page<T> {
    #[serde(rename = "_data")]
    pub(crate) data: Vec<T>,
    #[serde(rename = "_meta")]
    pub(crate) meta: Meta,
}

/// The data beside the rows of a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Meta {
    #[serde(default)]
    pub(crate) links: Option<Links>,
}

/// The links of a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Links {
    #[serde(default)]
    pub(crate) next: Option<Link>,
}

/// The link to a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    #[serde(default)]
    pub(crate) href: LenientString,
}

/// A row with an id.
pub(crate) trait Row {
    fn id(&self) -> &str;
}

/// A person. Only the id is required, because the service leaves out the fields that the credentials may not read.
#[derive(Debug, Deserialize)]
pub(crate) struct Person {
    pub(crate) id: Id,
    /// `None` when the answer does not contain the field. An empty value is `Some`.
    #[serde(default, deserialize_with = "present")]
    pub(crate) email: Option<LenientString>,
    #[serde(default)]
    pub(crate) first_name: LenientString,
    #[serde(default)]
    pub(crate) last_name: LenientString,
    #[serde(default)]
    pub(crate) status: LenientString,
    #[serde(default)]
    pub(crate) custom_attributes: Option<Vec<Attribute>>,
}

impl Row for Person {
    fn id(&self) -> &str {
        &self.id.0
    }
}

/// A company-defined field of a person.
#[derive(Debug, Deserialize)]
pub(crate) struct Attribute {
    #[serde(default)]
    pub(crate) id: LenientString,
    #[serde(default)]
    pub(crate) global_id: LenientString,
    #[serde(default)]
    pub(crate) label: LenientString,
    #[serde(default)]
    pub(crate) value: Scalar,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Employment {
    pub(crate) id: Id,
    #[serde(default)]
    pub(crate) legal_entity: Option<Entity>,
}

impl Row for Employment {
    fn id(&self) -> &str {
        &self.id.0
    }
}

/// A reference to a legal entity.
#[derive(Debug, Deserialize)]
pub(crate) struct Entity {
    #[serde(default)]
    pub(crate) id: LenientString,
}

#[derive(Debug, Deserialize)]
pub(crate) struct CompensationType {
    pub(crate) id: Id,
    #[serde(default)]
    pub(crate) name: LenientString,
    #[serde(default)]
    pub(crate) category: LenientString,
}

impl Row for CompensationType {
    fn id(&self) -> &str {
        &self.id.0
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Compensation {
    pub(crate) id: Id,
    pub(crate) person: PersonReference,
    #[serde(rename = "type")]
    pub(crate) kind: CompensationType,
    pub(crate) amount: Amount,
    #[serde(default)]
    pub(crate) interval: LenientString,
    #[serde(default)]
    pub(crate) effective_from: Day,
    #[serde(default)]
    pub(crate) comment: Scalar,
    #[serde(default)]
    pub(crate) legal_entity: Option<Entity>,
}

impl Row for Compensation {
    fn id(&self) -> &str {
        &self.id.0
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct PersonReference {
    pub(crate) id: Id,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Amount {
    pub(crate) value: Exact,
    pub(crate) currency: CurrencyCode,
}

/// The answer to a new compensation. Only the type's id is documented, and the id of the compensation may be missing.
#[derive(Debug, Deserialize)]
pub(crate) struct Created {
    #[serde(default)]
    pub(crate) id: LenientString,
}
