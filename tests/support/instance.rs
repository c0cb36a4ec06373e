//! A process of the whole app without a window (`folder_run`), and the commands to it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A process that waits for commands.
pub struct Instance {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Instance {
    /// Starts a process that is ready to open the folder.
    pub fn ready(program: &str, folder: &Path) -> Self {
        Self::of(Command::new(program).arg(folder))
    }

    /// Starts a process by any command.
    pub fn of(command: &mut Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the process starts");
        let (input, output) = (process.stdin.take().expect("its input"), process.stdout.take().expect("its output"));
        let mut instance = Self { process, input, output: BufReader::new(output) };
        assert_eq!(instance.receive(), "ready");
        instance
    }

    /// Starts a process and lets it open the folder.
    pub fn opened(program: &str, folder: &Path) -> Self {
        let mut instance = Self::ready(program, folder);
        assert_eq!(instance.ask("open"), "opened");
        instance
    }

    /// Sends a line.
    pub fn send(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("it listens");
    }

    /// Waits for a line.
    pub fn receive(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("it answers");
        line.trim().to_owned()
    }

    /// Sends a line and waits for the answer.
    pub fn ask(&mut self, line: &str) -> String {
        self.send(line);
        self.receive()
    }

    pub fn kill(mut self) {
        self.process.kill().expect("it can be killed");
        self.process.wait().expect("it is gone");
    }

    /// Lets the process end by itself. Returns whether it succeeded.
    pub fn end(mut self) -> bool {
        drop(self.input);
        self.process.wait().expect("it is gone").success()
    }
}

/// The data of the sample company's services, without Personio's tokens, because a token is no effect of a run.
pub fn company(folder: &Path) -> Value {
    let file = std::fs::read(folder.join("sample-company.json")).expect("the sample company's file");
    let mut company: Value = serde_json::from_slice(&file).expect("JSON");
    let personio = company["personio"].as_object_mut().expect("a company at Personio");
    personio.retain(|name, _| !name.starts_with("token"));
    company
}

/// The records that the sample company's services have more than once.
pub fn duplicates(folder: &Path) -> Vec<String> {
    let company = company(folder);
    let kleer = &company["kleer"]["companies"][0];
    let lines = |rows: &Value, fields: &[&str]| -> Vec<String> {
        let line = |row: &Value| fields.iter().map(|field| row[*field].to_string()).collect::<Vec<_>>().join(" ");
        rows.as_array().into_iter().flatten().map(line).collect()
    };
    let all = [
        lines(&kleer["users"], &["name", "email"]),
        lines(&kleer["events"], &["user", "date", "activity"]),
        lines(&company["alexis"]["rows"]["employee"], &["firstName", "lastName", "ssn"]),
        lines(&company["personio"]["types"], &["name"]),
        lines(&company["personio"]["compensations"], &["person", "type_id", "effective_from", "value"]),
    ];
    let mut duplicates = Vec::new();
    for mut group in all {
        group.sort();
        duplicates.extend(group.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()));
    }
    duplicates
}
