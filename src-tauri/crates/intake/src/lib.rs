//! Lists that the owner brings along: a benefit list or a list of people, as an XLSX, XLS, ODS or CSV file.
//!
//! Pure: bytes in, rows and problems out. Reading goes in three steps: [`open`] makes a table of the file, [`propose`]
//! says what its columns probably mean, and [`read_amounts`] or [`read_people`] reads it as the owner confirmed. Every row
//! below the header ends either among the rows or among the problems; none is passed over, none is half read.

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
pub use amounts::{AmountRow, Amounts, Ask, read_amounts};
pub use column_kind::{Mapping, Meaning, Remembered};
pub use encoding::TextEncoding;
pub use equal_rows::twins;
pub use error::FileError;
pub use open::{Choice, open, open_as};
pub use people::{People, PersonRow, read_people};
pub use problem::{ProblemCode, RowProblem};
pub use propose::propose;
pub use table::{Cell, Column, EncodingChoice, EncodingReading, HeadRow, Row, Table, TitleRow};
