//! The result of the run in one line.

use domain::run_mark::RunEnd;

use super::{Context, page::Page};
use crate::catalogue::fill;

/// Writes the first lines of the mail.
pub(super) fn write(context: Context, page: &mut Page) {
    let catalogue = context.catalogue;
    let ending = match context.summary.end {
        RunEnd::Itself => None,
        RunEnd::Owner => Some(catalogue.cancelled),
        RunEnd::OnlyAsked => Some(catalogue.only_reconciled),
        RunEnd::Error if context.summary.waits_for_switch => Some(catalogue.waits_for_setting),
        RunEnd::Error => Some(catalogue.stopped),
        RunEnd::AppEnded => Some(catalogue.interrupted),
        RunEnd::UnderWay => Some(catalogue.running),
    };
    if let Some(ending) = ending {
        page.sentence(&context.with_target(ending));
    }
    let (confirmed, all) = (context.read_back(), context.summary.counts.all());
    let text = match (confirmed, all) {
        (_, 0) if ending.is_some() => catalogue.none_confirmed,
        (_, 0) => catalogue.nothing,
        (0, _) => catalogue.none_confirmed,
        (1, 1) => catalogue.one_confirmed,
        _ if confirmed == all => catalogue.all_confirmed,
        _ => catalogue.some_confirmed,
    };
    let (confirmed, all) = (confirmed.to_string(), all.to_string());
    page.sentence(&fill(text, &[("target", context.target), ("confirmed", &confirmed), ("count", &all)]));
    if context.disagrees() {
        page.sentence(&context.with_target(catalogue.amounts_disagree));
    }
}

/// The result in a few words, for the subject.
pub(super) fn short(context: Context) -> String {
    let catalogue = context.catalogue;
    let counts = context.summary.counts;
    let ending = match context.summary.end {
        RunEnd::Itself => None,
        RunEnd::Owner => Some(catalogue.short_cancelled),
        RunEnd::OnlyAsked => Some(catalogue.short_only_reconciled),
        RunEnd::Error if context.summary.waits_for_switch => Some(catalogue.short_waits_for_setting),
        RunEnd::Error => Some(catalogue.short_stopped),
        RunEnd::AppEnded => Some(catalogue.short_interrupted),
        RunEnd::UnderWay => Some(catalogue.short_running),
    };
    let (confirmed, all) = (context.read_back().to_string(), counts.all().to_string());
    let text = match counts.all() {
        0 => catalogue.short_nothing,
        all if all == context.read_back() => catalogue.short_all,
        _ => catalogue.short_some,
    };
    let count = (counts.all() > 0 || ending.is_none()).then(|| fill(text, &[("confirmed", &confirmed), ("count", &all)]));
    let disagree = context.disagrees().then(|| catalogue.short_amounts_disagree.to_owned());
    [ending.map(str::to_owned), count, disagree].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
