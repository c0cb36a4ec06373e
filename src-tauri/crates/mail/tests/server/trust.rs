//! Certificates.

use mail::{MailErrorCode, Security};
use smtp::{Authority, Encryption, Settings};

use crate::common::{check, code, deliver, server_at};

/// Asserts that neither kind of encryption accepts the certificate, and that nothing is sent.
fn assert_not_trusted(authority: &Authority, settings: &Settings) {
    for (encryption, security) in [(Encryption::StartTls, Security::StartTls), (Encryption::Tls, Security::Tls)] {
        let running = smtp::Server::start(authority, &Settings { encryption, ..settings.clone() });
        let server = server_at(running.port(), security);
        assert_eq!(check(&server).unwrap_err().code, MailErrorCode::Insecure, "{security:?}");
        assert_eq!(code(deliver(&server)), MailErrorCode::Insecure, "{security:?}");
        assert_eq!(running.mails().len(), 0);
    }
}

#[test]
fn certificate_of_unknown_authority_is_not_trusted() {
    smtp::trusting(|_| {
        let folder = tempfile::tempdir().unwrap();
        assert_not_trusted(&Authority::in_folder(folder.path()), &Settings::default());
    });
}

#[test]
fn certificate_for_other_name_is_not_trusted() {
    smtp::trusting(|authority| assert_not_trusted(authority, &Settings { names: vec!["mail.example".to_owned()], ..Settings::default() }));
}

#[test]
fn expired_certificate_is_not_trusted() {
    smtp::trusting(|authority| assert_not_trusted(authority, &Settings { expired: true, ..Settings::default() }));
}

#[test]
fn computer_without_authorities_trusts_nobody() {
    smtp::trusting(|authority| {
        std::fs::write(authority.pem(), "").unwrap();
        assert_not_trusted(authority, &Settings::default());
    });
}
