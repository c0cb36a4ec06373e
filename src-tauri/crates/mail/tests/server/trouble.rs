//! Servers that are unreachable, close the connection or do not reply.

use std::{
    net::{TcpListener, TcpStream},
    time::Duration,
};

use mail::{Limits, MailErrorCode, Security, Server};
use smtp::{Fault, Faults, Settings, Stage};
use tokio::net::TcpSocket;

use crate::common::{check, code, deliver, deliver_within, password, server_at, short_limits, total_limit, wait};

/// A port at which no server listens.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn closed_port_or_unknown_host_is_unreachable() {
    for security in [Security::StartTls, Security::Tls] {
        let server = server_at(closed_port(), security);
        assert_eq!(code(deliver(&server)), MailErrorCode::Unreachable);
        assert_eq!(check(&server).unwrap_err().code, MailErrorCode::Unreachable);
        for host in ["no-such-host.invalid", "", "not a host"] {
            assert_eq!(code(deliver(&Server { host: host.to_owned(), ..server.clone() })), MailErrorCode::Unreachable, "{host}");
        }
    }
}

#[test]
fn silent_server_times_out() {
    // The system accepts connections for a listener that never calls accept.
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    for security in [Security::StartTls, Security::Tls] {
        let server = server_at(mute.local_addr().unwrap().port(), security);
        assert_eq!(wait(mail::check_within(&server, Some(&password()), short_limits())).unwrap_err().code, MailErrorCode::TimedOut);
        assert_eq!(code(deliver_within(&server, short_limits())), MailErrorCode::TimedOut);
    }
}

#[test]
fn server_that_does_not_accept_times_out() {
    wait(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let full = socket.listen(1).unwrap();
        let address = full.local_addr().unwrap();
        // Two connections fill the backlog of one: the next is neither accepted nor refused.
        let _backlog = [TcpStream::connect(address).unwrap(), TcpStream::connect(address).unwrap()];
        let limits = Limits { connect: Duration::from_millis(100), ..Limits::default() };
        for security in [Security::StartTls, Security::Tls] {
            let server = Server { host: "127.0.0.1".to_owned(), ..server_at(address.port(), security) };
            let error = mail::check_within(&server, Some(&password()), limits).await.unwrap_err();
            assert_eq!(error.code, MailErrorCode::TimedOut, "{security:?}");
        }
    });
}

#[test]
fn connection_closed_at_once_is_lost() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || listener.incoming().for_each(drop));
    for security in [Security::StartTls, Security::Tls] {
        assert_eq!(code(deliver(&server_at(port, security))), MailErrorCode::ConnectionLost, "{security:?}");
    }
}

#[test]
fn connection_closed_before_content_sent_nothing() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        for stage in [Stage::Greeting, Stage::Login, Stage::Sender, Stage::Recipient, Stage::Data] {
            running.set_faults(&Faults::at(stage, Fault::Close));
            assert_eq!(code(deliver(&server)), MailErrorCode::ConnectionLost, "{stage:?}");
        }
        assert_eq!(running.mails().len(), 0);
    });
}

#[test]
fn connection_closed_at_content_has_perhaps_sent() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        for stage in [Stage::Middle, Stage::Content, Stage::Taken] {
            running.set_faults(&Faults::at(stage, Fault::Close));
            let error = deliver(&server).unwrap_err();
            assert_eq!((error.code, error.perhaps_sent), (MailErrorCode::ConnectionLost, true), "{stage:?}");
        }
        assert_eq!(running.mails().len(), 1, "once it really was");
    });
}

#[test]
fn timeout_tells_whether_mail_was_perhaps_sent() {
    smtp::trusting(|authority| {
        let running = smtp::Server::start(authority, &Settings::default());
        let server = server_at(running.port(), Security::StartTls);
        for (stage, perhaps_sent) in [(Stage::Recipient, false), (Stage::Content, true), (Stage::Taken, true)] {
            running.set_faults(&Faults::at(stage, Fault::Silence));
            // A busy machine may need longer to reach this stage.
            let mut seconds = [1, 8, 64].into_iter().map(Duration::from_secs);
            let failed = |limit| deliver_within(&server, total_limit(limit)).unwrap_err();
            let error = seconds.by_ref().map(failed).find(|error| error.perhaps_sent == perhaps_sent).unwrap();
            assert_eq!((error.code, error.recipients.len()), (MailErrorCode::TimedOut, 0), "{stage:?}");
        }
    });
}
