//! English.

use payroll::run::{ExportKind, Outcome};

use super::Words;

pub(super) const WORDS: Words = Words {
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    date: "{day} {month} {year}",
    moment: "{date}, {time}",
    exports,
    outcomes,
    meanings,
    cancelled: "This transfer was cancelled by the person who sent it.",
    only_asked: "This transfer broke off. It was ended by only checking what {target} has: what had not been sent was given up.",
    stopped: "An error ended this transfer before everything was sent and confirmed.",
    switch: "{target} rejected the first entry of its kind. This transfer waits until a setting is changed, then it can continue.",
    interrupted: "This transfer broke off: Paybridge or the computer was shut down in the middle.",
    running: "This transfer is still under way.",
    seen: "Seen by a person only",
    seen_means: "Somebody looked in {target} and says that it is there. Paybridge could not read it back.",
    not_proven: "Not reconciled",
    not_proven_means: "{target} confirmed it, but what was listed, what was sent and what is there now are not the same amount.",
    blocked: "Blocked, not part of this transfer",
    blocked_means: "Something has to be corrected before it can be sent.",
    undecided: "Undecided, not part of this transfer",
    undecided_means: "Both sides changed, and nobody has said which value counts.",
    not_chosen: "Left out of this transfer",
    not_chosen_means: "It could have been sent and was not selected.",
    notices: "Notice",
    notices_means: "There was nothing to send, but there is something to check.",
    partly: "Failed, but a part of it is there",
    elsewhere: "Not sent here, perhaps sent by another transfer",
    nothing: "There was nothing to change in {target}.",
    one_confirmed: "The change is confirmed by {target}.",
    all_confirmed: "All {count} changes are confirmed by {target}.",
    some_confirmed: "{confirmed} of {count} changes are confirmed by {target}.",
    none_confirmed: "Nothing is confirmed by {target}.",
    short_cancelled: "cancelled",
    short_only_asked: "the rest given up",
    short_stopped: "stopped",
    short_switch: "waits for a setting",
    short_interrupted: "interrupted",
    short_running: "under way",
    short_nothing: "nothing to change",
    short_all: "all {count} confirmed",
    short_some: "{confirmed} of {count} confirmed",
    short_disagree: "amounts do not agree",
    integration: "Integration",
    export: "Export",
    payroll_month: "Payroll month",
    period: "Period",
    started: "Started",
    ended: "Ended",
    changes: "Changes",
    amounts: "Amounts",
    in_all: "In all",
    together: "{names} (together)",
    together_why: "Benefits that one person alone gets are shown together with others, so that no single amount can be read.",
    no_benefits: "The amounts by benefit are left out: they would tell the amounts of single people.",
    one_person: "not shown, it is the amount of one person",
    listed: "Listed",
    there: "In {target} before",
    left_out: "Left out",
    approved: "Approved",
    sent: "Sent",
    read_back: "Read back from {target}",
    agree: "The amounts agree to the cent: everything listed for {target} is there.",
    disagree: "The amounts do not agree. It is not confirmed that {target} holds everything that was listed.",
    people: "People",
    next: "What to do next",
    next_nothing: "There is nothing left to do.",
    next_failed: "Failed: correct what the history names, then prepare it again.",
    next_ask: "Not confirmed or unclear: open the transfer in the history and check in {target}. Nothing is sent.",
    next_continue: "Not sent yet: continue the transfer in the history. {target} is read first to see what arrived; nothing is sent twice.",
    next_switch: "Change the setting that the history names, then continue the transfer.",
    next_notices: "Notice: compare again and look at what the rows say.",
    next_skipped: "Not sent: prepare it again when you like.",
    next_blocked: "Blocked: correct what the review names, then compare again.",
    next_undecided: "Undecided: choose in the review which value counts, then send it.",
    next_disagree: "Check the amounts in the proof before you run payroll.",
    wait: "Wait until the transfer has ended.",
    place: "You will find this transfer in Paybridge, in the history.",
    why: "Paybridge sends this mail after each transfer to the addresses kept with the integration.",
    cut: "The rest is left out here. You will find it in Paybridge, in the history.",
};

fn exports(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Employees => "Employees → Kleer",
        ExportKind::EmployeeImport => "Employees → Alexis HR",
        ExportKind::Leave => "Leave → Kleer",
        ExportKind::Benefits => "Benefits → Personio",
    }
}

fn outcomes(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "Confirmed",
        Outcome::Sent => "Sent, not confirmed",
        Outcome::Unknown => "Unclear",
        Outcome::Failed => "Failed",
        Outcome::Waiting => "Not sent yet",
        Outcome::Skipped => "Not sent",
    }
}

fn meanings(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Confirmed => "{target} was asked afterwards and holds what was sent.",
        Outcome::Sent => "{target} accepted it but could not be read since.",
        Outcome::Unknown => "It is not known whether it arrived. It is not sent again before that has been checked in {target}.",
        Outcome::Failed => "It was not applied, or only in part, or not as sent.",
        Outcome::Waiting => "Not reached yet.",
        Outcome::Skipped => "This transfer sent nothing of it to {target}.",
    }
}
