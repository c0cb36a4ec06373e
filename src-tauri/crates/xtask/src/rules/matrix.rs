//! Every test that the matrix of promises names exists.
//!
//! A row's second cell names tests: a path in backticks, then names of tests in it, separated by commas; the next path begins a new
//! group after a semicolon. A name may end with `…`. What stands in parentheses is a remark, and so are words without an underscore
//! behind a Rust file.

use std::{fs, path::PathBuf};

use crate::{failure::Failure, workspace::Workspace};

const MATRIX: &str = "tests/MATRIX.md";

/// Fails with a line for each path and each test that is named and not there.
pub fn matrix(workspace: &Workspace) -> Result<(), Failure> {
    let path = workspace.root.join(MATRIX);
    let text = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let named = named_tests(&text);
    if named.is_empty() {
        return Err(Failure::Rules(vec![format!("{MATRIX} names no test")]));
    }
    let mut violations = Vec::new();
    for (line, named) in named {
        match find(workspace, &named.path) {
            Some(place) => {
                let sources = sources(&place)?;
                let missing = named.tests.iter().filter(|test| !sources.iter().any(|source| has(source, test)));
                violations.extend(missing.map(|test| format!("{MATRIX}:{line}: {} has no test {test}", named.path)));
            }
            None => violations.push(format!("{MATRIX}:{line}: there is no {}", named.path)),
        }
    }
    Failure::unless_empty(violations)
}

/// One path of a row, and the tests that the row names in it.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    path: String,
    tests: Vec<String>,
}

fn named_tests(matrix: &str) -> Vec<(usize, Named)> {
    let rows = (1..).zip(matrix.lines()).filter(|(_, line)| line.starts_with("| ") && !line.starts_with("| scenario |"));
    rows.flat_map(|(number, line)| {
        let cell = without_remarks(line.split(" | ").nth(1).unwrap_or_default());
        let named: Vec<Named> = cell.split(';').flat_map(groups).collect();
        named.into_iter().map(move |named| (number, named))
    })
    .collect()
}

/// A cell without what stands in parentheses.
fn without_remarks(cell: &str) -> String {
    let mut rest = cell;
    let mut kept = String::new();
    while let Some((before, remark)) = rest.split_once('(') {
        kept.push_str(before);
        rest = remark.split_once(')').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The paths of one group, each with the names behind it.
fn groups(group: &str) -> Vec<Named> {
    // Text and backticked text take turns.
    let parts: Vec<&str> = group.split('`').collect();
    let mut named: Vec<Named> = Vec::new();
    for pair in parts.get(1..).unwrap_or_default().chunks(2) {
        let (path, names) = (pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default());
        if path.starts_with("cargo ") || path.contains('*') {
            continue;
        }
        // A file beside the one before it is named without its folder.
        let path = match named.last() {
            Some(before) if !path.contains('/') => format!("{}/{path}", before.path.rsplit_once('/').map_or("", |(folder, _)| folder)),
            _ => path.to_owned(),
        };
        let of_page = path.starts_with("ui/");
        let names = names.split(',').map(|name| name.trim().trim_end_matches('…').trim()).filter(|name| !name.is_empty());
        let tests = names.filter(|name| of_page || name.contains('_') && !name.contains(' ')).map(str::to_owned).collect();
        named.push(Named { path, tests });
    }
    named
}

/// Where a path of the matrix leads: from the root, among the tests, or among the crates.
fn find(workspace: &Workspace, path: &str) -> Option<PathBuf> {
    ["", "tests", "src-tauri/crates", "src-tauri/crates/xtask/src"]
        .iter()
        .map(|from| workspace.root.join(from).join(path))
        .find(|place| place.exists())
}

/// The texts of a file, or of every file in a folder.
fn sources(place: &PathBuf) -> Result<Vec<String>, Failure> {
    if place.is_file() {
        return Ok(vec![fs::read_to_string(place).map_err(Failure::file(place))?]);
    }
    let mut texts = Vec::new();
    for entry in fs::read_dir(place).map_err(Failure::file(place))? {
        let entry = entry.map_err(Failure::file(place))?.path();
        if entry.is_dir() || entry.extension().is_some_and(|ending| ["rs", "ts", "tsx"].iter().any(|known| ending == *known)) {
            texts.extend(sources(&entry)?);
        }
    }
    Ok(texts)
}

/// Whether a source defines a test whose name begins so: a function of Rust, or a title of the page's tests.
fn has(source: &str, test: &str) -> bool {
    source.contains(&format!("fn {test}")) || ['"', '\'', '`'].iter().any(|quote| source.contains(&format!("{quote}{test}")))
}

#[cfg(test)]
mod tests {
    use super::{Named, groups, has, named_tests};

    fn named(path: &str, tests: &[&str]) -> Named {
        Named { path: path.to_owned(), tests: tests.iter().map(|test| (*test).to_owned()).collect() }
    }

    #[test]
    fn row_names_paths_and_tests() {
        let matrix =
            "| scenario | test | status |\n|---|---|---|\n| a | `x/a.rs` one_test…, two_tests; `ui/b.tsx` a title, of words… | ✓ |\n";
        let expected = [(3, named("x/a.rs", &["one_test", "two_tests"])), (3, named("ui/b.tsx", &["a title", "of words"]))];
        assert_eq!(named_tests(matrix), expected);
    }

    #[test]
    fn file_without_folder_is_beside_the_one_before() {
        assert_eq!(groups("`x/a.rs`, `b.rs` the way of leave"), [named("x/a.rs", &[]), named("x/b.rs", &[])]);
    }

    #[test]
    fn test_is_found_by_the_beginning_of_its_name() {
        assert!(has("fn one_test_more() {}", "one_test") && has("test('a title, of words', …", "a title"));
        assert!(!has("fn another_one_test() {}", "one_test"));
    }
}
