//! What the owner has to say of a file before it is taken in.

use std::collections::{BTreeMap, BTreeSet};

use domain::money::{Currency, Money};
use intake::{AmountRow, Mapping, Table, duplicate_rows};
use rust_decimal::Decimal;

use super::import::Plan;
use crate::dto::{FileQuestion, HiddenPreview, HiddenRows, ReadFile, TwinPreview, TwinRows};

/// So many lines are named.
const NAMED: usize = 20;

/// What is to be asked of a file, and what it is about.
pub(super) struct Asked {
    /// The lines that the sheet hides.
    hidden: BTreeSet<u32>,
    /// The lines that are alike with one above, and which.
    twins: BTreeMap<u32, u32>,
    columns: Vec<String>,
    sheet: bool,
    certain: bool,
    /// What the sheet hides of what would be taken in.
    hidden_preview: Option<HiddenPreview>,
    /// Rows that are alike.
    twin_preview: Option<TwinPreview>,
}

impl Asked {
    /// What is to be asked of a table.
    pub fn of(table: &Table, mapping: &Mapping) -> Self {
        let read: BTreeSet<u32> = mapping.columns.values().copied().collect();
        let hidden = table.columns.iter().filter(|column| table.hidden_columns.contains(&column.index) && read.contains(&column.index));
        Self {
            hidden: table.rows.iter().filter(|row| row.hidden).map(|row| row.line).collect(),
            twins: duplicate_rows(table),
            columns: hidden.map(|column| column.title.clone()).collect(),
            sheet: table.sheet.as_ref().is_some_and(|sheet| table.hidden_sheets.contains(sheet)),
            certain: table.encoding.as_ref().is_none_or(|encoding| encoding.certain),
            hidden_preview: None,
            twin_preview: None,
        }
    }

    /// Whether the sheet hides a line.
    pub fn is_hidden(&self, line: u32) -> bool {
        self.hidden.contains(&line)
    }

    /// The line above with which a line is alike.
    pub fn twin(&self, line: u32) -> Option<u32> {
        self.twins.get(&line).copied()
    }

    /// Notes what the sheet hides of these lines; the lines that are left out, as the owner said.
    pub fn hides(&mut self, lines: impl Iterator<Item = u32>, total: Option<Money>, read: &ReadFile) -> BTreeSet<u32> {
        let lines: BTreeSet<u32> = lines.filter(|line| self.is_hidden(*line)).collect();
        if !lines.is_empty() || !self.columns.is_empty() || self.sheet {
            self.hidden_preview = Some(HiddenPreview {
                rows: count(lines.len()),
                lines: lines.iter().copied().take(NAMED).collect(),
                total,
                columns: self.columns.clone(),
                sheet: self.sheet,
            });
        }
        if read.hidden == Some(HiddenRows::LeaveOut) { lines } else { BTreeSet::new() }
    }

    /// The hidden amounts together.
    pub fn hidden_total(&self, rows: &[AmountRow], currency: &Currency) -> Money {
        sum(rows.iter().filter(|row| self.is_hidden(row.line)), currency)
    }

    /// Leaves out what the owner said of rows that are alike, and notes them.
    pub fn twins_of(&mut self, rows: &mut Vec<AmountRow>, read: &ReadFile, currency: &Currency) {
        let there: BTreeSet<u32> = rows.iter().map(|row| row.line).collect();
        // Where the first of them is left out, the next is the first.
        let mut firsts: BTreeMap<u32, u32> = BTreeMap::new();
        let mut alike = BTreeMap::new();
        for line in &there {
            let first = self.twin(*line).unwrap_or(*line);
            match firsts.get(&first) {
                Some(before) => _ = alike.insert(*line, *before),
                None => _ = firsts.insert(first, *line),
            }
        }
        self.twins = alike;
        if self.twins.is_empty() {
            return;
        }
        self.twin_preview = Some(TwinPreview {
            rows: count(self.twins.len()),
            lines: self.twins.keys().copied().take(NAMED).collect(),
            total: sum(rows.iter().filter(|row| self.twins.contains_key(&row.line)), currency),
        });
        if read.twins == Some(TwinRows::CountOnce) {
            rows.retain(|row| !self.twins.contains_key(&row.line));
        }
    }

    /// Tells a plan what the owner is asked.
    pub fn tell(self, plan: &mut Plan, read: &ReadFile) {
        plan.questions = self.questions(read);
        (plan.hidden, plan.twins) = (self.hidden_preview, self.twin_preview);
    }

    /// What the owner has not said yet.
    fn questions(&self, read: &ReadFile) -> Vec<FileQuestion> {
        let open = [
            (FileQuestion::Encoding, !self.certain),
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
