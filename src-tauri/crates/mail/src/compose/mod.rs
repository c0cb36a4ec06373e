//! Composes the summary mail: first the result, then its meaning, then the next steps.

mod amounts;
mod headline;
mod next;
mod page;
mod privacy;

use domain::run::{ExportKind, Outcome, Reason};
use domain::text::{MAX_NAME, label};

use self::page::Page;
use crate::{
    catalogue::{Catalogue, fill},
    format::{date, moment, money, month},
    message::{Language, Message},
    summary::{Period, PersonLine, Summary},
};

/// The maximum length of an integration's label in the text, in characters.
const LABEL: usize = 80;
/// The maximum length of the label in the subject.
const LABEL_IN_SUBJECT: usize = 40;

/// The order of the outcomes in the mail: good ones first, then those that need somebody.
const OUTCOMES: [Outcome; Outcome::ALL.len()] =
    [Outcome::Confirmed, Outcome::Sent, Outcome::Unknown, Outcome::Failed, Outcome::Waiting, Outcome::Skipped];

/// The input of every part of the mail.
#[derive(Clone, Copy)]
struct Context<'a> {
    summary: &'a Summary,
    language: Language,
    catalogue: &'static Catalogue,
    target: &'static str,
}

impl Context<'_> {
    /// Fills the target's name into a text.
    fn with_target(&self, text: &str) -> String {
        fill(text, &[("target", self.target)])
    }

    /// The number of rows that were read back as sent. Rows do not count that only the owner saw, whose amounts do not add up, or that
    /// have fields that no read shows.
    fn read_back(&self) -> usize {
        self.summary
            .counts
            .confirmed
            .saturating_sub(self.summary.seen_by_owner)
            .saturating_sub(self.summary.not_proven)
            .saturating_sub(self.summary.not_readable)
    }

    /// Whether the run has amounts that do not agree.
    fn disagrees(&self) -> bool {
        self.summary.not_proven > 0 || self.summary.proof.as_ref().is_some_and(|proof| !proof.holds())
    }
}

/// Composes the mail. Foreign texts in it (labels, names) stay within their line.
pub fn compose(summary: &Summary, language: Language) -> Message {
    let context = Context { summary, language, catalogue: Catalogue::of(language), target: target(summary.kind) };
    let mut page = Page::default();
    headline::write(context, &mut page);
    write_facts(context, &mut page);
    write_changes(context, &mut page);
    amounts::write(context, &mut page);
    write_people(context, &mut page);
    next::write(context, &mut page);
    page.paragraph(context.catalogue.where_to_find);
    page.sentence(context.catalogue.recipients_note);
    Message { subject: subject(context), body: page.into_text() }
}

/// The service that the run wrote to.
fn target(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Employees | ExportKind::Leave => "Kleer",
        ExportKind::EmployeeImport => "Alexis HR",
        ExportKind::Benefits => "Personio",
    }
}

fn subject(context: Context) -> String {
    let Context { summary, catalogue, .. } = context;
    let integration = label(&summary.integration, LABEL_IN_SUBJECT);
    let what = [Some(integration), Some((catalogue.exports)(summary.kind).to_owned()), period(context)];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("Paybridge · {what}: {}", headline::short(context))
}

fn period(context: Context) -> Option<String> {
    let catalogue = context.catalogue;
    Some(match context.summary.period? {
        Period::Month(payroll_month) => month(payroll_month, catalogue),
        Period::Days { first, last } if first == last => date(first, catalogue),
        Period::Days { first, last } => format!("{} – {}", date(first, catalogue), date(last, catalogue)),
    })
}

fn write_facts(context: Context, page: &mut Page) {
    let Context { summary, catalogue, .. } = context;
    page.gap();
    page.field(catalogue.integration, &label(&summary.integration, LABEL));
    page.field(catalogue.export, (catalogue.exports)(summary.kind));
    if let Some(period) = period(context) {
        let name = if matches!(summary.period, Some(Period::Month(_))) { catalogue.payroll_month } else { catalogue.period };
        page.field(name, &period);
    }
    page.field(catalogue.started, &moment(summary.started, catalogue));
    if let Some(ended) = summary.ended {
        page.field(catalogue.ended, &moment(ended, catalogue));
    }
}

fn write_changes(context: Context, page: &mut Page) {
    let Context { summary, catalogue, .. } = context;
    let mut items = Vec::new();
    for outcome in OUTCOMES {
        let count = if outcome == Outcome::Confirmed { context.read_back() } else { summary.counts.with(outcome) };
        items.push(((catalogue.outcomes)(outcome), count, (catalogue.meanings)(outcome)));
        if outcome == Outcome::Confirmed {
            items.push((catalogue.not_readable, summary.not_readable, catalogue.not_readable_means));
            items.push((catalogue.not_proven, summary.not_proven, catalogue.not_proven_means));
            items.push((catalogue.seen_by_owner, summary.seen_by_owner, catalogue.seen_by_owner_means));
        }
    }
    let outside_run = [
        (catalogue.blocked, summary.blocked, catalogue.blocked_means),
        (catalogue.undecided, summary.undecided, catalogue.undecided_means),
        (catalogue.waiting, summary.waiting, catalogue.waiting_means),
        (catalogue.held, summary.held, catalogue.held_means),
        (catalogue.not_chosen, summary.not_chosen, catalogue.not_chosen_means),
        (catalogue.notices, summary.notices, catalogue.notices_means),
    ];
    items.extend(outside_run.map(|(name, count, means)| (name, usize::try_from(count).unwrap_or(usize::MAX), means)));
    items.retain(|(_, count, _)| *count > 0);
    if items.is_empty() {
        return;
    }
    page.paragraph(catalogue.changes);
    for (name, count, meaning) in items {
        page.item(&format!("{name}: {count}. {}", context.with_target(meaning)));
    }
}

fn write_people(context: Context, page: &mut Page) {
    let Some(people) = context.summary.people.as_deref().filter(|people| !people.is_empty()) else { return };
    page.paragraph(context.catalogue.people);
    for person in people {
        page.item(&person_line(context, person));
    }
}

fn person_line(context: Context, person: &PersonLine) -> String {
    let what = person.what.as_deref().map(|what| label(what, MAX_NAME));
    let amount = person.amount.as_ref().map(|amount| money(amount.amount, &amount.currency, context.language));
    let outcome = outcome_text(person, context.catalogue).to_owned();
    let about = [what, amount, Some(outcome)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("{}: {about}", label(&person.name, MAX_NAME))
}

/// The text of a row's outcome. A row that only the owner saw is not confirmed, and a part of a failed row can be in the target.
fn outcome_text(person: &PersonLine, catalogue: &Catalogue) -> &'static str {
    match (person.outcome, person.reason) {
        (Outcome::Confirmed, _) if person.not_proven => catalogue.not_proven,
        (Outcome::Confirmed, Some(Reason::NotReadable)) => catalogue.not_readable,
        (Outcome::Confirmed, Some(Reason::SeenByOwner)) => catalogue.seen_by_owner,
        (Outcome::Failed, Some(Reason::PartlySent)) => catalogue.partly_sent,
        (Outcome::Skipped, Some(Reason::OpenElsewhere)) => catalogue.sent_elsewhere,
        (outcome, _) => (catalogue.outcomes)(outcome),
    }
}
