//! The questions that the owner has to answer before a file is imported.

use std::collections::{BTreeMap, BTreeSet};

use domain::money::{Currency, Money};
use intake::{AmountRow, Mapping, Table, duplicate_rows};
use rust_decimal::Decimal;

use super::import::ImportPlan;
use crate::dto::{FileQuestion, HiddenPreview, HiddenRows, ReadFile, TwinPreview, TwinRows};

/// How many line numbers a preview lists.
const MAX_LINES: usize = 20;

/// The questions about a file, and the facts that they depend on.
pub(super) struct FileQuestions {
    /// Line numbers of hidden rows.
    hidden: BTreeSet<u32>,
    /// Line numbers of duplicate rows, each with the line of the earlier equal row.
    twins: BTreeMap<u32, u32>,
    /// Titles of hidden columns that the mapping uses.
    hidden_columns: Vec<String>,
    is_sheet_hidden: bool,
    is_encoding_certain: bool,
    hidden_preview: Option<HiddenPreview>,
    twin_preview: Option<TwinPreview>,
}

impl FileQuestions {
    pub fn of(table: &Table, mapping: &Mapping) -> Self {
        let read: BTreeSet<u32> = mapping.columns.values().copied().collect();
        let hidden = table.columns.iter().filter(|column| table.hidden_columns.contains(&column.index) && read.contains(&column.index));
        Self {
            hidden: table.rows.iter().filter(|row| row.hidden).map(|row| row.line).collect(),
            twins: duplicate_rows(table),
            hidden_columns: hidden.map(|column| column.title.clone()).collect(),
            is_sheet_hidden: table.sheet.as_ref().is_some_and(|sheet| table.hidden_sheets.contains(sheet)),
            is_encoding_certain: table.encoding.as_ref().is_none_or(|encoding| encoding.certain),
            hidden_preview: None,
            twin_preview: None,
        }
    }

    pub fn is_hidden(&self, line: u32) -> bool {
        self.hidden.contains(&line)
    }

    /// The line of the earlier row that a row equals.
    pub fn twin(&self, line: u32) -> Option<u32> {
        self.twins.get(&line).copied()
    }

    /// Records the hidden ones of these lines. Returns the lines to leave out by the owner's choice.
    pub fn apply_hidden(&mut self, lines: impl Iterator<Item = u32>, total: Option<Money>, read: &ReadFile) -> BTreeSet<u32> {
        let lines: BTreeSet<u32> = lines.filter(|line| self.is_hidden(*line)).collect();
        if !lines.is_empty() || !self.hidden_columns.is_empty() || self.is_sheet_hidden {
            self.hidden_preview = Some(HiddenPreview {
                rows: count(lines.len()),
                lines: lines.iter().copied().take(MAX_LINES).collect(),
                total,
                columns: self.hidden_columns.clone(),
                sheet: self.is_sheet_hidden,
            });
        }
        if read.hidden == Some(HiddenRows::LeaveOut) { lines } else { BTreeSet::new() }
    }

    /// The sum of the hidden amounts.
    pub fn hidden_total(&self, rows: &[AmountRow], currency: &Currency) -> Money {
        sum(rows.iter().filter(|row| self.is_hidden(row.line)), currency)
    }

    /// Records the duplicate rows, and leaves them out if the owner chose so.
    pub fn apply_twins(&mut self, rows: &mut Vec<AmountRow>, read: &ReadFile, currency: &Currency) {
        let lines: BTreeSet<u32> = rows.iter().map(|row| row.line).collect();
        // If the first row of a group was left out before, the next one takes its place.
        let mut firsts: BTreeMap<u32, u32> = BTreeMap::new();
        let mut twins = BTreeMap::new();
        for line in &lines {
            let first = self.twin(*line).unwrap_or(*line);
            match firsts.get(&first) {
                Some(before) => _ = twins.insert(*line, *before),
                None => _ = firsts.insert(first, *line),
            }
        }
        self.twins = twins;
        if self.twins.is_empty() {
            return;
        }
        self.twin_preview = Some(TwinPreview {
            rows: count(self.twins.len()),
            lines: self.twins.keys().copied().take(MAX_LINES).collect(),
            total: sum(rows.iter().filter(|row| self.twins.contains_key(&row.line)), currency),
        });
        if read.twins == Some(TwinRows::CountOnce) {
            rows.retain(|row| !self.twins.contains_key(&row.line));
        }
    }

    /// Moves the questions and previews into the plan.
    pub fn add_to(self, plan: &mut ImportPlan, read: &ReadFile) {
        plan.questions = self.open_questions(read);
        (plan.hidden, plan.twins) = (self.hidden_preview, self.twin_preview);
    }

    fn open_questions(&self, read: &ReadFile) -> Vec<FileQuestion> {
        let open = [
            (FileQuestion::Encoding, !self.is_encoding_certain),
            (FileQuestion::Hidden, self.hidden_preview.is_some() && read.hidden.is_none()),
            (FileQuestion::Twins, self.twin_preview.is_some() && read.twins.is_none()),
        ];
        open.into_iter().filter(|(_, is_open)| *is_open).map(|(question, _)| question).collect()
    }
}

fn sum<'a>(rows: impl Iterator<Item = &'a AmountRow>, currency: &Currency) -> Money {
    Money::new(rows.fold(Decimal::ZERO, |sum, row| sum.saturating_add(row.amount.amount)), currency.clone())
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
