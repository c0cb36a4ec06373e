//! The next steps of the reader.

use domain::run_mark::RunEnd;

use super::{Context, page::Page};

/// Writes a line for each step, or that there is none.
pub(super) fn write(context: Context, page: &mut Page) {
    let catalogue = context.catalogue;
    let counts = context.summary.counts;
    let is_running = context.summary.end == RunEnd::UnderWay;
    let todo = [
        (is_running, catalogue.next_wait),
        (counts.sent > 0 || counts.unknown > 0, catalogue.next_reconcile),
        (counts.failed > 0, catalogue.next_failed),
        (context.summary.not_readable > 0, catalogue.next_not_readable),
        (context.summary.waits_for_switch, catalogue.next_setting),
        (counts.waiting > 0 && !is_running && !context.summary.waits_for_switch, catalogue.next_continue),
        (counts.skipped > 0, catalogue.next_skipped),
        (context.summary.blocked > 0, catalogue.next_blocked),
        (context.summary.undecided > 0, catalogue.next_undecided),
        (context.summary.waiting > 0, catalogue.next_waiting),
        (context.summary.held > 0, catalogue.next_held),
        (context.summary.not_chosen > 0, catalogue.next_not_chosen),
        (context.summary.notices > 0, catalogue.next_notices),
        (context.disagrees(), catalogue.next_amounts_disagree),
    ];
    let todo: Vec<&str> = todo.into_iter().filter(|(is_due, _)| *is_due).map(|(_, text)| text).collect();
    page.paragraph(catalogue.next);
    for text in &todo {
        page.item(&context.with_target(text));
    }
    if todo.is_empty() {
        page.item(catalogue.next_nothing);
    }
}
