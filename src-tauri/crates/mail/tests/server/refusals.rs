//! Servers that say no.

use mail::{MailErrorCode, Security, Server};
use smtp::{Encryption, Faults, Settings, Stage};

use crate::common::{MANAGERS, check, code, deliver, deliver_to, server_at, wait};

#[test]
fn a_wrong_password_is_a_refused_login() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let wrong = secrecy::SecretString::from("smultron och blåbär");
        let error = wait(mail::check(&server, Some(&wrong))).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
        assert!(error.said.as_ref().is_some_and(|said| said.starts_with("535 5.7.8")), "{error:?}");
        assert_eq!(wait(mail::check(&server, None)).unwrap_err().code, MailErrorCode::LoginRefused, "no password");
        let nobody = Server { user: None, ..server };
        assert_eq!(code(deliver(&nobody)), MailErrorCode::LoginRefused, "a login is wanted");
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn a_server_without_logins_by_password_is_a_refused_login() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { login: None, ..Settings::default() });
        let error = check(&server_at(running.port(), Security::StartTls)).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
    });
}

#[test]
fn what_the_server_says_is_told_without_addresses_and_secrets() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let answer = format!("535 5.7.8 {} is not {} ({})", smtp::PASSWORD, smtp::USER, "long ".repeat(60));
        running.set_faults(&Faults::refuse(Stage::Login, &answer));
        let error = check(&server_at(running.port(), Security::StartTls)).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
        let said = error.said.clone().unwrap();
        assert!(said.starts_with("535 5.7.8 … is not … (long long") && said.chars().count() == 200, "{said}");
        for text in [format!("{error:?}"), error.to_string(), serde_json::to_string(&error).unwrap()] {
            assert!(!text.contains("4711") && !text.contains("nordlicht"), "{text}");
        }
    });
}

#[test]
fn a_server_that_switched_passwords_off_is_no_wrong_password_wherever_it_says_so() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        for answer in Faults::PASSWORDS_OFF {
            running.set_faults(&Faults::refuse(Stage::Login, answer));
            let error = check(&server).unwrap_err();
            assert_eq!((error.code, error.said.as_deref()), (MailErrorCode::PasswordsOff, Some(answer)));
            for stage in [Stage::Login, Stage::Sender, Stage::Recipient, Stage::Data, Stage::Content] {
                running.set_faults(&Faults::refuse(stage, answer));
                let error = deliver(&server).unwrap_err();
                assert_eq!((error.code, error.perhaps_sent), (MailErrorCode::PasswordsOff, false), "{stage:?} {answer}");
            }
        }
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn a_login_that_is_not_possible_just_now_is_no_wrong_password() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        running.set_faults(&Faults::refuse(Stage::Login, "454 4.7.0 later"));
        assert_eq!(check(&server_at(running.port(), Security::StartTls)).unwrap_err().code, MailErrorCode::Refused);
    });
}

#[test]
fn a_sender_may_be_refused_at_once_or_with_the_first_recipient() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        running.set_faults(&Faults::refuse(Stage::Sender, "550 5.7.1 not yours"));
        assert_eq!(code(deliver(&server)), MailErrorCode::SenderRefused);
        running.set_faults(&Faults::refuse(Stage::Recipient, "553 5.7.1 <x@y.example>: Sender address rejected: not owned by user"));
        let error = deliver(&server).unwrap_err();
        assert_eq!((error.code, error.said.unwrap().contains('@')), (MailErrorCode::SenderRefused, false));
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn one_refused_recipient_is_told_and_the_others_get_the_mail() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        running.set_faults(&Faults::recipients(&MANAGERS[..1]));
        let delivered = deliver(&server_at(running.port(), Security::StartTls)).unwrap();
        assert_eq!(delivered.refused, [MANAGERS[0]]);
        assert_eq!(delivered.said.as_deref(), Some("550 5.1.1 … no such mailbox"));
        assert!(!format!("{delivered:?}").contains("ebba"));
        assert_eq!(running.next_mail().recipients, [MANAGERS[1]]);
    });
}

#[test]
fn when_every_recipient_is_refused_nothing_is_sent() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        running.set_faults(&Faults::recipients(&MANAGERS));
        let error = deliver(&server_at(running.port(), Security::StartTls)).unwrap_err();
        assert_eq!((error.code, error.perhaps_sent), (MailErrorCode::RecipientRefused, false));
        assert_eq!(error.recipients, MANAGERS);
        assert!(!format!("{error:?}").contains("ebba"));
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn a_mail_refused_at_any_other_moment_is_certainly_not_sent() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let places = [
            (Stage::Greeting, "554 no"),
            (Stage::Sender, "452 4.3.1 full"),
            (Stage::Recipient, "421 4.3.2 going down"),
            (Stage::Data, "554 no"),
            (Stage::Content, "550 5.7.1 this looks like spam"),
            (Stage::Content, "451 later"),
        ];
        for (stage, answer) in places {
            running.set_faults(&Faults::refuse(stage, answer));
            let error = deliver(&server).unwrap_err();
            assert_eq!((error.code, error.perhaps_sent), (MailErrorCode::Refused, false), "{stage:?} {answer}: {error:?}");
            assert_eq!(error.said.as_deref(), Some(answer));
        }
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn addresses_that_are_none_are_named_before_anybody_is_asked() {
    let nowhere = server_at(9, Security::Tls);
    let error = deliver_to(&nowhere, &["ebba@mejl.example", "nils", "x@y.example\r\nBcc: z@y.example"]).unwrap_err();
    assert_eq!(error.code, MailErrorCode::AddressInvalid);
    assert_eq!(error.recipients, ["nils", "x@y.example\r\nBcc: z@y.example"]);
    assert_eq!(code(deliver_to(&nowhere, &[])), MailErrorCode::AddressInvalid);
    let strange = Server { from: "Paybridge".to_owned(), ..nowhere };
    assert_eq!(code(deliver(&strange)), MailErrorCode::AddressInvalid);
}

#[test]
fn letters_that_the_server_cannot_carry_are_told_of() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { smtputf8: false, ..Settings::default() });
        let error = deliver_to(&server_at(running.port(), Security::StartTls), &["åsa@mejl.example", MANAGERS[0]]).unwrap_err();
        assert_eq!(error.code, MailErrorCode::AddressInvalid);
        assert_eq!(error.recipients, ["åsa@mejl.example"]);
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn without_encryption_neither_the_password_nor_the_mail_leaves() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { encryption: Encryption::None, ..Settings::default() });
        for security in [Security::StartTls, Security::Tls] {
            let server = server_at(running.port(), security);
            assert_eq!(check(&server).unwrap_err().code, MailErrorCode::NoEncryption, "{security:?}");
            assert_eq!(code(deliver(&server)), MailErrorCode::NoEncryption, "{security:?}");
        }
        assert_eq!(running.mails().len(), 0);
    });
}
