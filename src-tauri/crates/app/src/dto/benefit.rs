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
    /// The month that is shown.
    pub month: PayrollMonth,
    /// What is proposed to be exported next: the month before the present one until it was exported, then the present one.
    pub proposed: PayrollMonth,
    /// The months with amounts, newest first.
    pub months: Vec<MonthSummary>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The catalogue, by name, with what became of each benefit this month.
    pub benefits: Vec<BenefitLine>,
    /// The people of the list, by name.
    pub people: Vec<ListPerson>,
    /// The amounts of the month.
    pub entries: Vec<Entry>,
    /// Who is over a legal limit.
    pub over: Vec<LimitHit>,
    /// Legal limits of which no figure is known for the month: nothing was held against them.
    pub limit_gaps: Vec<LimitGap>,
}

/// A month of the benefit list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthSummary {
    /// The month.
    pub month: PayrollMonth,
    /// How many people have an amount.
    pub people: u32,
    /// All amounts together.
    pub total: Money,
    /// The latest run that sent something of it; `None`: nothing of it was sent.
    pub exported: Option<ExportedMonth>,
}

/// The run of an exported month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedMonth {
    /// The run.
    pub run_id: String,
    /// When it began, RFC 3339 in UTC.
    pub at: String,
}

/// A benefit of the catalogue with its month.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BenefitLine {
    /// The benefit.
    pub benefit: Benefit,
    /// What the owner decided about it; `None`: nothing yet.
    pub rule: Option<BenefitRule>,
    /// How many people have an amount this month.
    pub people: u32,
    /// Their amounts together.
    pub total: Money,
    /// Whether there is an amount in any month: such a benefit is not removed.
    pub used: bool,
}

/// A benefit to be kept.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BenefitDraft {
    /// The app's id; `None`: a new one.
    pub id: Option<String>,
    /// The name, unique in the list.
    pub name: String,
    /// The wage-type id under which files name it.
    pub wage_type: Option<String>,
    /// What it is in the eyes of the law.
    pub kind: Option<BenefitKind>,
}

/// A person of the list to be kept. An e-mail address or a personnel number is needed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListPersonDraft {
    /// The app's id; `None`: a new person.
    pub id: Option<String>,
    /// The personnel number.
    pub number: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The name.
    pub name: Option<String>,
}

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileContent {
    /// Amounts of people and benefits.
    Amounts,
    /// People: personnel number, e-mail address, name.
    People,
}

/// A file that was opened and not taken in yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpenedFile {
    /// Names it in the next calls, until another file is opened.
    pub file: String,
    /// Its name.
    pub name: String,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// All sheets that the workbook shows.
    pub sheets: Vec<String>,
    /// The sheets that it hides.
    pub hidden_sheets: Vec<String>,
    /// Where the titles stand.
    pub titles: TitleRow,
    /// The first rows, among which the titles are.
    pub head: Vec<HeadRow>,
    /// How the bytes of a text were taken for letters; `None`: it is a workbook.
    pub encoding: Option<EncodingChoice>,
    /// Its columns, with a few samples.
    pub columns: Vec<Column>,
    /// How many rows below the titles.
    pub rows: u32,
    /// What the columns probably mean: as remembered, else by their titles.
    pub mapping: Mapping,
    /// Whether the mapping is one that the owner confirmed before.
    pub remembered: bool,
}

/// How an opened file is to be read.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadFile {
    /// What [`OpenedFile::file`] said.
    pub file: String,
    /// What it is about.
    pub content: FileContent,
    /// Which column holds what.
    pub mapping: Mapping,
    /// The month of every row, when no column holds it.
    pub month: Option<PayrollMonth>,
    /// The decimal mark; `None`: found out from the column.
    pub decimal: Option<DecimalMark>,
    /// What becomes of amounts of the same months that the file does not have.
    pub mode: ImportMode,
    /// What becomes of what the sheet hides; `None`: the owner has not said it yet.
    #[serde(default)]
    pub hidden: Option<HiddenRows>,
    /// What becomes of rows that are alike to the last character; `None`: the owner has not said it yet.
    #[serde(default)]
    pub twins: Option<TwinRows>,
}

/// What becomes of what a sheet hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HiddenRows {
    /// It is taken in like the rest.
    Take,
    /// Hidden rows are left out.
    LeaveOut,
}

/// What becomes of rows that are alike to the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TwinRows {
    /// Each counts.
    CountEach,
    /// The first of them counts.
    CountOnce,
}

/// What the owner has to say before a file is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileQuestion {
    /// Whether the letters are right.
    Encoding,
    /// What becomes of what the sheet hides.
    Hidden,
    /// What becomes of rows that are alike.
    Twins,
}

/// What a sheet hides of what would be taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HiddenPreview {
    /// How many rows.
    pub rows: u32,
    /// Their lines, the first 20.
    pub lines: Vec<u32>,
    /// Their amounts together; `None` for a list of people.
    pub total: Option<Money>,
    /// The titles of hidden columns that are read.
    pub columns: Vec<String>,
    /// Whether the whole sheet is hidden.
    pub sheet: bool,
}

/// Rows that are alike to the last character with one above.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TwinPreview {
    /// How many rows, without the first of each.
    pub rows: u32,
    /// Their lines, the first 20.
    pub lines: Vec<u32>,
    /// Their amounts together.
    pub total: Money,
}

/// What becomes of amounts that a file does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMode {
    /// The file is the whole month, or the whole months: what it does not have is removed.
    Replace,
    /// What it does not have stays.
    Add,
}

/// What taking an opened file in would do. Nothing is kept by looking.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FilePreview {
    /// The rows, in the order of the file, the first 500.
    pub lines: Vec<FileLine>,
    /// How many rows there are in all.
    pub rows: u32,
    /// What cannot be read, by row. As long as there is anything, nothing of the file is taken in.
    pub problems: Vec<RowProblem>,
    /// How many rows cannot be read: one can have several problems.
    pub wrong_rows: u32,
    /// What the owner has to say first.
    pub questions: Vec<FileQuestion>,
    /// What the sheet hides of it.
    pub hidden: Option<HiddenPreview>,
    /// Rows that are alike.
    pub twins: Option<TwinPreview>,
    /// The months with what they would hold.
    pub months: Vec<MonthPreview>,
    /// Benefits that the catalogue does not have yet, and would get.
    pub new_benefits: Vec<String>,
    /// How many people the list does not have yet, and would get.
    pub new_people: u32,
    /// How many rows were added up with another row of the same person, benefit and month.
    pub added_up: u32,
    /// How many rows are totals of others, and passed over.
    pub totals: u32,
    /// The decimal mark of the amounts, as chosen or found out.
    pub decimal: Option<DecimalMark>,
    /// All amounts of the file together; `None` for a list of people.
    pub total: Option<Money>,
}

/// One row of a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FileLine {
    /// The line, as a spreadsheet counts.
    pub line: u32,
    /// The person to show.
    pub person: String,
    /// The benefit; `None` in a list of people.
    pub benefit: Option<String>,
    /// The month.
    pub month: Option<PayrollMonth>,
    /// The amount.
    pub amount: Option<Money>,
    /// What it would do.
    pub does: LineDoes,
    /// Whether the sheet hides it.
    pub hidden: bool,
    /// The line of the row above with which it is alike to the last character.
    pub same_as: Option<u32>,
}

/// What a row of a file would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineDoes {
    /// Add something that is not there.
    Adds,
    /// Change what is there.
    Changes,
    /// Nothing: it is there already.
    Nothing,
    /// Its amount is added to another row's of the same person, benefit and month.
    AddsUp,
}

/// What a month would hold.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MonthPreview {
    /// The month.
    pub month: PayrollMonth,
    /// What it holds now.
    pub before: Money,
    /// What it would hold.
    pub after: Money,
    /// How many amounts are removed.
    pub removed: u32,
    /// How many rows of the file are of this month.
    pub rows: u32,
    /// Whether these are few beside those of another month: perhaps they are of this month by mistake.
    pub stray: bool,
    /// The run that sent something of the month already.
    pub exported: Option<ExportedMonth>,
}

/// What became of a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// How many amounts or people were taken in.
    pub taken: u32,
    /// The month of most of them.
    pub month: Option<PayrollMonth>,
}
