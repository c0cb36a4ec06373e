//! Files: opened, previewed, and imported as a whole or not at all.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use intake::{
    Choice, FileError, Mapping, ProblemCode, ReadOptions, RememberedMapping, RowProblem, Table, open_as, propose, read_amounts, read_people,
};
use serde::Serialize;
use store::StoredIntegration;

use super::file_questions::FileQuestions;
use super::import::{ImportPlan, ListBefore, plan_amounts, plan_people, wrong_rows};
use crate::app::{App, new_id};
use crate::dto::{FileContent, FilePreview, Imported, OpenedFile, ReadFile, TextEncoding, TitleRow};
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// The longest base64 text of a file: 32 MB of bytes.
const MAX_BASE64_LENGTH: usize = 44_800_000;

/// A file that was opened and not imported yet. There is one at a time.
pub(crate) struct OpenFile {
    id: String,
    integration: String,
    table: Table,
}

impl App {
    /// Opens a file. `content`: its bytes in base64. Sheet, title row and encoding are detected unless the owner chose them. The file
    /// stays in memory until another one is opened. The hint of an error is its reason.
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
        if content.len() > MAX_BASE64_LENGTH {
            return Err(unreadable(FileError::TooLarge));
        }
        let bytes = STANDARD.decode(content).map_err(|_| unreadable(FileError::Unreadable))?;
        let remembered = self.remembered()?;
        let table = open_as(name, &bytes, &Choice { sheet, titles, encoding, remembered: &remembered }).map_err(unreadable)?;
        let titles = column_titles(&table);
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
            remembered: titles.is_some_and(|titles| remembered.iter().any(|before| same_titles(&before.titles, &titles))),
            mapping,
        };
        *self.open_file() = Some(OpenFile { id: opened.file.clone(), integration: integration.id, table });
        Ok(opened)
    }

    /// Previews the import of the open file. Stores nothing.
    pub fn benefit_file_read(&self, integration_id: &str, read: &ReadFile) -> Result<FilePreview, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let (plan, problems) = self.plan_of_file(self.open_file().as_ref(), &integration, read)?;
        Ok(plan.preview(problems))
    }

    /// Imports the open file, and remembers the meaning of its columns. Fails if a row has a problem or a question is open; then nothing
    /// is imported.
    pub fn benefit_file_import(&self, integration_id: &str, read: &ReadFile) -> Result<Imported, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        // Locked until the file is imported: a second import at the same moment finds no file, and does not add its people again.
        let mut open = self.open_file();
        let (plan, problems) = self.plan_of_file(open.as_ref(), &integration, read)?;
        if !problems.is_empty() {
            return Err(AppError::new(ErrorCode::FileProblems, "rows cannot be read").with_hint(wrong_rows(&problems).to_string()));
        }
        if let Some(question) = plan.questions.first() {
            return Err(
                AppError::new(ErrorCode::InvalidInput, "the owner has not said what becomes of a part").with_hint(code_of(question))
            );
        }
        if plan.taken() == 0 {
            return Err(AppError::new(ErrorCode::NothingChosen, "the file holds nothing"));
        }
        self.store.change_amounts(&integration.id, plan.change())?;
        self.list_changed(&integration)?;
        if let Some(file) = open.take() {
            let mapping = serde_json::to_string(&read.mapping).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
            if let Some(titles) = column_titles(&file.table) {
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
    ) -> Result<(ImportPlan, Vec<RowProblem>), AppError> {
        let file = file.filter(|file| file.id == read.file && file.integration == integration.id);
        let file = file.ok_or_else(|| AppError::new(ErrorCode::Gone, "the file is no longer open"))?;
        let currency = settings::of(integration)?.benefits.currency;
        let (people, catalogue) = (self.store.list_people(&integration.id)?, self.store.benefits(&integration.id)?);
        let mut questions = FileQuestions::of(&file.table, &read.mapping);
        match read.content {
            FileContent::Amounts => {
                let options = ReadOptions { month: read.month, currency: currency.clone(), decimal: read.decimal };
                let mut amounts = read_amounts(&file.table, &read.mapping, &options);
                // A total belongs to no person. Skipping it must not stop the import.
                amounts.problems.retain(|problem| problem.code != ProblemCode::LooksLikeTotal);
                let total = questions.hidden_total(&amounts.rows, &currency);
                let lines = amounts.rows.iter().map(|row| row.line).chain(amounts.problems.iter().map(|problem| problem.line));
                let left_out = questions.apply_hidden(lines, Some(total), read);
                amounts.rows.retain(|row| !left_out.contains(&row.line));
                amounts.problems.retain(|problem| !left_out.contains(&problem.line));
                questions.apply_twins(&mut amounts.rows, read, &currency);
                let entries = self.store.benefit_amounts(&integration.id)?;
                let exported = self.store.exported_months(&integration.id)?;
                let before = ListBefore { people, catalogue, entries, exported };
                let mut plan = plan_amounts(amounts.rows, before, |line| questions.twin(line), read.mode, &currency);
                plan.decimal = amounts.decimal;
                plan.totals = amounts.totals_rows;
                plan.mark(|line| questions.is_hidden(line), |line| questions.twin(line));
                questions.add_to(&mut plan, read);
                let mut problems = amounts.problems;
                problems.append(&mut plan.problems);
                problems.sort_by_key(|problem| problem.line);
                Ok((plan, problems))
            }
            FileContent::People => {
                let mut found = read_people(&file.table, &read.mapping);
                let lines = found.rows.iter().map(|row| row.line).chain(found.problems.iter().map(|problem| problem.line));
                let left_out = questions.apply_hidden(lines, None, read);
                found.rows.retain(|row| !left_out.contains(&row.line));
                found.problems.retain(|problem| !left_out.contains(&problem.line));
                let mut plan = plan_people(found.rows, people);
                plan.mark(|line| questions.is_hidden(line), |_| None);
                questions.add_to(&mut plan, read);
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

/// The column titles, by which a later file is recognised; `None`: the file has none.
fn column_titles(table: &Table) -> Option<Vec<String>> {
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
    AppError::new(ErrorCode::FileUnreadable, error.to_string()).with_hint(code_of(&error))
}

fn code_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
