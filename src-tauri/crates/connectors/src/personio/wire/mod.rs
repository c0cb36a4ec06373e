//! The records that Personio sends and receives, in the vendor's names. Unknown fields are ignored. Values keep their written form, and
//! `map` decodes them.

mod read;
mod sent;
mod values;

pub(crate) use read::{Attribute, Compensation, CompensationType, Created, Employment, Page, Person, Row, Token};
pub(crate) use sent::{NewCompensation, NewType, Reference};
