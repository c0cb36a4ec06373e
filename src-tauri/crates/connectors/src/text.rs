//! Readings of text that every service's mapping shares.

/// A text without the blanks around it; nothing when nothing is left.
pub(crate) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() { None } else { Some(text.to_owned()) }
}
