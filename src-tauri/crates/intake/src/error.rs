//! Why a file is not read at all.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// Why a file is not read at all. A closed set, without a word of the file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
pub enum FileError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than is read, packed or unpacked.
    #[error("the file is too large")]
    TooLarge,
    /// It has more rows than are read.
    #[error("the file has too many rows")]
    TooManyRows,
    /// It has more columns than are read.
    #[error("the file has too many columns")]
    TooManyColumns,
    /// It is neither a workbook nor text.
    #[error("the file is neither a workbook nor text")]
    NotAFile,
    /// It says that it is a workbook, and is damaged.
    #[error("the file is damaged")]
    Unreadable,
    /// A web page under the name of a workbook.
    #[error("the file is a web page")]
    WebPage,
    /// A workbook as one piece of XML, as Excel 2003 and flat OpenDocument write it.
    #[error("the file is a workbook as XML")]
    XmlWorkbook,
    /// A workbook of the first versions of Excel, without the shell that a later one has.
    #[error("the file is a workbook of an early version of Excel")]
    EarlyWorkbook,
    /// A SYLK file.
    #[error("the file is a SYLK file")]
    Sylk,
    /// A document of Numbers, Pages or Keynote.
    #[error("the file is a document of Apple's programs")]
    AppleDocument,
    /// A letter, a presentation, a mail or a PDF.
    #[error("the file is a document and no table")]
    Document,
    /// An archive in which other files are packed.
    #[error("the file is an archive")]
    Archive,
    /// A workbook in the binary form (.xlsb).
    #[error("the file is a binary workbook")]
    BinaryWorkbook,
    /// A password guards it.
    #[error("the file is encrypted")]
    Encrypted,
    /// No row looks like the titles of columns.
    #[error("the file has no row of column titles")]
    NoHeader,
    /// The workbook has no sheet of that name, or none at all.
    #[error("the workbook has no such sheet")]
    NoSheet,
}
