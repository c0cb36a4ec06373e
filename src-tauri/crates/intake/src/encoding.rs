//! How the bytes of a text stand for letters.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The encodings that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// That of new programs.
    Utf8,
    /// UTF-8 whose bytes were taken for Windows letters, and written as UTF-8 again.
    Utf8Twice,
    /// Two bytes a letter, the lower first.
    Utf16Le,
    /// Two bytes a letter, the higher first.
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
