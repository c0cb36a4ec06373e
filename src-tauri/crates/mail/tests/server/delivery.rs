//! Mails that the server accepts.

use mail::{Security, Server};
use smtp::{Encryption, Settings};

use crate::common::{MANAGERS, check, deliver, deliver_to, message, password, server_at, wait};

#[test]
fn mail_arrives_over_starttls_with_login() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        assert_eq!(deliver(&server).unwrap().refused, Vec::<String>::new());
        let mail = running.next_mail();
        assert_eq!((mail.sender.as_str(), mail.encrypted), ("lohn@nordlicht.example", true));
        assert_eq!(mail.login.as_deref(), Some(smtp::USER));
        assert_eq!(mail.recipients, MANAGERS);
        assert_eq!(mail.header("To"), ["ebba@mejl.example, nils.holm@mejl.example"]);
        assert_eq!(mail.header("From"), ["Paybridge <lohn@nordlicht.example>"]);
        assert_eq!(mail.header("Subject"), [message().subject]);
        assert_eq!(mail.body, message().body);
        assert_eq!(mail.header("Auto-Submitted"), ["auto-generated"]);
        assert_eq!((mail.header("Date").len(), mail.header("Message-ID").len()), (1, 1));
        assert_eq!(mail.header("Content-Type"), ["text/plain; charset=\"utf-8\""]);
        assert!(mail.raw.is_ascii() && mail.raw.lines().all(|line| line.len() <= 78), "{}", mail.raw);
    });
}

#[test]
fn mail_arrives_over_tls() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { encryption: Encryption::Tls, ..Settings::default() });
        deliver(&server_at(running.port(), Security::Tls)).unwrap();
        assert!(running.next_mail().encrypted);
    });
}

#[test]
fn login_mechanism_works_without_plain() {
    smtp::trusting(|authority| {
        let settings = Settings { without_mechanisms: vec!["PLAIN".to_owned()], ..Settings::default() };
        let running = smtp::Server::start(authority, &settings);
        deliver(&server_at(running.port(), Security::StartTls)).unwrap();
        assert_eq!(running.next_mail().login.as_deref(), Some(smtp::USER));
    });
}

#[test]
fn server_without_login_gets_no_login() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { login: None, ..Settings::default() });
        let server = Server { user: None, ..server_at(running.port(), Security::StartTls) };
        deliver(&server).unwrap();
        assert_eq!(running.next_mail().login, None);
    });
}

#[test]
fn check_sends_nothing() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        assert_eq!(check(&server_at(running.port(), Security::StartTls)), Ok(()));
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn message_id_is_equal_for_equal_mails_only() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let ids = [MANAGERS.as_slice(), &MANAGERS, &MANAGERS[..1]].map(|to| {
            deliver_to(&server, to).unwrap();
            running.next_mail().header("Message-ID").concat()
        });
        assert!(ids[0] == ids[1] && ids[1] != ids[2] && ids[0].ends_with("@nordlicht.example>"), "{ids:?}");
    });
}

#[test]
fn non_ascii_domain_is_sent_in_ascii() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings { smtputf8: false, ..Settings::default() });
        deliver_to(&server_at(running.port(), Security::StartTls), &["info@lohnbüro.example", "info@LOHNBÜRO.example"]).unwrap();
        assert_eq!(running.next_mail().recipients, ["info@xn--lohnbro-r2a.example"]);
    });
}

#[test]
fn non_ascii_local_part_is_sent_with_smtputf8() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        deliver_to(&server_at(running.port(), Security::StartTls), &["åsa@mejl.example"]).unwrap();
        assert_eq!(running.next_mail().recipients, ["åsa@mejl.example"]);
    });
}

#[test]
fn server_that_stops_after_acceptance_has_the_mail() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let to = MANAGERS.map(str::to_owned);
        assert!(wait(mail::deliver(&server, Some(&password()), &to, &message())).is_ok());
        drop(running);
        assert!(deliver(&server).is_err());
    });
}
