//! What Personio sends, and is sent. Unknown fields are ignored; values are kept as written and understood in `map`.

mod read;
mod sent;
mod values;

pub(crate) use read::{Attribute, Compensation, CompensationType, Created, Employment, Page, Person, Row, Token};
pub(crate) use sent::{NewCompensation, NewType, Reference};
