//! The log, as it goes along with the diagnostics: our own crates' lines, the newest of each file.

use std::path::Path;

use serde_json::{Value, json};

use super::clean::Clean;

/// How many lines of each file are told.
const LINES: usize = 400;

/// Who speaks in our log. What a library has to say may hold more than we know.
const OURS: [&str; 7] = ["[app", "[connectors", "[exports", "[mail", "[intake", "[paybridge", "[store"];

/// Every file of the log folder, by its name. A file that cannot be read is told so.
pub(super) fn read(folder: &Path, clean: &Clean) -> Vec<Value> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "log")).collect();
    files.sort();
    files.iter().map(|file| told(file, clean)).collect()
}

fn told(file: &Path, clean: &Clean) -> Value {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    match std::fs::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let (ours, others): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_ours(line));
            let newest = ours.iter().skip(ours.len().saturating_sub(LINES));
            let lines: Vec<String> = newest.map(|line| clean.line(line)).collect();
            json!({ "file": name, "bytes": bytes.len(), "lines_of_libraries": others.len(), "lines": lines })
        }
        Err(error) => json!({ "file": name, "unreadable": error.kind().to_string() }),
    }
}

/// A line begins with when it was written, then who speaks: `[2026-11-21][09:12:00][app::screens::runs][INFO] …`.
fn is_ours(line: &str) -> bool {
    let head: String = line.chars().take(120).collect();
    OURS.iter().any(|who| head.contains(&format!("]{who}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_lines_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let lines = "[2026-11-21][09:12:00][app::screens::runs][INFO] run 1 begins\n[2026-11-21][09:12:01][rustls::x][WARN] Ebba\nEbba\n";
        std::fs::write(folder.path().join("paybridge.log"), lines).unwrap();
        std::fs::write(folder.path().join("other.txt"), "Ebba").unwrap();
        let told = read(folder.path(), &Clean::default());
        let expected = json!({ "file": "paybridge.log", "bytes": lines.len(), "lines_of_libraries": 2,
            "lines": ["[2026-11-21][09:12:00][app::screens::runs][INFO] run 1 begins"] });
        assert_eq!(told, [expected]);
    }
}
