//! A process of the whole app without a window (`folder_run`), and what is said to it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A process that waits for its word.
pub struct Instance {
    process: Child,
    tell: ChildStdin,
    told: BufReader<ChildStdout>,
}

impl Instance {
    /// Starts one. It is ready to open the folder.
    pub fn ready(program: &str, folder: &Path) -> Self {
        Self::of(Command::new(program).arg(folder))
    }

    /// The same, however it is started.
    pub fn of(command: &mut Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the process starts");
        let (tell, told) = (process.stdin.take().expect("its input"), process.stdout.take().expect("its output"));
        let mut instance = Self { process, tell, told: BufReader::new(told) };
        assert_eq!(instance.hear(), "ready");
        instance
    }

    /// Starts one and lets it open the folder.
    pub fn opened(program: &str, folder: &Path) -> Self {
        let mut instance = Self::ready(program, folder);
        assert_eq!(instance.ask("open"), "opened");
        instance
    }

    /// Says a line.
    pub fn say(&mut self, word: &str) {
        writeln!(self.tell, "{word}").expect("it listens");
    }

    /// Waits for a line.
    pub fn hear(&mut self) -> String {
        let mut line = String::new();
        self.told.read_line(&mut line).expect("it answers");
        line.trim().to_owned()
    }

    /// Says a line and waits for the answer.
    pub fn ask(&mut self, word: &str) -> String {
        self.say(word);
        self.hear()
    }

    /// Kills it.
    pub fn kill(mut self) {
        self.process.kill().expect("it can be killed");
        self.process.wait().expect("it is gone");
    }

    /// Lets it end by itself. Whether it ended well.
    pub fn end(mut self) -> bool {
        drop(self.tell);
        self.process.wait().expect("it is gone").success()
    }
}

/// What the sample company's services hold. Which tokens they gave out is no effect of a run.
pub fn company(folder: &Path) -> Value {
    let file = std::fs::read(folder.join("sample-company.json")).expect("the sample company's file");
    let mut company: Value = serde_json::from_slice(&file).expect("JSON");
    let personio = company["personio"].as_object_mut().expect("a company at Personio");
    personio.retain(|name, _| !name.starts_with("token"));
    company
}

/// Who and what the sample company's services hold more than once.
pub fn doubles(folder: &Path) -> Vec<String> {
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
    let mut doubles = Vec::new();
    for mut group in all {
        group.sort();
        doubles.extend(group.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()));
    }
    doubles
}
