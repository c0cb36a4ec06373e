//! The encodings of text files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    Utf8,
    /// UTF-8 that was decoded as Windows-1252 and encoded as UTF-8 a second time.
    Utf8Twice,
    Utf16Le,
    Utf16Be,
    /// Windows in western Europe.
    Windows1252,
    /// Excel on a Mac.
    MacRoman,
    /// DOS in western Europe.
    Cp850,
    /// DOS in America.
    Cp437,
    /// Unix in western Europe, with a euro sign.
    #[serde(rename = "iso_8859_15")]
    Iso8859_15,
    /// Windows in central Europe.
    Windows1250,
}
