//! The benefit list: catalogue, people, amounts, files, legal limits.

use domain::benefits::{Benefit, BenefitKind, BenefitRule, Entry, LimitGap, LimitHit, ListPerson, PayrollMonth};
use domain::money::{Currency, Money};
use intake::{Column, DecimalMark, EncodingChoice, HeadRow, Mapping, RowProblem};
pub use intake::{TextEncoding, TitleRow};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The benefit list of one integration in one month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BenefitMonth {
    pub month: PayrollMonth,
    /// The month to export next: the last month until it was exported, then the present month.
    pub proposed: PayrollMonth,
    /// Months with amounts, newest first.
    pub months: Vec<MonthSummary>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The catalogue, by name, with each benefit's figures of this month.
    pub benefits: Vec<BenefitLine>,
    /// By name.
    pub people: Vec<ListPerson>,
    pub entries: Vec<Entry>,
    /// Amounts over a legal limit.
    pub over: Vec<LimitHit>,
    /// Legal limits without a known figure for the month. They were not checked.
    pub limit_gaps: Vec<LimitGap>,
}

/// A month of the benefit list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthSummary {
    pub month: PayrollMonth,
    /// How many people have an amount.
    pub people: u32,
    /// The sum of all amounts.
    pub total: Money,
    /// The latest run that sent something of the month; `None`: nothing was sent.
    pub exported: Option<ExportedMonth>,
}

/// The run of an exported month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedMonth {
    pub run_id: String,
    /// Start of the run, RFC 3339 in UTC.
    pub at: String,
}

/// A benefit of the catalogue with its figures of one month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BenefitLine {
    pub benefit: Benefit,
    /// How the benefit is sent; `None`: not decided yet.
    pub rule: Option<BenefitRule>,
    /// How many people have an amount this month.
    pub people: u32,
    /// The sum of their amounts.
    pub total: Money,
    /// Whether any month has an amount of it. Such a benefit cannot be removed.
    pub used: bool,
}

/// A benefit to save.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BenefitDraft {
    /// The app's id; `None`: a new benefit.
    pub id: Option<String>,
    /// Unique in the list.
    pub name: String,
    /// The wage-type id that stands for the benefit in files.
    pub wage_type: Option<String>,
    /// The legal kind, which the limits depend on.
    pub kind: Option<BenefitKind>,
}

/// A person of the list to save. An e-mail address or a personnel number is required.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListPersonDraft {
    /// The app's id; `None`: a new person.
    pub id: Option<String>,
    /// The personnel number.
    pub number: Option<String>,
    pub email: Option<String>,
    pub name: Option<String>,
}

/// The content of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileContent {
    /// One amount per person, benefit and month.
    Amounts,
    /// Personnel numbers, e-mail addresses and names.
    People,
}

/// A file that was opened and not imported yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpenedFile {
    /// The id of the open file in the next calls. It is valid until another file is opened.
    pub file: String,
    /// The file's name.
    pub name: String,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// The visible sheets of the workbook.
    pub sheets: Vec<String>,
    /// The hidden sheets of the workbook.
    pub hidden_sheets: Vec<String>,
    /// The row with the column titles.
    pub titles: TitleRow,
    /// The first rows, from which the owner can choose the title row.
    pub head: Vec<HeadRow>,
    /// The encoding of a text file; `None`: the file is a workbook.
    pub encoding: Option<EncodingChoice>,
    /// The columns, with a few sample values.
    pub columns: Vec<Column>,
    /// How many rows stand below the titles.
    pub rows: u32,
    /// The proposed meaning of the columns: a remembered mapping, else by the titles.
    pub mapping: Mapping,
    /// Whether the owner confirmed this mapping before.
    pub remembered: bool,
}

/// How to read an open file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadFile {
    /// The id from [`OpenedFile::file`].
    pub file: String,
    pub content: FileContent,
    pub mapping: Mapping,
    /// The month of every row, if no column has it.
    pub month: Option<PayrollMonth>,
    /// `None`: detected from the column.
    pub decimal: Option<DecimalMark>,
    pub mode: ImportMode,
    /// How to import hidden rows; `None`: not decided yet.
    #[serde(default)]
    pub hidden: Option<HiddenRows>,
    /// How to import duplicate rows; `None`: not decided yet.
    #[serde(default)]
    pub twins: Option<TwinRows>,
}

/// How to import the hidden rows of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HiddenRows {
    /// Import them like the other rows.
    Take,
    /// Leave them out.
    LeaveOut,
}

/// How to import duplicate rows: rows that equal an earlier row to the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TwinRows {
    /// Count every row.
    CountEach,
    /// Count only the first row.
    CountOnce,
}

/// A question that the owner has to answer before a file is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileQuestion {
    /// Is the text decoded correctly?
    Encoding,
    /// How are hidden rows imported?
    Hidden,
    /// How are duplicate rows imported?
    Twins,
}

/// The hidden parts of a sheet that would be imported.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HiddenPreview {
    /// How many hidden rows there are.
    pub rows: u32,
    /// The line numbers of the first 20.
    pub lines: Vec<u32>,
    /// The sum of their amounts; `None`: the file is a list of people.
    pub total: Option<Money>,
    /// The titles of hidden columns that the mapping uses.
    pub columns: Vec<String>,
    /// Whether the whole sheet is hidden.
    pub sheet: bool,
}

/// Rows that equal an earlier row to the last character.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TwinPreview {
    /// How many rows repeat an earlier one. The first of each group does not count.
    pub rows: u32,
    /// The line numbers of the first 20.
    pub lines: Vec<u32>,
    /// The sum of their amounts.
    pub total: Money,
}

/// What to do with existing amounts that a file does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMode {
    /// Remove them: the file holds its months completely.
    Replace,
    /// Keep them.
    Add,
}

/// What importing an open file would do. The preview stores nothing.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FilePreview {
    /// The first 500 rows, in the order of the file.
    pub lines: Vec<FileLine>,
    /// How many rows there are in all.
    pub rows: u32,
    /// Problems of single rows. While there is any, the file cannot be imported.
    pub problems: Vec<RowProblem>,
    /// How many rows have problems. One row can have several.
    pub wrong_rows: u32,
    /// Questions that the owner has to answer first.
    pub questions: Vec<FileQuestion>,
    pub hidden: Option<HiddenPreview>,
    pub twins: Option<TwinPreview>,
    /// The months that the file changes.
    pub months: Vec<MonthPreview>,
    /// Benefits that would be added to the catalogue.
    pub new_benefits: Vec<String>,
    /// How many people would be added to the list.
    pub new_people: u32,
    /// How many rows were added to an earlier row of the same person, benefit and month.
    pub added_up: u32,
    /// How many rows are totals of other rows. They are skipped.
    pub totals: u32,
    /// The decimal mark, as chosen or detected.
    pub decimal: Option<DecimalMark>,
    /// The sum of all amounts; `None`: the file is a list of people.
    pub total: Option<Money>,
}

/// One row of a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FileLine {
    /// The line number, as in a spreadsheet.
    pub line: u32,
    /// The person's name, or number or address where no name is known.
    pub person: String,
    /// `None`: the file is a list of people.
    pub benefit: Option<String>,
    pub month: Option<PayrollMonth>,
    pub amount: Option<Money>,
    pub does: LineDoes,
    /// Whether the sheet hides the row.
    pub hidden: bool,
    /// The line number of the earlier row that it equals to the last character.
    pub same_as: Option<u32>,
}

/// What importing a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineDoes {
    /// Add a new amount or person.
    Adds,
    /// Change an existing amount or person.
    Changes,
    /// Nothing: the list has it already.
    Nothing,
    /// Add the amount to an earlier row of the same person, benefit and month.
    AddsUp,
}

/// How importing a file would change a month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthPreview {
    pub month: PayrollMonth,
    /// The sum of its amounts now.
    pub before: Money,
    /// The sum of its amounts after the import.
    pub after: Money,
    /// How many amounts would be removed.
    pub removed: u32,
    /// How many rows of the file belong to this month.
    pub rows: u32,
    /// Whether these rows are few beside another month's. Their month may be a mistake.
    pub stray: bool,
    /// The latest run that sent something of the month.
    pub exported: Option<ExportedMonth>,
}

/// The result of an import.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// How many amounts or people were imported.
    pub taken: u32,
    /// The month of most rows.
    pub month: Option<PayrollMonth>,
}
