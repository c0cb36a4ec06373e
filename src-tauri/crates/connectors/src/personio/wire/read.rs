//! What Personio sends.

use serde::Deserialize;

use super::values::{Coin, Day, Exact, Id, Scalar, there};
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

/// What stands beside the rows of a page.
#[derive(Debug, Deserialize)]
pub(crate) struct Meta {
    #[serde(default)]
    pub(crate) links: Option<Links>,
}

/// Where the pages are.
#[derive(Debug, Deserialize)]
pub(crate) struct Links {
    #[serde(default)]
    pub(crate) next: Option<Link>,
}

/// Where a page is.
#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    #[serde(default)]
    pub(crate) href: LenientString,
}

/// A row that can be told from others.
pub(crate) trait Row {
    /// The service's id of the row.
    fn id(&self) -> &str;
}

/// A person. Only the id must be there: what is not released to the credentials is left out.
#[derive(Debug, Deserialize)]
pub(crate) struct Person {
    pub(crate) id: Id,
    /// `None`: the field is not there.
    #[serde(default, deserialize_with = "there")]
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

/// A field of a person that the company defined.
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

/// An employment.
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

/// A legal entity, by its id.
#[derive(Debug, Deserialize)]
pub(crate) struct Entity {
    #[serde(default)]
    pub(crate) id: LenientString,
}

/// A compensation type.
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

/// A compensation.
#[derive(Debug, Deserialize)]
pub(crate) struct Compensation {
    pub(crate) id: Id,
    pub(crate) person: Whose,
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

/// Whose a compensation is.
#[derive(Debug, Deserialize)]
pub(crate) struct Whose {
    pub(crate) id: Id,
}

/// An amount with its currency.
#[derive(Debug, Deserialize)]
pub(crate) struct Amount {
    pub(crate) value: Exact,
    pub(crate) currency: Coin,
}

/// The answer to a new compensation. What it holds besides the id of the type is not known.
#[derive(Debug, Deserialize)]
pub(crate) struct Created {
    #[serde(default)]
    pub(crate) id: LenientString,
}
