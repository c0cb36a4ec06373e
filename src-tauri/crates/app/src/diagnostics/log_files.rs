//! The log lines of the diagnostics: the newest lines of our own crates, from each file.

use std::path::Path;

use serde_json::{Value, json};

use super::clean::LogRedactor;

/// How many lines of each file are included.
const MAX_LINES: usize = 400;

/// The log targets of our own crates. Lines of libraries could contain personal data and are left out.
const OUR_TARGETS: [&str; 7] = ["[app", "[connectors", "[exports", "[mail", "[intake", "[paybridge", "[store"];

/// Every file of the log folder, by name. A file that cannot be read is listed with its error.
pub(super) fn read(folder: &Path, redactor: &LogRedactor) -> Vec<Value> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "log")).collect();
    files.sort();
    files.iter().map(|file| file_facts(file, redactor)).collect()
}

fn file_facts(file: &Path, redactor: &LogRedactor) -> Value {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    match std::fs::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let (ours, others): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_ours(line));
            let newest = ours.iter().skip(ours.len().saturating_sub(MAX_LINES));
            let lines: Vec<String> = newest.map(|line| redactor.redact(line)).collect();
            json!({ "file": name, "bytes": bytes.len(), "lines_of_libraries": others.len(), "lines": lines })
        }
        Err(error) => json!({ "file": name, "unreadable": error.kind().to_string() }),
    }
}

/// A line begins with date, time and log target: `[2026-11-21][09:12:00][app::use_cases::runs][INFO] …`.
fn is_ours(line: &str) -> bool {
    let head: String = line.chars().take(120).collect();
    OUR_TARGETS.iter().any(|target| head.contains(&format!("]{target}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_has_only_our_own_lines() {
        let folder = tempfile::tempdir().unwrap();
        let lines = "[2026-11-21][09:12:00][app::use_cases::runs][INFO] run 1 begins\n[2026-11-21][09:12:01][rustls::x][WARN] Ebba\nEbba\n";
        std::fs::write(folder.path().join("paybridge.log"), lines).unwrap();
        std::fs::write(folder.path().join("other.txt"), "Ebba").unwrap();
        let files = read(folder.path(), &LogRedactor::default());
        let expected = json!({ "file": "paybridge.log", "bytes": lines.len(), "lines_of_libraries": 2,
            "lines": ["[2026-11-21][09:12:00][app::use_cases::runs][INFO] run 1 begins"] });
        assert_eq!(files, [expected]);
    }
}
