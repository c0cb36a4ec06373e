//! What happened, in one line.

use domain::run_mark::RunEnd;

use super::{Context, page::Page};
use crate::words::fill;

/// The first lines of the mail.
pub(super) fn write(context: Context, page: &mut Page) {
    let words = context.words;
    let ending = match context.summary.end {
        RunEnd::Itself => None,
        RunEnd::Owner => Some(words.cancelled),
        RunEnd::OnlyAsked => Some(words.only_asked),
        RunEnd::Error if context.summary.waits_for_switch => Some(words.switch),
        RunEnd::Error => Some(words.stopped),
        RunEnd::AppEnded => Some(words.interrupted),
        RunEnd::UnderWay => Some(words.running),
    };
    if let Some(ending) = ending {
        page.sentence(&context.say(ending));
    }
    let (confirmed, all) = (context.read_back(), context.summary.counts.all());
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
    let ending = match context.summary.end {
        RunEnd::Itself => None,
        RunEnd::Owner => Some(words.short_cancelled),
        RunEnd::OnlyAsked => Some(words.short_only_asked),
        RunEnd::Error if context.summary.waits_for_switch => Some(words.short_switch),
        RunEnd::Error => Some(words.short_stopped),
        RunEnd::AppEnded => Some(words.short_interrupted),
        RunEnd::UnderWay => Some(words.short_running),
    };
    let (confirmed, all) = (context.read_back().to_string(), counts.all().to_string());
    let text = match counts.all() {
        0 => words.short_nothing,
        all if all == context.read_back() => words.short_all,
        _ => words.short_some,
    };
    let count = (counts.all() > 0 || ending.is_none()).then(|| fill(text, &[("confirmed", &confirmed), ("count", &all)]));
    let disagree = context.disagrees().then(|| words.short_disagree.to_owned());
    [ending.map(str::to_owned), count, disagree].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
