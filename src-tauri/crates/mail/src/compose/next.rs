//! What to do now.

use domain::run_mark::RunEnd;

use super::{Context, page::Page};

/// A line for each thing to do, or that there is none.
pub(super) fn write(context: Context, page: &mut Page) {
    let words = context.words;
    let counts = context.summary.counts;
    let is_running = context.summary.end == RunEnd::UnderWay;
    let todo = [
        (is_running, words.wait),
        (counts.sent > 0 || counts.unknown > 0, words.next_ask),
        (counts.failed > 0, words.next_failed),
        (context.summary.not_readable > 0, words.next_not_readable),
        (context.summary.waits_for_switch, words.next_switch),
        (counts.waiting > 0 && !is_running && !context.summary.waits_for_switch, words.next_continue),
        (counts.skipped > 0, words.next_skipped),
        (context.summary.blocked > 0, words.next_blocked),
        (context.summary.undecided > 0, words.next_undecided),
        (context.summary.waiting > 0, words.next_waiting),
        (context.summary.held > 0, words.next_held),
        (context.summary.not_chosen > 0, words.next_not_chosen),
        (context.summary.notices > 0, words.next_notices),
        (context.disagrees(), words.next_disagree),
    ];
    let todo: Vec<&str> = todo.into_iter().filter(|(is_due, _)| *is_due).map(|(_, text)| text).collect();
    page.paragraph(words.next);
    for text in &todo {
        page.item(&context.say(text));
    }
    if todo.is_empty() {
        page.item(words.next_nothing);
    }
}
