//! Checks that every test in tests/MATRIX.md exists.
//!
//! A row's second cell names tests: a path in backticks, then names of tests in it, separated by commas; the next path begins a new
//! group after a semicolon. A name may end with `…`. Text in parentheses is a remark, and so are words without an underscore after
//! a Rust file.

use std::{fs, path::PathBuf};

use crate::{failure::Failure, workspace::Workspace};

const MATRIX: &str = "tests/MATRIX.md";

/// Fails with a line for each named path or test that does not exist.
pub fn matrix(workspace: &Workspace) -> Result<(), Failure> {
    let path = workspace.root.join(MATRIX);
    let text = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let named = named_tests(&text);
    if named.is_empty() {
        return Err(Failure::Rules(vec![format!("{MATRIX} names no test")]));
    }
    let mut violations = Vec::new();
    for (line, named) in named {
        match resolve(workspace, &named.path) {
            Some(path) => {
                let sources = sources(&path)?;
                let missing = named.tests.iter().filter(|test| !sources.iter().any(|source| defines_test(source, test)));
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
        let cell = strip_remarks(line.split(" | ").nth(1).unwrap_or_default());
        let named: Vec<Named> = cell.split(';').flat_map(parse_group).collect();
        named.into_iter().map(move |named| (number, named))
    })
    .collect()
}

/// Removes the remarks in parentheses from a cell.
fn strip_remarks(cell: &str) -> String {
    let mut rest = cell;
    let mut stripped = String::new();
    while let Some((before, remark)) = rest.split_once('(') {
        stripped.push_str(before);
        rest = remark.split_once(')').map_or("", |(_, after)| after);
    }
    stripped + rest
}

/// Parses the paths of one group, each with the names that follow it.
fn parse_group(group: &str) -> Vec<Named> {
    // Plain and backticked parts alternate.
    let parts: Vec<&str> = group.split('`').collect();
    let mut named: Vec<Named> = Vec::new();
    for pair in parts.get(1..).unwrap_or_default().chunks(2) {
        let (path, names) = (pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default());
        if path.starts_with("cargo ") || path.contains('*') {
            continue;
        }
        // A file in the folder of the previous path is named without the folder.
        let path = match named.last() {
            Some(before) if !path.contains('/') => format!("{}/{path}", before.path.rsplit_once('/').map_or("", |(folder, _)| folder)),
            _ => path.to_owned(),
        };
        let is_page = path.starts_with("ui/");
        let names = names.split(',').map(|name| name.trim().trim_end_matches('…').trim()).filter(|name| !name.is_empty());
        let tests = names.filter(|name| is_page || name.contains('_') && !name.contains(' ')).map(str::to_owned).collect();
        named.push(Named { path, tests });
    }
    named
}

/// Resolves a path of the matrix: below the root, the tests, the crates, or the sources of xtask.
fn resolve(workspace: &Workspace, path: &str) -> Option<PathBuf> {
    ["", "tests", "src-tauri/crates", "src-tauri/crates/xtask/src"]
        .iter()
        .map(|from| workspace.root.join(from).join(path))
        .find(|path| path.exists())
}

/// The text of a file, or the texts of all source files in a folder.
fn sources(path: &PathBuf) -> Result<Vec<String>, Failure> {
    if path.is_file() {
        return Ok(vec![fs::read_to_string(path).map_err(Failure::file(path))?]);
    }
    let mut texts = Vec::new();
    for entry in fs::read_dir(path).map_err(Failure::file(path))? {
        let entry = entry.map_err(Failure::file(path))?.path();
        if entry.is_dir() || entry.extension().is_some_and(|extension| ["rs", "ts", "tsx"].iter().any(|known| extension == *known)) {
            texts.extend(sources(&entry)?);
        }
    }
    Ok(texts)
}

/// Whether a source defines a test whose name begins with `test`: a Rust function, or a title of a page test.
fn defines_test(source: &str, test: &str) -> bool {
    source.contains(&format!("fn {test}")) || ['"', '\'', '`'].iter().any(|quote| source.contains(&format!("{quote}{test}")))
}

#[cfg(test)]
mod tests {
    use super::{Named, defines_test, named_tests, parse_group};

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
        assert_eq!(parse_group("`x/a.rs`, `b.rs` the way of leave"), [named("x/a.rs", &[]), named("x/b.rs", &[])]);
    }

    #[test]
    fn test_is_found_by_the_beginning_of_its_name() {
        assert!(defines_test("fn one_test_more() {}", "one_test") && defines_test("test('a title, of words', …", "a title"));
        assert!(!defines_test("fn another_one_test() {}", "one_test"));
    }
}
