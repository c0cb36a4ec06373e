//! Reading of a list of people, with their personnel numbers and e-mail addresses.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    amounts::{joined_cells, row_problem},
    column_kind::{Mapping, Meaning},
    person::PersonCells,
    problem::{ProblemCode, RowProblem},
    table::Table,
};

/// The result of reading a list of people. Every line is either among the rows or among the problems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The rows without a problem.
    pub rows: Vec<PersonRow>,
    /// The problems of all other rows. A row can have several.
    pub problems: Vec<RowProblem>,
    /// Blank lines among the rows.
    pub skipped_empty: u32,
}

/// A row of a list of people, with a personnel number or an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The line number, from 1.
    pub line: u32,
    pub number: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    pub name: Option<String>,
}

/// Reads every row of a list of people. All rows that share a number or an address are problems, because none of them is known to
/// be right.
pub fn read_people(table: &Table, mapping: &Mapping) -> People {
    let mut people = People { skipped_empty: table.blank_lines(), ..People::default() };
    for row in &table.rows {
        if let Some(problem) = row_problem(row, mapping) {
            people.problems.push(problem);
            continue;
        }
        let before = people.problems.len();
        let PersonCells { number, email, name } = PersonCells::read(row, mapping, &mut people.problems);
        if people.problems.len() > before {
            continue;
        }
        if number.is_none() && email.is_none() {
            people.problems.push(RowProblem::new(row.line, None, ProblemCode::NoPerson, &joined_cells(row)));
        } else {
            people.rows.push(PersonRow { line: row.line, number, email, name });
        }
    }
    let mut duplicates = duplicate_problems(&people.rows, Meaning::PersonnelNumber, ProblemCode::NumberTwice, |row| row.number.as_deref());
    duplicates.extend(duplicate_problems(&people.rows, Meaning::Email, ProblemCode::EmailTwice, |row| row.email.as_deref()));
    let lines: BTreeSet<u32> = duplicates.iter().map(|problem| problem.line).collect();
    people.rows.retain(|row| !lines.contains(&row.line));
    people.problems.append(&mut duplicates);
    people.problems.sort_by_key(|problem| problem.line);
    people
}

/// A problem for every row whose key also occurs in another row.
fn duplicate_problems(rows: &[PersonRow], meaning: Meaning, code: ProblemCode, key: fn(&PersonRow) -> Option<&str>) -> Vec<RowProblem> {
    let lower_key = |row: &PersonRow| key(row).map(str::to_lowercase);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for key in rows.iter().filter_map(lower_key) {
        let count = counts.entry(key).or_default();
        *count = count.saturating_add(1);
    }
    let duplicated = rows.iter().filter(|row| lower_key(row).is_some_and(|key| counts.get(&key).is_some_and(|count| *count > 1)));
    duplicated.map(|row| RowProblem::new(row.line, Some(meaning), code, key(row).unwrap_or_default())).collect()
}
