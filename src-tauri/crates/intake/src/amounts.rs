//! Reading a benefit list: who, which benefit, how much, in which month.

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

/// What the owner says where the file does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The month of every row, when the list has no column for it.
    pub month: Option<PayrollMonth>,
    /// The currency of the list; an amount in another one is a problem.
    pub currency: Currency,
    /// The decimal mark; `None`: the column tells.
    pub decimal: Option<DecimalMark>,
}

/// A benefit list as it was read. Every line is among the rows or among the problems, none in both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts {
    /// The rows that were read whole.
    pub rows: Vec<AmountRow>,
    /// What is wrong with the others; a row can have several.
    pub problems: Vec<RowProblem>,
    /// The decimal mark that was taken; `None`: the column tells none, or two.
    pub decimal: Option<DecimalMark>,
    /// Blank lines among the rows.
    pub skipped_empty: u32,
    /// Rows among the problems that look like a total and nothing worse.
    pub totals_rows: u32,
}

/// A row of a benefit list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountRow {
    /// The row as the owner counts it, from 1.
    pub line: u32,
    /// The personnel number.
    pub number: Option<String>,
    /// The e-mail address, in lower case.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The benefit's name or wage-type id, as the file says it.
    pub benefit: String,
    /// The payroll month.
    pub month: PayrollMonth,
    /// The amount, in whole cents.
    pub amount: Money,
}

/// Reads every row of a benefit list.
pub fn read_amounts(table: &Table, mapping: &Mapping, ask: &Ask) -> Amounts {
    let sound = table.rows.iter().filter(|row| !row.broken);
    let column = mapping.column(Meaning::Amount);
    let told = column.and_then(|column| amount::settled(sound.map(|row| row.cell(column))));
    let mut amounts = Amounts { decimal: ask.decimal.or(told), skipped_empty: table.blank_lines(), ..Amounts::default() };
    for row in &table.rows {
        match read_row(row, mapping, ask, amounts.decimal) {
            Ok(read) => amounts.rows.push(read),
            Err(mut problems) => {
                let total = problems.iter().any(|problem| problem.code == ProblemCode::LooksLikeTotal);
                amounts.totals_rows = amounts.totals_rows.saturating_add(u32::from(total));
                amounts.problems.append(&mut problems);
            }
        }
    }
    amounts
}

fn read_row(row: &Row, mapping: &Mapping, ask: &Ask, mark: Option<DecimalMark>) -> Result<AmountRow, Vec<RowProblem>> {
    if let Some(problem) = not_a_row(row, mapping) {
        return Err(vec![problem]);
    }
    let mut problems = Vec::new();
    let who = PersonCells::read(row, mapping, &mut problems);
    if who.is_nobody() && problems.is_empty() {
        problems.push(RowProblem::new(row.line, None, ProblemCode::NoPerson, &all_cells(row)));
    }
    let mut take =
        |meaning: Meaning, code: ProblemCode, cell: &Cell| problems.push(RowProblem::new(row.line, Some(meaning), code, &cell.shown()));

    let cell = |meaning: Meaning| mapping.column(meaning).map_or(&Cell::Empty, |column| row.cell(column));
    let benefit = person::number(cell(Meaning::Benefit)).and_then(|found| found.ok_or(ProblemCode::NoBenefit));
    let benefit = benefit.map_err(|code| take(Meaning::Benefit, code, cell(Meaning::Benefit))).ok();

    let month = match (mapping.column(Meaning::Month), ask.month) {
        (None, Some(month)) => Ok(month),
        _ => month::read(cell(Meaning::Month)).and_then(|found| found.ok_or(ProblemCode::NoMonth)),
    };
    let month = month.map_err(|code| take(Meaning::Month, code, cell(Meaning::Month))).ok();

    let found = amount::read(cell(Meaning::Amount), mark, &ask.currency).and_then(|found| found.ok_or(ProblemCode::NoAmount));
    let found = found.map_err(|code| take(Meaning::Amount, code, cell(Meaning::Amount))).ok();
    let (amount, beside) = found.map_or((None, None), |(amount, beside)| (Some(amount), beside));
    if beside.is_some_and(|currency| currency != ask.currency) {
        take(Meaning::Amount, ProblemCode::OtherCurrency, cell(Meaning::Amount));
    }
    if let Err(code) = in_currency(cell(Meaning::Currency), &ask.currency) {
        take(Meaning::Currency, code, cell(Meaning::Currency));
    }

    match (benefit, month, amount) {
        (Some(benefit), Some(month), Some(amount)) if problems.is_empty() => {
            let PersonCells { number, email, name } = who;
            let amount = Money { amount, currency: ask.currency.clone() };
            Ok(AmountRow { line: row.line, number, email, name, benefit, month, amount })
        }
        _ => Err(problems),
    }
}

/// Whether a currency column says the currency of the list, or nothing.
fn in_currency(cell: &Cell, list: &Currency) -> Result<(), ProblemCode> {
    match person::words(cell)? {
        None => Ok(()),
        Some(word) if currency::of(&word, list)? == *list => Ok(()),
        Some(_) => Err(ProblemCode::OtherCurrency),
    }
}

/// What makes a row no row of a list at all: cells that cannot be told apart, or a total.
pub fn not_a_row(row: &Row, mapping: &Mapping) -> Option<RowProblem> {
    if row.broken {
        return Some(RowProblem::new(row.line, None, ProblemCode::BrokenLine, &all_cells(row)));
    }
    // A note that speaks of a total is no total: only what is read can say so.
    let read = mapping.columns.values().map(|column| row.cell(*column).shown());
    let total = read.into_iter().find(|text| person::says_total(text))?;
    let who = [Meaning::PersonnelNumber, Meaning::Email, Meaning::Name, Meaning::FirstName, Meaning::LastName];
    let has_person = who.into_iter().filter_map(|meaning| mapping.column(meaning)).any(|column| {
        let cell = row.cell(column);
        !cell.is_empty() && !person::says_total(&cell.shown())
    });
    (!has_person).then(|| RowProblem::new(row.line, None, ProblemCode::LooksLikeTotal, &total))
}

/// The cells of a row one after the other, to quote it.
pub fn all_cells(row: &Row) -> String {
    row.cells.iter().filter(|cell| !cell.is_empty()).map(Cell::shown).collect::<Vec<_>>().join(" | ")
}
