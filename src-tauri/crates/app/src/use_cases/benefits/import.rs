//! The changes that a file would make to a benefit list.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::benefits::{Benefit, Entry, ListPerson, PayrollMonth, entries_of};
use domain::money::{Currency, Money};
use domain::plan::benefits::comparable_name;
use intake::{AmountRow, DecimalMark, Meaning, PersonRow, ProblemCode, RowProblem};
use rust_decimal::Decimal;
use store::{AmountChange, ExportedMonth};

use super::list::{exported_of, total};
use super::months;
use crate::app::new_id;
use crate::dto::{FileLine, FilePreview, FileQuestion, HiddenPreview, ImportMode, LineDoes, MonthPreview, TwinPreview};

/// How many rows a preview shows.
const MAX_PREVIEW_ROWS: usize = 500;

/// The plan of an import.
pub(super) struct ImportPlan {
    change: AmountChange,
    lines: Vec<FileLine>,
    rows: u32,
    months: Vec<MonthPreview>,
    new_benefits: Vec<String>,
    new_people: u32,
    added_up: u32,
    total: Option<Money>,
    /// How many rows are totals of other rows.
    pub totals: u32,
    pub decimal: Option<DecimalMark>,
    /// Rows that contradict the list.
    pub problems: Vec<RowProblem>,
    pub questions: Vec<FileQuestion>,
    pub hidden: Option<HiddenPreview>,
    pub twins: Option<TwinPreview>,
}

impl ImportPlan {
    pub fn change(&self) -> &AmountChange {
        &self.change
    }

    /// How many amounts would be imported, or how many people from a list of people.
    pub fn taken(&self) -> u32 {
        let count = if self.total.is_some() { self.change.entries.len() } else { self.change.people.len() };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The month of most rows.
    pub fn main_month(&self) -> Option<PayrollMonth> {
        months::main_month(self.months.iter().map(|month| (month.month, month.rows)))
    }

    /// Marks hidden rows and duplicate rows.
    pub fn mark(&mut self, is_hidden: impl Fn(u32) -> bool, twin: impl Fn(u32) -> Option<u32>) {
        for line in &mut self.lines {
            (line.hidden, line.same_as) = (is_hidden(line.line), twin(line.line));
        }
    }

    /// The preview for the window. `problems`: all problems of rows.
    pub fn preview(self, problems: Vec<RowProblem>) -> FilePreview {
        FilePreview {
            lines: self.lines,
            rows: self.rows,
            wrong_rows: wrong_rows(&problems),
            questions: self.questions,
            hidden: self.hidden,
            twins: self.twins,
            problems,
            months: self.months,
            new_benefits: self.new_benefits,
            new_people: self.new_people,
            added_up: self.added_up,
            totals: self.totals,
            decimal: self.decimal,
            total: self.total,
        }
    }
}

/// How many rows have problems.
pub(super) fn wrong_rows(problems: &[RowProblem]) -> u32 {
    let lines: BTreeSet<u32> = problems.iter().map(|problem| problem.line).collect();
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

/// The people of the list, with those that the file adds. Indexed by personnel number and e-mail address.
struct PersonIndex {
    people: Vec<ListPerson>,
    by_number: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    changed: BTreeSet<usize>,
    /// How many people the list had before.
    existing: usize,
}

impl PersonIndex {
    fn of(people: Vec<ListPerson>) -> Self {
        let index = |key: fn(&ListPerson) -> Option<&String>| {
            people.iter().enumerate().filter_map(|(at, person)| Some((key(person)?.clone(), at))).collect()
        };
        let (by_number, by_email) = (index(|person| person.number.as_ref()), index(|person| person.email.as_ref()));
        Self { existing: people.len(), people, by_number, by_email, changed: BTreeSet::new() }
    }

    /// Finds or adds the person of a row, and adds what the row knows about the person. A row that contradicts the list is a problem: if
    /// a number or an address now belongs to another person, the wrong person would be paid.
    fn find_or_add(&mut self, line: u32, number: Option<String>, email: Option<String>, name: Option<String>) -> Result<usize, RowProblem> {
        if number.is_none() && email.is_none() {
            // A name alone does not identify a person.
            return Err(problem(line, Meaning::PersonnelNumber, ProblemCode::NoPerson, name));
        }
        let by_number = number.as_ref().and_then(|number| self.by_number.get(number).copied());
        let by_email = email.as_ref().and_then(|email| self.by_email.get(email).copied());
        let at = match (by_number, by_email) {
            (Some(one), Some(other)) if one != other => return Err(problem(line, Meaning::Email, ProblemCode::EmailTwice, email)),
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => {
                let at = self.people.len();
                self.people.push(ListPerson { id: new_id(), number: None, email: None, name: None });
                at
            }
        };
        let Some(person) = self.people.get_mut(at) else {
            return Err(problem(line, Meaning::PersonnelNumber, ProblemCode::NoPerson, number));
        };
        let differs = |known: &Option<String>, new: &Option<String>| known.is_some() && new.is_some() && known != new;
        if differs(&person.number, &number) {
            return Err(problem(line, Meaning::PersonnelNumber, ProblemCode::EmailTwice, number));
        }
        if differs(&person.email, &email) {
            return Err(problem(line, Meaning::Email, ProblemCode::NumberTwice, email));
        }
        let before = person.clone();
        person.number = person.number.take().or(number);
        person.email = person.email.take().or(email);
        person.name = name.or_else(|| person.name.take());
        if *person != before || at >= self.existing {
            self.changed.insert(at);
        }
        if let Some(number) = &person.number {
            self.by_number.insert(number.clone(), at);
        }
        if let Some(email) = &person.email {
            self.by_email.insert(email.clone(), at);
        }
        Ok(at)
    }

    fn changed(&self) -> Vec<ListPerson> {
        self.changed.iter().filter_map(|at| self.people.get(*at)).cloned().collect()
    }

    fn added(&self) -> u32 {
        u32::try_from(self.people.len().saturating_sub(self.existing)).unwrap_or(u32::MAX)
    }
}

fn problem(line: u32, meaning: Meaning, code: ProblemCode, text: Option<String>) -> RowProblem {
    RowProblem { line, meaning: Some(meaning), code, text: text.unwrap_or_default().chars().take(40).collect() }
}

/// Plans the import of a list of people.
pub(super) fn plan_people(rows: Vec<PersonRow>, people: Vec<ListPerson>) -> ImportPlan {
    let mut known = PersonIndex::of(people);
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let count = rows.len();
    for row in rows {
        let changed = known.changed.len();
        match known.find_or_add(row.line, row.number, row.email, row.name) {
            Ok(at) => {
                let does = if at >= known.existing {
                    LineDoes::Adds
                } else if known.changed.len() > changed {
                    LineDoes::Changes
                } else {
                    LineDoes::Nothing
                };
                let person = known.people.get(at).map(|person| person.display_name().to_owned()).unwrap_or_default();
                lines.push(FileLine {
                    line: row.line,
                    person,
                    benefit: None,
                    month: None,
                    amount: None,
                    does,
                    hidden: false,
                    same_as: None,
                });
            }
            Err(problem) => problems.push(problem),
        }
    }
    lines.truncate(MAX_PREVIEW_ROWS);
    ImportPlan {
        new_people: known.added(),
        change: AmountChange { people: known.changed(), ..AmountChange::default() },
        lines,
        rows: u32::try_from(count).unwrap_or(u32::MAX),
        months: Vec::new(),
        new_benefits: Vec::new(),
        added_up: 0,
        total: None,
        totals: 0,
        decimal: None,
        problems,
        questions: Vec::new(),
        hidden: None,
        twins: None,
    }
}

/// The list before the import of a file.
pub(super) struct ListBefore {
    pub people: Vec<ListPerson>,
    pub catalogue: Vec<Benefit>,
    pub entries: Vec<Entry>,
    pub exported: Vec<ExportedMonth>,
}

/// Plans the import of amounts. `twin`: the line of the earlier row that a line equals to the last character.
pub(super) fn plan_amounts(
    rows: Vec<AmountRow>,
    before: ListBefore,
    twin: impl Fn(u32) -> Option<u32>,
    mode: ImportMode,
    currency: &Currency,
) -> ImportPlan {
    let ListBefore { people, catalogue, entries, exported } = before;
    let (entries, exported) = (entries.as_slice(), exported.as_slice());
    let mut known = PersonIndex::of(people);
    let mut benefits = catalogue;
    let old_benefits = benefits.len();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (at, benefit) in benefits.iter().enumerate() {
        by_key.extend(benefit.wage_type.iter().map(|wage_type| (wage_type.trim().to_lowercase(), at)));
        by_key.insert(name_key(&benefit.name), at);
    }
    let there: HashMap<(&str, &str, PayrollMonth), &Money> =
        entries.iter().map(|entry| ((entry.person.as_str(), entry.benefit.as_str(), entry.month), &entry.amount)).collect();
    let mut wanted: BTreeMap<(usize, usize, PayrollMonth), Decimal> = BTreeMap::new();
    let (mut lines, mut problems, mut added_up) = (Vec::new(), Vec::new(), 0_u32);
    let mut equal: BTreeMap<(usize, usize, PayrollMonth), BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    let mut rows_of: BTreeMap<PayrollMonth, u32> = BTreeMap::new();
    let count = rows.len();
    for row in rows {
        let at = match known.find_or_add(row.line, row.number, row.email, row.name) {
            Ok(at) => at,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let key = row.benefit.trim().to_lowercase();
        let found = by_key.get(&key).or_else(|| by_key.get(&name_key(&row.benefit))).copied();
        let of = found.unwrap_or_else(|| {
            benefits.push(Benefit { id: new_id(), name: row.benefit.trim().to_owned(), wage_type: None, kind: None });
            by_key.insert(name_key(&row.benefit), benefits.len().saturating_sub(1));
            benefits.len().saturating_sub(1)
        });
        let (Some(person), Some(benefit)) = (known.people.get(at), benefits.get(of)) else { continue };
        let before = there.get(&(person.id.as_str(), benefit.id.as_str(), row.month));
        let does = match (wanted.contains_key(&(at, of, row.month)), before) {
            (true, _) => LineDoes::AddsUp,
            (false, None) => LineDoes::Adds,
            (false, Some(before)) if **before == row.amount => LineDoes::Nothing,
            (false, Some(_)) => LineDoes::Changes,
        };
        if does == LineDoes::AddsUp {
            added_up = added_up.saturating_add(1);
        }
        let of_month = rows_of.entry(row.month).or_default();
        *of_month = of_month.saturating_add(1);
        if let Some(first) = twin(row.line) {
            let group = equal.entry((at, of, row.month)).or_default().entry(first).or_insert_with(|| vec![first]);
            group.push(row.line);
        }
        let sum = wanted.entry((at, of, row.month)).or_default();
        *sum = sum.saturating_add(row.amount.amount);
        if lines.len() < MAX_PREVIEW_ROWS {
            lines.push(FileLine {
                line: row.line,
                person: person.display_name().to_owned(),
                benefit: Some(benefit.name.clone()),
                month: Some(row.month),
                amount: Some(row.amount),
                does,
                hidden: false,
                same_as: None,
            });
        }
    }
    let taken: Vec<Entry> = wanted
        .into_iter()
        .filter_map(|((at, of, month), amount)| {
            let (person, benefit) = (known.people.get(at)?.id.clone(), benefits.get(of)?.id.clone());
            let equal_rows = equal.remove(&(at, of, month)).unwrap_or_default().into_values().collect();
            Some(Entry { person, benefit, month, amount: Money::new(amount, currency.clone()), equal_rows })
        })
        .collect();
    let cleared: Vec<PayrollMonth> = if mode == ImportMode::Replace { rows_of.keys().copied().collect() } else { Vec::new() };
    let most = rows_of.values().copied().max().unwrap_or_default();
    let preview = |(month, rows): (&PayrollMonth, &u32)| MonthPreview {
        rows: *rows,
        stray: months::is_stray(*rows, most),
        ..month_preview(*month, entries, &taken, mode, exported, currency)
    };
    let previews = rows_of.iter().map(preview).collect();
    ImportPlan {
        total: Some(total(taken.iter(), currency)),
        new_people: known.added(),
        new_benefits: benefits.iter().skip(old_benefits).map(|benefit| benefit.name.clone()).collect(),
        change: AmountChange {
            benefits: benefits.into_iter().skip(old_benefits).collect(),
            people: known.changed(),
            cleared,
            entries: taken,
        },
        lines,
        rows: u32::try_from(count).unwrap_or(u32::MAX),
        months: previews,
        added_up,
        totals: 0,
        decimal: None,
        problems,
        questions: Vec::new(),
        hidden: None,
        twins: None,
    }
}

/// The key for looking up a benefit by name. A name without letters and digits is its own key.
fn name_key(name: &str) -> String {
    let key = comparable_name(name);
    if key.is_empty() { name.trim().to_lowercase() } else { key }
}

fn month_preview(
    month: PayrollMonth,
    entries: &[Entry],
    taken: &[Entry],
    mode: ImportMode,
    exported: &[ExportedMonth],
    currency: &Currency,
) -> MonthPreview {
    let keys: BTreeSet<(&str, &str)> = entries_of(taken, month).map(|entry| (entry.person.as_str(), entry.benefit.as_str())).collect();
    let stays = |entry: &&Entry| !keys.contains(&(entry.person.as_str(), entry.benefit.as_str()));
    let untouched: Vec<&Entry> = entries_of(entries, month).filter(stays).collect();
    let (kept, removed) = match mode {
        ImportMode::Replace => (Vec::new(), untouched.len()),
        ImportMode::Add => (untouched, 0),
    };
    MonthPreview {
        month,
        before: total(entries_of(entries, month), currency),
        after: total(entries_of(taken, month).chain(kept), currency),
        removed: u32::try_from(removed).unwrap_or(u32::MAX),
        rows: 0,
        stray: false,
        exported: exported_of(exported, month),
    }
}
