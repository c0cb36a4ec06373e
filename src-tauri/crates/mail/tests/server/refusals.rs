//! Servers that refuse.

use mail::{MailErrorCode, Security, Server};
use smtp::{Encryption, Faults, Settings, Stage};

use crate::common::{MANAGERS, check, code, deliver, deliver_to, server_at, wait};

#[test]
fn wrong_password_is_login_refused() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let wrong = secrecy::SecretString::from("smultron och blåbär");
        let error = wait(mail::check(&server, Some(&wrong))).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
        assert!(error.reply.as_ref().is_some_and(|reply| reply.starts_with("535 5.7.8")), "{error:?}");
        assert_eq!(wait(mail::check(&server, None)).unwrap_err().code, MailErrorCode::LoginRefused, "no password");
        let no_login = Server { user: None, ..server };
        assert_eq!(code(deliver(&no_login)), MailErrorCode::LoginRefused, "a login is wanted");
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn server_without_password_login_is_login_refused() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { login: None, ..Settings::default() });
        let error = check(&server_at(running.port(), Security::StartTls)).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
    });
}

#[test]
fn server_reply_is_redacted() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let answer = format!("535 5.7.8 {} is not {} ({})", smtp::PASSWORD, smtp::USER, "long ".repeat(60));
        running.set_faults(&Faults::refuse(Stage::Login, &answer));
        let error = check(&server_at(running.port(), Security::StartTls)).unwrap_err();
        assert_eq!(error.code, MailErrorCode::LoginRefused);
        let reply = error.reply.clone().unwrap();
        assert!(reply.starts_with("535 5.7.8 … is not … (long long") && reply.chars().count() == 200, "{reply}");
        for text in [format!("{error:?}"), error.to_string(), serde_json::to_string(&error).unwrap()] {
            assert!(!text.contains("4711") && !text.contains("nordlicht"), "{text}");
        }
    });
}

#[test]
fn disabled_passwords_are_recognized_at_every_stage() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        for answer in Faults::PASSWORDS_OFF {
            running.set_faults(&Faults::refuse(Stage::Login, answer));
            let error = check(&server).unwrap_err();
            assert_eq!((error.code, error.reply.as_deref()), (MailErrorCode::PasswordsOff, Some(answer)));
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
fn temporary_login_failure_is_refused() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        running.set_faults(&Faults::refuse(Stage::Login, "454 4.7.0 later"));
        assert_eq!(check(&server_at(running.port(), Security::StartTls)).unwrap_err().code, MailErrorCode::Refused);
    });
}

#[test]
fn sender_is_refused_at_sender_or_recipient() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        running.set_faults(&Faults::refuse(Stage::Sender, "550 5.7.1 not yours"));
        assert_eq!(code(deliver(&server)), MailErrorCode::SenderRefused);
        running.set_faults(&Faults::refuse(Stage::Recipient, "553 5.7.1 <x@y.example>: Sender address rejected: not owned by user"));
        let error = deliver(&server).unwrap_err();
        assert_eq!((error.code, error.reply.unwrap().contains('@')), (MailErrorCode::SenderRefused, false));
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn refused_recipient_is_named_and_others_get_the_mail() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        running.set_faults(&Faults::recipients(&MANAGERS[..1]));
        let delivered = deliver(&server_at(running.port(), Security::StartTls)).unwrap();
        assert_eq!(delivered.refused, [MANAGERS[0]]);
        assert_eq!(delivered.reply.as_deref(), Some("550 5.1.1 … no such mailbox"));
        assert!(!format!("{delivered:?}").contains("ebba"));
        assert_eq!(running.next_mail().recipients, [MANAGERS[1]]);
    });
}

#[test]
fn all_recipients_refused_sends_nothing() {
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
fn refusal_at_any_stage_is_certainly_not_sent() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let refusals = [
            (Stage::Greeting, "554 no"),
            (Stage::Sender, "452 4.3.1 full"),
            (Stage::Recipient, "421 4.3.2 going down"),
            (Stage::Data, "554 no"),
            (Stage::Content, "550 5.7.1 this looks like spam"),
            (Stage::Content, "451 later"),
        ];
        for (stage, answer) in refusals {
            running.set_faults(&Faults::refuse(stage, answer));
            let error = deliver(&server).unwrap_err();
            assert_eq!((error.code, error.perhaps_sent), (MailErrorCode::Refused, false), "{stage:?} {answer}: {error:?}");
            assert_eq!(error.reply.as_deref(), Some(answer));
        }
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn invalid_addresses_are_named_without_connection() {
    let nowhere = server_at(9, Security::Tls);
    let error = deliver_to(&nowhere, &["ebba@mejl.example", "nils", "x@y.example\r\nBcc: z@y.example"]).unwrap_err();
    assert_eq!(error.code, MailErrorCode::AddressInvalid);
    assert_eq!(error.recipients, ["nils", "x@y.example\r\nBcc: z@y.example"]);
    assert_eq!(code(deliver_to(&nowhere, &[])), MailErrorCode::AddressInvalid);
    let invalid_sender = Server { from: "Paybridge".to_owned(), ..nowhere };
    assert_eq!(code(deliver(&invalid_sender)), MailErrorCode::AddressInvalid);
}

#[test]
fn recipient_without_smtputf8_support_is_named() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { smtputf8: false, ..Settings::default() });
        let error = deliver_to(&server_at(running.port(), Security::StartTls), &["åsa@mejl.example", MANAGERS[0]]).unwrap_err();
        assert_eq!(error.code, MailErrorCode::AddressInvalid);
        assert_eq!(error.recipients, ["åsa@mejl.example"]);
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn server_without_encryption_gets_nothing() {
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
