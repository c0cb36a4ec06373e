//! Reading of a benefit list: person, benefit, amount and month of each row.

use domain::benefits::PayrollMonth;
use domain::money::{Currency, Money};

use crate::{
    amount::{self, DecimalMark},
    column_kind::{Mapping, Meaning},
    currency, month,
    person::{self, PersonCells},
    problem::{ProblemCode, RowProblem},
    table::{Cell, Row, Table},
};

/// Settings that the owner chooses where the file does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The month of every row of a list without a month column.
    pub month: Option<PayrollMonth>,
    /// The currency of the list. An amount in another currency is a problem.
    pub currency: Currency,
    /// The decimal mark. `None`: the column decides.
    pub decimal: Option<DecimalMark>,
}

/// The result of reading a benefit list. Every line is either among the rows or among the problems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts {
    /// The rows without a problem.
    pub rows: Vec<AmountRow>,
    /// The problems of all other rows. A row can have several.
    pub problems: Vec<RowProblem>,
    /// The decimal mark that was used. `None`: the column shows none, or two.
    pub decimal: Option<DecimalMark>,
    /// Blank lines among the rows.
    pub skipped_empty: u32,
    /// Problem rows that look like a total and have no other problem.
    pub totals_rows: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountRow {
    /// The line number, from 1.
    pub line: u32,
    pub number: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    pub name: Option<String>,
    /// The benefit's name or wage-type id, as the file writes it.
    pub benefit: String,
    pub month: PayrollMonth,
    /// In whole cents.
    pub amount: Money,
}

pub fn read_amounts(table: &Table, mapping: &Mapping, options: &ReadOptions) -> Amounts {
    let unbroken_rows = table.rows.iter().filter(|row| !row.broken);
    let column = mapping.column(Meaning::Amount);
    let column_mark = column.and_then(|column| amount::column_decimal_mark(unbroken_rows.map(|row| row.cell(column))));
    let mut amounts = Amounts { decimal: options.decimal.or(column_mark), skipped_empty: table.blank_lines(), ..Amounts::default() };
    for row in &table.rows {
        match read_row(row, mapping, options, amounts.decimal) {
            Ok(read) => amounts.rows.push(read),
            Err(mut problems) => {
                let is_total = problems.iter().any(|problem| problem.code == ProblemCode::LooksLikeTotal);
                amounts.totals_rows = amounts.totals_rows.saturating_add(u32::from(is_total));
                amounts.problems.append(&mut problems);
            }
        }
    }
    amounts
}

fn read_row(row: &Row, mapping: &Mapping, options: &ReadOptions, mark: Option<DecimalMark>) -> Result<AmountRow, Vec<RowProblem>> {
    if let Some(problem) = row_problem(row, mapping) {
        return Err(vec![problem]);
    }
    let mut problems = Vec::new();
    let person = PersonCells::read(row, mapping, &mut problems);
    if person.is_empty() && problems.is_empty() {
        problems.push(RowProblem::new(row.line, None, ProblemCode::NoPerson, &joined_cells(row)));
    }
    let mut add_problem = |meaning: Meaning, code: ProblemCode, cell: &Cell| {
        problems.push(RowProblem::new(row.line, Some(meaning), code, &cell.display_text()))
    };

    let cell = |meaning: Meaning| mapping.column(meaning).map_or(&Cell::Empty, |column| row.cell(column));
    let benefit = person::read_identifier(cell(Meaning::Benefit)).and_then(|found| found.ok_or(ProblemCode::NoBenefit));
    let benefit = benefit.map_err(|code| add_problem(Meaning::Benefit, code, cell(Meaning::Benefit))).ok();

    let month = match (mapping.column(Meaning::Month), options.month) {
        (None, Some(month)) => Ok(month),
        _ => month::read(cell(Meaning::Month)).and_then(|found| found.ok_or(ProblemCode::NoMonth)),
    };
    let month = month.map_err(|code| add_problem(Meaning::Month, code, cell(Meaning::Month))).ok();

    let found = amount::read(cell(Meaning::Amount), mark, &options.currency).and_then(|found| found.ok_or(ProblemCode::NoAmount));
    let found = found.map_err(|code| add_problem(Meaning::Amount, code, cell(Meaning::Amount))).ok();
    let (amount, cell_currency) = found.map_or((None, None), |(amount, cell_currency)| (Some(amount), cell_currency));
    if cell_currency.is_some_and(|currency| currency != options.currency) {
        add_problem(Meaning::Amount, ProblemCode::OtherCurrency, cell(Meaning::Amount));
    }
    if let Err(code) = check_currency(cell(Meaning::Currency), &options.currency) {
        add_problem(Meaning::Currency, code, cell(Meaning::Currency));
    }

    match (benefit, month, amount) {
        (Some(benefit), Some(month), Some(amount)) if problems.is_empty() => {
            let PersonCells { number, email, name } = person;
            let amount = Money { amount, currency: options.currency.clone() };
            Ok(AmountRow { line: row.line, number, email, name, benefit, month, amount })
        }
        _ => Err(problems),
    }
}

/// Fails unless the currency cell is empty or names the currency of the list.
fn check_currency(cell: &Cell, list_currency: &Currency) -> Result<(), ProblemCode> {
    match person::read_text(cell)? {
        None => Ok(()),
        Some(label) if currency::parse(&label, list_currency)? == *list_currency => Ok(()),
        Some(_) => Err(ProblemCode::OtherCurrency),
    }
}

/// The problem that excludes a whole row: uncertain cell boundaries, or a total.
pub fn row_problem(row: &Row, mapping: &Mapping) -> Option<RowProblem> {
    if row.broken {
        return Some(RowProblem::new(row.line, None, ProblemCode::BrokenLine, &joined_cells(row)));
    }
    // A note may mention a total. Only mapped columns decide whether the row is one.
    let mapped_cells = mapping.columns.values().map(|column| row.cell(*column).display_text());
    let total = mapped_cells.into_iter().find(|text| person::is_total_label(text))?;
    let person_meanings = [Meaning::PersonnelNumber, Meaning::Email, Meaning::Name, Meaning::FirstName, Meaning::LastName];
    let has_person = person_meanings.into_iter().filter_map(|meaning| mapping.column(meaning)).any(|column| {
        let cell = row.cell(column);
        !cell.is_empty() && !person::is_total_label(&cell.display_text())
    });
    (!has_person).then(|| RowProblem::new(row.line, None, ProblemCode::LooksLikeTotal, &total))
}

/// The filled cells of a row as one text, to quote it in a problem.
pub fn joined_cells(row: &Row) -> String {
    row.cells.iter().filter(|cell| !cell.is_empty()).map(Cell::display_text).collect::<Vec<_>>().join(" | ")
}
