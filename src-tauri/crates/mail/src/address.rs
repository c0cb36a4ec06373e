//! E-mail addresses as people type them.

use domain::checks::email::is_address;
use thiserror::Error;

/// A text that is not one plain address at a named domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is not one plain e-mail address")]
pub struct NotAnAddress;

/// The address in a text, without surrounding spaces.
///
/// # Errors
/// When the text is not exactly one address without a display name, or the domain has no dot.
pub fn address(text: &str) -> Result<String, NotAnAddress> {
    let text = text.trim();
    // Spaces inside quotes are valid, but they are far more often a typing error. So they are refused.
    let has_spaces = text.chars().any(|character| character.is_control() || character.is_whitespace());
    if !has_spaces && is_address(text) { Ok(text.to_owned()) } else { Err(NotAnAddress) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{NotAnAddress, address};

    #[rstest]
    #[case("ebba@mejl.example")]
    #[case(" ebba.lind+lön@mejl.example\n")]
    #[case("info@lohnbüro.example")]
    fn plain_address_is_accepted_and_trimmed(#[case] text: &str) {
        assert_eq!(address(text), Ok(text.trim().to_owned()));
    }

    #[rstest]
    #[case("")]
    #[case("ebba")]
    #[case("ebba@localhost")]
    #[case("ebba@[127.0.0.1]")]
    #[case("Ebba <ebba@mejl.example>")]
    #[case("ebba@mejl.example, nils@mejl.example")]
    #[case("ebba@mejl.example\r\nBcc: nils@mejl.example")]
    #[case("\"ebba lind\"@mejl.example")]
    #[case("ebba@mejl\u{2028}.example")]
    #[case("ebba@mejl.\u{202e}example")]
    fn invalid_address_is_refused(#[case] text: &str) {
        assert_eq!(address(text), Err(NotAnAddress), "{text:?}");
    }
}
