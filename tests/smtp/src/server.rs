//! The server's process.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Mutex, mpsc},
    thread,
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::{Authority, Encryption, Faults, Login, Settings, Stage};

/// The system's Python. Debian installs the package aiosmtpd only for this one.
const PYTHON: &str = "/usr/bin/python3";
/// Without the awaited event a test fails after this time, and does not hang.
const TIMEOUT: Duration = Duration::from_secs(120);

/// A mail that the server accepted.
#[derive(Debug, Clone, Deserialize)]
pub struct Mail {
    /// The envelope's sender.
    pub sender: String,
    /// The envelope's recipients.
    pub recipients: Vec<String>,
    /// Whether the connection was encrypted.
    pub encrypted: bool,
    /// The user of the login.
    pub login: Option<String>,
    /// The decoded headers, in their order.
    pub headers: Vec<(String, String)>,
    /// The decoded text, with `\n` as the line end.
    pub body: String,
    /// The mail as it was received.
    pub raw: String,
}

impl Mail {
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect()
    }
}

/// An event that the process prints.
#[derive(Debug, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Event {
    Ready { port: u16 },
    Mail { number: u32 },
    Fault { stage: Stage },
}

/// The settings in the first line that the process reads.
#[derive(Serialize)]
struct FirstLine<'a> {
    folder: &'a Path,
    certificate: PathBuf,
    key: PathBuf,
    encryption: Encryption,
    login: &'a Option<Login>,
    without_mechanisms: &'a [String],
    smtputf8: bool,
    port: u16,
}

/// A running server. It ends with this value, and with the test's process.
#[derive(Debug)]
pub struct Server {
    port: u16,
    folder: TempDir,
    child: Child,
    events: Mutex<mpsc::Receiver<Event>>,
    // The server ends when its input is closed.
    _input: ChildStdin,
}

impl Server {
    /// Starts a server and waits until it listens.
    pub fn start(authority: &Authority, settings: &Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("mails")).unwrap();
        write_faults(folder.path(), &Faults::default());
        let certificate = authority.certify(&settings.names, settings.expired, folder.path());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("server.py");
        let errors = fs::File::create(folder.path().join("errors")).unwrap();
        let mut command = Command::new(PYTHON);
        command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors);
        let mut child = command.spawn().expect("python3 of the system starts");
        let mut input = child.stdin.take().unwrap();
        let first = FirstLine {
            folder: folder.path(),
            certificate: certificate.certificate,
            key: certificate.key,
            encryption: settings.encryption,
            login: &settings.login,
            without_mechanisms: &settings.without_mechanisms,
            smtputf8: settings.smtputf8,
            port: settings.port,
        };
        writeln!(input, "{}", serde_json::to_string(&first).unwrap()).unwrap();
        let events = read_events(&mut child);
        let port = match events.recv_timeout(TIMEOUT) {
            Ok(Event::Ready { port }) => port,
            other => panic!("the mail server did not start ({other:?}): {}", error_output(folder.path())),
        };
        Self { port, folder, child, events: Mutex::new(events), _input: input }
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Replaces all faults.
    pub fn set_faults(&self, faults: &Faults) {
        write_faults(self.folder.path(), faults);
    }

    /// Waits for the next accepted mail.
    pub fn next_mail(&self) -> Mail {
        loop {
            if let Event::Mail { number } = self.next_event() {
                return self.mail(number);
            }
        }
    }

    /// Waits for the next fault, and returns its stage.
    pub fn next_fault(&self) -> Stage {
        loop {
            if let Event::Fault { stage } = self.next_event() {
                return stage;
            }
        }
    }

    /// All accepted mails so far.
    pub fn mails(&self) -> Vec<Mail> {
        let files = fs::read_dir(self.folder.path().join("mails")).unwrap();
        let count = files.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "json")).count();
        (1..).take(count).map(|number| self.mail(number)).collect()
    }

    fn mail(&self, number: u32) -> Mail {
        let text = fs::read_to_string(self.folder.path().join("mails").join(format!("{number:04}.json"))).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn next_event(&self) -> Event {
        let events = self.events.lock().unwrap();
        events
            .recv_timeout(TIMEOUT)
            .unwrap_or_else(|error| panic!("the mail server tells nothing ({error}): {}", error_output(self.folder.path())))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads on a thread of its own, so that waiting can time out.
fn read_events(child: &mut Child) -> mpsc::Receiver<Event> {
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let event = serde_json::from_str(&line).unwrap_or_else(|_| panic!("no event: {line}"));
            if sender.send(event).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Renames a complete file into place, so that the server never reads a half-written one.
fn write_faults(folder: &Path, faults: &Faults) {
    let part = folder.join("faults.part");
    fs::write(&part, serde_json::to_string(faults).unwrap()).unwrap();
    fs::rename(part, folder.join("faults.json")).unwrap();
}

fn error_output(folder: &Path) -> String {
    fs::read_to_string(folder.join("errors")).unwrap_or_default()
}
