//! Addresses as people type them.

use domain::checks::email::is_address;
use thiserror::Error;

/// A text that is not one plain address at a named domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is not one plain e-mail address")]
pub struct NotAnAddress;

/// The address in a text, without the spaces around it.
///
/// # Errors
/// When it is anything but one plain address with a domain that has a dot: no name around it, no second address.
pub fn address(text: &str) -> Result<String, NotAnAddress> {
    let text = text.trim();
    // Spaces inside quotes are lawful and refused all the same: they are a slip far oftener than an address.
    let is_plain = !text.chars().any(|letter| letter.is_control() || letter.is_whitespace());
    if is_plain && is_address(text) { Ok(text.to_owned()) } else { Err(NotAnAddress) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{NotAnAddress, address};

    #[rstest]
    #[case("ebba@mejl.example")]
    #[case(" ebba.lind+lön@mejl.example\n")]
    #[case("info@lohnbüro.example")]
    fn one_plain_address_is_taken_without_the_spaces_around_it(#[case] text: &str) {
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
    fn anything_else_is_refused(#[case] text: &str) {
        assert_eq!(address(text), Err(NotAnAddress), "{text:?}");
    }
}
