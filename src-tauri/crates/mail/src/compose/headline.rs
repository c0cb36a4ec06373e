//! What happened, in one line.

use payroll::run::RunState;

use super::{Context, page::Page};
use crate::words::fill;

/// The first lines of the mail.
pub(super) fn write(context: Context, page: &mut Page) {
    let words = context.words;
    let ending = match context.summary.state {
        RunState::Done => None,
        RunState::Cancelled => Some(words.cancelled),
        RunState::Stopped => Some(words.stopped),
        RunState::Interrupted => Some(words.interrupted),
        RunState::Running => Some(words.running),
    };
    if let Some(ending) = ending {
        page.sentence(ending);
    }
    let counts = context.summary.counts;
    let (confirmed, all) = (counts.confirmed, counts.all());
    let text = match (confirmed, all) {
        (_, 0) if ending.is_some() => words.none_confirmed,
        (_, 0) => words.nothing,
        (0, _) => words.none_confirmed,
        (1, 1) => words.one_confirmed,
        _ if confirmed == all => words.all_confirmed,
        _ => words.some_confirmed,
    };
    let (confirmed, all) = (confirmed.to_string(), all.to_string());
    page.sentence(&fill(text, &[("target", context.target), ("confirmed", &confirmed), ("count", &all)]));
    if context.disagrees() {
        page.sentence(&context.say(words.disagree));
    }
}

/// The same in a few words, for the subject.
pub(super) fn short(context: Context) -> String {
    let words = context.words;
    let counts = context.summary.counts;
    let ending = match context.summary.state {
        RunState::Done => None,
        RunState::Cancelled => Some(words.short_cancelled),
        RunState::Stopped => Some(words.short_stopped),
        RunState::Interrupted => Some(words.short_interrupted),
        RunState::Running => Some(words.short_running),
    };
    let (confirmed, all) = (counts.confirmed.to_string(), counts.all().to_string());
    let text = match counts.all() {
        0 => words.short_nothing,
        all if all == counts.confirmed => words.short_all,
        _ => words.short_some,
    };
    let count = (counts.all() > 0 || ending.is_none()).then(|| fill(text, &[("confirmed", &confirmed), ("count", &all)]));
    let disagree = context.disagrees().then(|| words.short_disagree.to_owned());
    [ending.map(str::to_owned), count, disagree].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
