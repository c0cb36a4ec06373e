//! Files: opened, shown, and taken in as a whole or not at all.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use intake::{
    Choice, FileError, Mapping, ProblemCode, ReadOptions, RememberedMapping, RowProblem, Table, open_as, propose, read_amounts, read_people,
};
use serde::Serialize;
use store::StoredIntegration;

use super::asked::Asked;
use super::import::{ListBefore, Plan, of_amounts, of_people, wrong_rows};
use crate::app::{App, new_id};
use crate::dto::{FileContent, FilePreview, Imported, OpenedFile, ReadFile, TextEncoding, TitleRow};
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// So many characters a file may have on its way here: 32 MB of bytes.
const LONGEST: usize = 44_800_000;

/// A file that was opened and not taken in yet. There is one at a time.
pub(crate) struct OpenFile {
    id: String,
    integration: String,
    table: Table,
}

impl App {
    /// Opens a file: `content` is its bytes in base64. The owner may have chosen the sheet, where the titles stand and the encoding;
    /// what they did not is found out. Nothing is kept but in memory, until another file is opened.
    ///
    /// # Errors
    /// When it cannot be read; the hint says why.
    pub fn benefit_file_open(
        &self,
        integration_id: &str,
        name: &str,
        content: &str,
        sheet: Option<&str>,
        titles: Option<TitleRow>,
        encoding: Option<TextEncoding>,
    ) -> Result<OpenedFile, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        if content.len() > LONGEST {
            return Err(unreadable(FileError::TooLarge));
        }
        let bytes = STANDARD.decode(content).map_err(|_| unreadable(FileError::Unreadable))?;
        let remembered = self.remembered()?;
        let table = open_as(name, &bytes, &Choice { sheet, titles, encoding, remembered: &remembered }).map_err(unreadable)?;
        let told = told_titles(&table);
        let mapping = propose(&table, &remembered);
        let opened = OpenedFile {
            file: new_id(),
            name: name.chars().filter(|letter| !letter.is_control()).take(200).collect(),
            sheet: table.sheet.clone(),
            sheets: table.sheets.clone(),
            hidden_sheets: table.hidden_sheets.clone(),
            titles: table.titles,
            head: table.head.clone(),
            encoding: table.encoding.clone(),
            columns: table.columns.clone(),
            rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
            remembered: told.is_some_and(|told| remembered.iter().any(|before| same_titles(&before.titles, &told))),
            mapping,
        };
        *self.open_file() = Some(OpenFile { id: opened.file.clone(), integration: integration.id, table });
        Ok(opened)
    }

    /// What taking the opened file in would do. Nothing is kept.
    ///
    /// # Errors
    /// When another file was opened since.
    pub fn benefit_file_read(&self, integration_id: &str, read: &ReadFile) -> Result<FilePreview, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let (plan, problems) = self.plan_of_file(self.open_file().as_ref(), &integration, read)?;
        Ok(plan.preview(problems))
    }

    /// Takes the opened file in, and remembers what its columns mean.
    ///
    /// # Errors
    /// When a row of it cannot be read: then nothing of it is taken in.
    pub fn benefit_file_import(&self, integration_id: &str, read: &ReadFile) -> Result<Imported, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        // Held until the file is taken in: who takes it at the same moment finds it gone, and does not make its people again.
        let mut open = self.open_file();
        let (plan, problems) = self.plan_of_file(open.as_ref(), &integration, read)?;
        if !problems.is_empty() {
            return Err(AppError::new(ErrorCode::FileProblems, "rows cannot be read").with_hint(wrong_rows(&problems).to_string()));
        }
        if let Some(question) = plan.questions.first() {
            return Err(AppError::new(ErrorCode::InvalidInput, "the owner has not said what becomes of a part").with_hint(word(question)));
        }
        if plan.taken() == 0 {
            return Err(AppError::new(ErrorCode::NothingChosen, "the file holds nothing"));
        }
        self.store.change_amounts(&integration.id, plan.change())?;
        self.list_changed(&integration)?;
        if let Some(file) = open.take() {
            let mapping = serde_json::to_string(&read.mapping).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
            if let Some(titles) = told_titles(&file.table) {
                self.store.remember_mapping(&titles, &mapping, self.clock.now())?;
            }
        }
        log::info!("a file was taken in: {} rows", plan.taken());
        Ok(Imported { taken: plan.taken(), month: plan.main_month() })
    }

    fn plan_of_file(
        &self,
        file: Option<&OpenFile>,
        integration: &StoredIntegration,
        read: &ReadFile,
    ) -> Result<(Plan, Vec<RowProblem>), AppError> {
        let file = file.filter(|file| file.id == read.file && file.integration == integration.id);
        let file = file.ok_or_else(|| AppError::new(ErrorCode::Gone, "the file is no longer open"))?;
        let currency = settings::of(integration)?.benefits.currency;
        let (people, catalogue) = (self.store.list_people(&integration.id)?, self.store.benefits(&integration.id)?);
        let mut asked = Asked::of(&file.table, &read.mapping);
        match read.content {
            FileContent::Amounts => {
                let ask = ReadOptions { month: read.month, currency: currency.clone(), decimal: read.decimal };
                let mut amounts = read_amounts(&file.table, &read.mapping, &ask);
                // A total is no amount of anybody: it keeps nothing from being taken in.
                amounts.problems.retain(|problem| problem.code != ProblemCode::LooksLikeTotal);
                let total = asked.hidden_total(&amounts.rows, &currency);
                let lines = amounts.rows.iter().map(|row| row.line).chain(amounts.problems.iter().map(|problem| problem.line));
                let left_out = asked.hides(lines, Some(total), read);
                amounts.rows.retain(|row| !left_out.contains(&row.line));
                amounts.problems.retain(|problem| !left_out.contains(&problem.line));
                asked.twins_of(&mut amounts.rows, read, &currency);
                let entries = self.store.benefit_amounts(&integration.id)?;
                let exported = self.store.exported_months(&integration.id)?;
                let before = ListBefore { people, catalogue, entries, exported };
                let mut plan = of_amounts(amounts.rows, before, |line| asked.twin(line), read.mode, &currency);
                plan.decimal = amounts.decimal;
                plan.totals = amounts.totals_rows;
                plan.mark(|line| asked.is_hidden(line), |line| asked.twin(line));
                asked.tell(&mut plan, read);
                let mut problems = amounts.problems;
                problems.append(&mut plan.problems);
                problems.sort_by_key(|problem| problem.line);
                Ok((plan, problems))
            }
            FileContent::People => {
                let mut found = read_people(&file.table, &read.mapping);
                let lines = found.rows.iter().map(|row| row.line).chain(found.problems.iter().map(|problem| problem.line));
                let left_out = asked.hides(lines, None, read);
                found.rows.retain(|row| !left_out.contains(&row.line));
                found.problems.retain(|problem| !left_out.contains(&problem.line));
                let mut plan = of_people(found.rows, people);
                plan.mark(|line| asked.is_hidden(line), |_| None);
                asked.tell(&mut plan, read);
                let mut problems = found.problems;
                problems.append(&mut plan.problems);
                problems.sort_by_key(|problem| problem.line);
                Ok((plan, problems))
            }
        }
    }

    fn remembered(&self) -> Result<Vec<RememberedMapping>, AppError> {
        let rows = self.store.file_mappings()?;
        let known = |(titles, mapping): (Vec<String>, String)| {
            serde_json::from_str::<Mapping>(&mapping).ok().map(|mapping| RememberedMapping { titles, mapping })
        };
        Ok(rows.into_iter().filter_map(known).collect())
    }
}

/// The titles by which the file is known again; `None`: it has none.
fn told_titles(table: &Table) -> Option<Vec<String>> {
    (table.titles != TitleRow::None).then(|| table.columns.iter().map(|column| column.title.clone()).collect())
}

fn same_titles(one: &[String], other: &[String]) -> bool {
    let sorted = |titles: &[String]| {
        let mut titles: Vec<String> = titles.iter().map(|title| title.trim().to_lowercase()).collect();
        titles.sort();
        titles
    };
    sorted(one) == sorted(other)
}

fn unreadable(error: FileError) -> AppError {
    AppError::new(ErrorCode::FileUnreadable, error.to_string()).with_hint(word(&error))
}

fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
