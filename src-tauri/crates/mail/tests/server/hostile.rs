//! Hostile texts in subject and body.

use mail::{Message, Security};
use smtp::Settings;

use crate::common::{MANAGERS, password, server_at, wait};

#[test]
fn hostile_mail_adds_no_headers_or_commands() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        let subject = format!("a\r\nBcc: z@y.example\nX: {}\u{2028}\u{202e}<b>", "å".repeat(300));
        let body = "Bcc: z@y.example\n\n.\nMAIL FROM:<z@y.example>\r\n.\r\nFrom here\n--x\n".to_owned();
        let to = MANAGERS.map(str::to_owned);
        wait(mail::deliver(&server, Some(&password()), &to, &Message { subject, body: body.clone() })).unwrap();
        let mail = running.next_mail();
        let expected = format!("a Bcc: z@y.example X: {} <b>", "å".repeat(300));
        assert_eq!(mail.header("Subject"), [expected]);
        assert_eq!((mail.header("Bcc").len(), mail.header("X").len(), mail.headers.len()), (0, 0, 9), "{:?}", mail.headers);
        assert_eq!(mail.recipients, MANAGERS);
        assert_eq!(mail.body, body.replace("\r\n", "\n"));
        assert_eq!(running.mails().len(), 1);
    });
}
