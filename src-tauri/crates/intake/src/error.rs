//! Reasons for refusing a whole file.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// The reason for refusing a whole file. The set is closed, and no variant carries content of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
pub enum FileError {
    #[error("the file is empty")]
    Empty,
    /// The file, or its unpacked content, is larger than the limit.
    #[error("the file is too large")]
    TooLarge,
    #[error("the file has too many rows")]
    TooManyRows,
    #[error("the file has too many columns")]
    TooManyColumns,
    /// The file is neither a workbook nor text.
    #[error("the file is neither a workbook nor text")]
    NotAFile,
    /// The file is a workbook, and is damaged.
    #[error("the file is damaged")]
    Unreadable,
    /// A web page with the extension of a workbook.
    #[error("the file is a web page")]
    WebPage,
    /// A workbook in one XML file, as Excel 2003 and flat OpenDocument write it.
    #[error("the file is a workbook as XML")]
    XmlWorkbook,
    /// A workbook of the first Excel versions, which has no OLE container around its records.
    #[error("the file is a workbook of an early version of Excel")]
    EarlyWorkbook,
    #[error("the file is a SYLK file")]
    Sylk,
    /// A document of Numbers, Pages or Keynote.
    #[error("the file is a document of Apple's programs")]
    AppleDocument,
    /// A letter, a presentation, a mail or a PDF.
    #[error("the file is a document and no table")]
    Document,
    /// An archive of other files.
    #[error("the file is an archive")]
    Archive,
    /// A workbook in the binary format (.xlsb).
    #[error("the file is a binary workbook")]
    BinaryWorkbook,
    #[error("the file is encrypted")]
    Encrypted,
    /// No row looks like column titles.
    #[error("the file has no row of column titles")]
    NoHeader,
    /// The workbook has no sheet of the chosen name, or no sheet at all.
    #[error("the workbook has no such sheet")]
    NoSheet,
}
