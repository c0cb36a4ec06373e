//! Reading of files that the owner provides: a benefit list or a list of people, as XLSX, XLS, ODS or CSV.
//!
//! The crate is pure: bytes in, rows and problems out. Reading has three steps. [`open`] turns the file into a table. [`propose`]
//! proposes the meanings of the columns, which the owner confirms. [`read_amounts`] or [`read_people`] reads the rows. Every row
//! below the titles becomes either a row of the result or a problem.

mod amount;
mod amounts;
mod column_kind;
mod currency;
mod encoding;
mod equal_rows;
mod error;
mod formats;
mod header;
mod header_synonyms;
mod limits;
mod moment;
mod month;
mod open;
mod people;
mod person;
mod problem;
mod propose;
mod spreadsheet_error;
mod table;
mod text;

pub use amount::DecimalMark;
pub use amounts::{AmountRow, Amounts, ReadOptions, read_amounts};
pub use column_kind::{Mapping, Meaning, RememberedMapping};
pub use encoding::TextEncoding;
pub use equal_rows::duplicate_rows;
pub use error::FileError;
pub use open::{Choice, open, open_as};
pub use people::{People, PersonRow, read_people};
pub use problem::{ProblemCode, RowProblem};
pub use propose::propose;
pub use table::{Cell, Column, EncodingChoice, EncodingReading, HeadRow, Row, Table, TitleRow};
