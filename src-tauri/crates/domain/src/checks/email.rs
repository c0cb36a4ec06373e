//! E-mail addresses.

use email_address::{EmailAddress, Options};

use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// Whether the text is exactly one address, without a display name or an IP address, at a domain with a dot.
pub fn is_address(text: &str) -> bool {
    let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
    EmailAddress::parse_with_options(text, options).is_ok()
}

/// An error for a text that is not an address.
pub fn check(text: &str) -> Option<Finding> {
    (!is_address(text)).then(|| Finding::error(FindingCode::EmailMalformed, Field::Email))
}
