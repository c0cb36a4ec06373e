//! The texts of the mail, by language.
//!
//! [`fill`] replaces the placeholders in braces. The readers run a company, so a text says what happened, what it means and what to do.

mod de;
mod en;
mod sv;

use domain::run::{ExportKind, Outcome};

use crate::message::Language;

/// The texts of the mail in one language. The comments name the placeholders.
pub(crate) struct Catalogue {
    pub(crate) months: [&'static str; 12],
    /// {day}, {month} (its name), {year}.
    pub(crate) date: &'static str,
    /// {date}, {time}.
    pub(crate) moment: &'static str,
    pub(crate) exports: fn(ExportKind) -> &'static str,
    pub(crate) outcomes: fn(Outcome) -> &'static str,
    /// {target}.
    pub(crate) meanings: fn(Outcome) -> &'static str,
    pub(crate) cancelled: &'static str,
    /// {target}.
    pub(crate) only_reconciled: &'static str,
    pub(crate) stopped: &'static str,
    /// {target}.
    pub(crate) waits_for_setting: &'static str,
    pub(crate) interrupted: &'static str,
    pub(crate) running: &'static str,
    pub(crate) seen_by_owner: &'static str,
    /// {target}.
    pub(crate) seen_by_owner_means: &'static str,
    pub(crate) not_readable: &'static str,
    /// {target}.
    pub(crate) not_readable_means: &'static str,
    pub(crate) not_proven: &'static str,
    /// {target}.
    pub(crate) not_proven_means: &'static str,
    pub(crate) blocked: &'static str,
    pub(crate) blocked_means: &'static str,
    pub(crate) undecided: &'static str,
    pub(crate) undecided_means: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) waiting_means: &'static str,
    pub(crate) held: &'static str,
    pub(crate) held_means: &'static str,
    pub(crate) not_chosen: &'static str,
    pub(crate) not_chosen_means: &'static str,
    pub(crate) notices: &'static str,
    pub(crate) notices_means: &'static str,
    /// The outcome of a person's row that failed after a part was sent.
    pub(crate) partly_sent: &'static str,
    /// The outcome of a person's row that was not sent, because another transfer sent the same or may have.
    pub(crate) sent_elsewhere: &'static str,
    /// {target}.
    pub(crate) nothing: &'static str,
    /// {target}.
    pub(crate) one_confirmed: &'static str,
    /// {count}, {target}.
    pub(crate) all_confirmed: &'static str,
    /// {confirmed}, {count}, {target}.
    pub(crate) some_confirmed: &'static str,
    /// {target}.
    pub(crate) none_confirmed: &'static str,
    pub(crate) short_cancelled: &'static str,
    pub(crate) short_only_reconciled: &'static str,
    pub(crate) short_stopped: &'static str,
    pub(crate) short_waits_for_setting: &'static str,
    pub(crate) short_interrupted: &'static str,
    pub(crate) short_running: &'static str,
    pub(crate) short_nothing: &'static str,
    /// {count}.
    pub(crate) short_all: &'static str,
    /// {confirmed}, {count}.
    pub(crate) short_some: &'static str,
    pub(crate) short_amounts_disagree: &'static str,
    pub(crate) integration: &'static str,
    pub(crate) export: &'static str,
    pub(crate) payroll_month: &'static str,
    pub(crate) period: &'static str,
    pub(crate) started: &'static str,
    pub(crate) ended: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) amounts: &'static str,
    pub(crate) in_all: &'static str,
    /// {names}.
    pub(crate) combined: &'static str,
    pub(crate) combined_reason: &'static str,
    pub(crate) no_benefits: &'static str,
    pub(crate) one_person: &'static str,
    pub(crate) listed: &'static str,
    /// {target}.
    pub(crate) there: &'static str,
    pub(crate) left_out: &'static str,
    pub(crate) approved: &'static str,
    pub(crate) sent: &'static str,
    /// {target}.
    pub(crate) read_back: &'static str,
    /// {target}.
    pub(crate) amounts_agree: &'static str,
    /// {target}.
    pub(crate) amounts_disagree: &'static str,
    pub(crate) people: &'static str,
    pub(crate) next: &'static str,
    pub(crate) next_nothing: &'static str,
    pub(crate) next_failed: &'static str,
    /// {target}.
    pub(crate) next_reconcile: &'static str,
    /// {target}.
    pub(crate) next_continue: &'static str,
    pub(crate) next_setting: &'static str,
    pub(crate) next_notices: &'static str,
    pub(crate) next_skipped: &'static str,
    /// {target}.
    pub(crate) next_not_readable: &'static str,
    pub(crate) next_waiting: &'static str,
    pub(crate) next_held: &'static str,
    pub(crate) next_not_chosen: &'static str,
    pub(crate) next_blocked: &'static str,
    pub(crate) next_undecided: &'static str,
    pub(crate) next_amounts_disagree: &'static str,
    pub(crate) next_wait: &'static str,
    pub(crate) where_to_find: &'static str,
    pub(crate) recipients_note: &'static str,
    pub(crate) rest_left_out: &'static str,
}

impl Catalogue {
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::CATALOGUE,
            Language::Sv => &sv::CATALOGUE,
            Language::De => &de::CATALOGUE,
        }
    }
}

/// Replaces the placeholders. Braces in a value are not replaced, because a name may contain them.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| *value);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn filled_values_are_not_filled_again() {
        assert_eq!(fill("{a} and {b}.", &[("a", "{b}"), ("b", "{a}")]), "{b} and {a}.");
    }
}
