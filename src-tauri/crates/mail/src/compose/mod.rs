//! The summary as a mail: first what happened, then what it means, then what to do.

mod amounts;
mod headline;
mod next;
mod page;
mod privacy;

use domain::plain::{NAME, label};
use domain::run::{ExportKind, Outcome, Reason};

use self::page::Page;
use crate::{
    format::{date, moment, money, month},
    message::{Language, Message},
    summary::{Period, PersonLine, Summary},
    words::{Words, fill},
};

/// The longest that is shown of an integration's label in the text, in letters.
const LABEL: usize = 80;
/// The same in the subject.
const LABEL_IN_SUBJECT: usize = 40;

/// In which order outcomes are told: what went well, then what needs somebody.
const OUTCOMES: [Outcome; Outcome::ALL.len()] =
    [Outcome::Confirmed, Outcome::Sent, Outcome::Unknown, Outcome::Failed, Outcome::Waiting, Outcome::Skipped];

/// What every part of the mail is made from.
#[derive(Clone, Copy)]
struct Context<'a> {
    summary: &'a Summary,
    language: Language,
    words: &'static Words,
    target: &'static str,
}

impl Context<'_> {
    /// A text with the target's name put in.
    fn say(&self, text: &str) -> String {
        fill(text, &[("target", self.target)])
    }

    /// How many changes were read back as they were sent: what only the owner saw was not, nor what the amounts do not bear out.
    fn read_back(&self) -> usize {
        self.summary
            .counts
            .confirmed
            .saturating_sub(self.summary.seen)
            .saturating_sub(self.summary.not_proven)
            .saturating_sub(self.summary.not_readable)
    }

    /// Whether there are amounts, and they do not agree.
    fn disagrees(&self) -> bool {
        self.summary.not_proven > 0 || self.summary.proof.as_ref().is_some_and(|proof| !proof.holds())
    }
}

/// The summary of a run as a mail. Texts of others in it (labels, names) stay within their line.
pub fn compose(summary: &Summary, language: Language) -> Message {
    let context = Context { summary, language, words: Words::of(language), target: target(summary.kind) };
    let mut page = Page::default();
    headline::write(context, &mut page);
    facts(context, &mut page);
    changes(context, &mut page);
    amounts::write(context, &mut page);
    people(context, &mut page);
    next::write(context, &mut page);
    page.paragraph(context.words.place);
    page.sentence(context.words.why);
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
    let Context { summary, words, .. } = context;
    let integration = label(&summary.integration, LABEL_IN_SUBJECT);
    let what = [Some(integration), Some((words.exports)(summary.kind).to_owned()), period(context)];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("Paybridge · {what}: {}", headline::short(context))
}

fn period(context: Context) -> Option<String> {
    let words = context.words;
    Some(match context.summary.period? {
        Period::Month(payroll_month) => month(payroll_month, words),
        Period::Days { first, last } if first == last => date(first, words),
        Period::Days { first, last } => format!("{} – {}", date(first, words), date(last, words)),
    })
}

fn facts(context: Context, page: &mut Page) {
    let Context { summary, words, .. } = context;
    page.gap();
    page.field(words.integration, &label(&summary.integration, LABEL));
    page.field(words.export, (words.exports)(summary.kind));
    if let Some(period) = period(context) {
        let name = if matches!(summary.period, Some(Period::Month(_))) { words.payroll_month } else { words.period };
        page.field(name, &period);
    }
    page.field(words.started, &moment(summary.started, words));
    if let Some(ended) = summary.ended {
        page.field(words.ended, &moment(ended, words));
    }
}

fn changes(context: Context, page: &mut Page) {
    let Context { summary, words, .. } = context;
    let mut items = Vec::new();
    for outcome in OUTCOMES {
        let count = if outcome == Outcome::Confirmed { context.read_back() } else { summary.counts.with(outcome) };
        items.push(((words.outcomes)(outcome), count, (words.meanings)(outcome)));
        if outcome == Outcome::Confirmed {
            items.push((words.not_readable, summary.not_readable, words.not_readable_means));
            items.push((words.not_proven, summary.not_proven, words.not_proven_means));
            items.push((words.seen, summary.seen, words.seen_means));
        }
    }
    let left = [
        (words.blocked, summary.blocked, words.blocked_means),
        (words.undecided, summary.undecided, words.undecided_means),
        (words.waiting, summary.waiting, words.waiting_means),
        (words.held, summary.held, words.held_means),
        (words.not_chosen, summary.not_chosen, words.not_chosen_means),
        (words.notices, summary.notices, words.notices_means),
    ];
    items.extend(left.map(|(name, count, means)| (name, usize::try_from(count).unwrap_or(usize::MAX), means)));
    items.retain(|(_, count, _)| *count > 0);
    if items.is_empty() {
        return;
    }
    page.paragraph(words.changes);
    for (name, count, meaning) in items {
        page.item(&format!("{name}: {count}. {}", context.say(meaning)));
    }
}

fn people(context: Context, page: &mut Page) {
    let Some(people) = context.summary.people.as_deref().filter(|people| !people.is_empty()) else { return };
    page.paragraph(context.words.people);
    for person in people {
        page.item(&person_line(context, person));
    }
}

fn person_line(context: Context, person: &PersonLine) -> String {
    let what = person.what.as_deref().map(|what| label(what, NAME));
    let amount = person.amount.as_ref().map(|money_of| money(money_of.amount, &money_of.currency, context.language));
    let outcome = ended(person, context.words).to_owned();
    let about = [what, amount, Some(outcome)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    format!("{}: {about}", label(&person.name, NAME))
}

/// How the change of one person ended. What only the owner saw is not confirmed, and of what failed a part can be there.
fn ended(person: &PersonLine, words: &Words) -> &'static str {
    match (person.outcome, person.reason) {
        (Outcome::Confirmed, _) if person.not_proven => words.not_proven,
        (Outcome::Confirmed, Some(Reason::NotReadable)) => words.not_readable,
        (Outcome::Confirmed, Some(Reason::SeenByOwner)) => words.seen,
        (Outcome::Failed, Some(Reason::PartlySent)) => words.partly,
        (Outcome::Skipped, Some(Reason::OpenElsewhere)) => words.elsewhere,
        (outcome, _) => (words.outcomes)(outcome),
    }
}
