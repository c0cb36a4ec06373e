//! Reads addresses as an owner types or pastes them.

use connectors::{Service, http::is_callable, kleer};
use domain::checks::email::is_address;

use crate::answers::{BASE, assert_clean, options, secret};

/// Reads the text as a service's address, as a company's number and as an e-mail address.
pub fn addresses(bytes: &[u8]) -> Vec<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let mut kinds = Vec::new();
    match is_callable(Service::Alexis, text) {
        Ok(()) => kinds.push("address"),
        Err(error) => assert_clean(&error),
    }
    match kleer::Client::new(BASE, text, secret(), kleer::Calls::default(), options().1) {
        Ok(_) => {
            assert!(text.trim().bytes().all(|byte| byte.is_ascii_digit()), "a company's number is digits");
            kinds.push("company");
        }
        Err(error) => assert_clean(&error),
    }
    if let Ok(address) = mail::address(text) {
        assert!(is_address(&address) && !address.contains(char::is_whitespace) && !address.contains(char::is_control));
        kinds.push("mail");
    }
    kinds
}
