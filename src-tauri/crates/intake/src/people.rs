//! Reading a list of people: personnel numbers and the addresses that belong to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    amounts::{all_cells, not_a_row},
    column_kind::{Mapping, Meaning},
    person::PersonCells,
    problem::{ProblemCode, RowProblem},
    table::Table,
};

/// A list of people as it was read. Every line is among the rows or among the problems, none in both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The rows that were read whole.
    pub rows: Vec<PersonRow>,
    /// What is wrong with the others; a row can have several.
    pub problems: Vec<RowProblem>,
    /// Blank lines among the rows.
    pub skipped_empty: u32,
}

/// A row of a list of people. It has a number or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The row as the owner counts it, from 1.
    pub line: u32,
    /// The personnel number.
    pub number: Option<String>,
    /// The e-mail address, in lower case.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
}

/// Reads every row of a list of people. Rows that share a number or an address are all problems: nothing says which is right.
pub fn read_people(table: &Table, mapping: &Mapping) -> People {
    let mut people = People { skipped_empty: table.blank_lines(), ..People::default() };
    for row in &table.rows {
        if let Some(problem) = not_a_row(row, mapping) {
            people.problems.push(problem);
            continue;
        }
        let before = people.problems.len();
        let PersonCells { number, email, name } = PersonCells::read(row, mapping, &mut people.problems);
        if people.problems.len() > before {
            continue;
        }
        if number.is_none() && email.is_none() {
            people.problems.push(RowProblem::new(row.line, None, ProblemCode::NoPerson, &all_cells(row)));
        } else {
            people.rows.push(PersonRow { line: row.line, number, email, name });
        }
    }
    let mut twice = twice(&people.rows, Meaning::PersonnelNumber, ProblemCode::NumberTwice, |row| row.number.as_deref());
    twice.extend(self::twice(&people.rows, Meaning::Email, ProblemCode::EmailTwice, |row| row.email.as_deref()));
    let lines: BTreeSet<u32> = twice.iter().map(|problem| problem.line).collect();
    people.rows.retain(|row| !lines.contains(&row.line));
    people.problems.append(&mut twice);
    people.problems.sort_by_key(|problem| problem.line);
    people
}

/// A problem for every row whose key another row has too.
fn twice(rows: &[PersonRow], meaning: Meaning, code: ProblemCode, key: fn(&PersonRow) -> Option<&str>) -> Vec<RowProblem> {
    let folded = |row: &PersonRow| key(row).map(str::to_lowercase);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for key in rows.iter().filter_map(folded) {
        let count = counts.entry(key).or_default();
        *count = count.saturating_add(1);
    }
    let again = rows.iter().filter(|row| folded(row).is_some_and(|key| counts.get(&key).is_some_and(|count| *count > 1)));
    again.map(|row| RowProblem::new(row.line, Some(meaning), code, key(row).unwrap_or_default())).collect()
}
