//! The words, in every language.

use domain::run::{ExportKind, Outcome, Reason};
use domain::run_mark::RunEnd;
use mail::{Counts, Language, Line, PersonLine, Summary, compose};

use crate::sample::{LANGUAGES, arrived, benefits, leave, sum, troubled, with_people};

fn written(summary: &Summary, language: Language) -> String {
    let message = compose(summary, language);
    format!("Subject: {}\n\n{}", message.subject, message.body)
}

#[test]
fn the_mails_read_well() {
    let summaries = [("all_is_well", benefits()), ("stopped_with_every_outcome", with_people()), ("interrupted_leave", leave())];
    for (name, summary) in summaries {
        for language in LANGUAGES {
            insta::assert_snapshot!(format!("{name}_{language:?}"), written(&summary, language));
        }
    }
}

/// Every kind of run and ending, with one of each outcome and with none.
fn every_kind() -> impl Iterator<Item = Summary> {
    use ExportKind::{Benefits, EmployeeImport, Employees, Leave};
    let one_of_each = Counts { confirmed: 1, sent: 1, failed: 1, unknown: 1, waiting: 1, skipped: 1 };
    [Employees, EmployeeImport, Leave, Benefits].into_iter().flat_map(move |kind| {
        RunEnd::ALL.iter().flat_map(move |end| {
            let left = Summary { kind, end: *end, blocked: 2, undecided: 1, not_chosen: 3, notices: 4, seen: 1, ..troubled() };
            [(Counts::default(), false), (one_of_each, false), (one_of_each, true)].map(|(counts, waits_for_switch)| Summary {
                counts,
                waits_for_switch,
                ..left.clone()
            })
        })
    })
}

#[test]
fn no_line_is_long_and_no_text_is_left_unfilled() {
    for summary in every_kind() {
        for language in LANGUAGES {
            let text = written(&summary, language);
            assert!(!text.contains(['{', '}', '\r', '\t']) && !text.contains("\n\n\n"), "{text}");
            assert!(text.lines().skip(1).all(|line| line.chars().count() <= 78), "{text}");
        }
    }
}

#[test]
fn confirmed_is_said_only_of_what_was_read_back() {
    let words = [(Language::En, "confirmed"), (Language::Sv, "bekräftade"), (Language::De, "bestätigt")];
    for (language, confirmed) in words {
        for outcome in Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::Confirmed) {
            let message = compose(&Summary { counts: Counts::of([*outcome]), proof: None, ..benefits() }, language);
            assert!(message.subject.ends_with(&format!(" 1 {confirmed}")) && message.subject.contains(": 0 "), "{}", message.subject);
        }
        let counts = Counts::of([Outcome::Confirmed, Outcome::Sent]);
        let message = compose(&Summary { counts, proof: None, ..benefits() }, language);
        assert!(message.subject.contains(": 1 ") && message.subject.contains(" 2 "), "{}", message.subject);
        let first = message.body.lines().next().unwrap();
        assert!(first.starts_with("1 ") && first.contains(" 2 "), "{first}");
    }
}

#[test]
fn a_proof_that_the_figures_do_not_bear_out_is_not_told_as_one() {
    for broken in [
        Line { read_back: sum(1, 2), ..arrived(234_750, 23) },
        Line { sent: sum(1, 2), ..arrived(234_750, 23) },
        Line { listed: sum(1, 2), ..arrived(234_750, 23) },
        Line { there: sum(1, 2), ..arrived(234_750, 23) },
    ] {
        let mut summary = benefits();
        assert!(written(&summary, Language::En).contains("agree to the cent"));
        if let Some(proof) = &mut summary.proof {
            proof.total = broken;
        }
        let text = written(&summary, Language::En);
        assert!(!text.contains("agree to the cent") && text.contains("do not agree"), "{text}");
    }
}

#[test]
fn seen_by_a_person_is_not_confirmed() {
    let summary = Summary { counts: Counts { confirmed: 3, ..Counts::default() }, seen: 1, proof: None, ..benefits() };
    let text = written(&summary, Language::En);
    assert!(text.contains("2 of 3 confirmed") && text.contains("Seen by a person only: 1."), "{text}");
}

#[test]
fn nothing_left_to_do_is_not_said_beside_blocked_people() {
    for language in LANGUAGES {
        let done = written(&Summary { proof: None, ..benefits() }, language);
        for [blocked, undecided, waiting, held, not_chosen] in
            [[2, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
        {
            let left = Summary { blocked, undecided, waiting, held, not_chosen, proof: None, ..benefits() };
            let text = written(&left, language);
            let nothing = done.lines().rev().find(|line| line.starts_with("- ")).unwrap();
            assert!(!text.contains(nothing), "{text}");
        }
    }
}

#[test]
fn confirmed_change_that_is_not_proven_is_not_counted_as_confirmed() {
    for language in LANGUAGES {
        let counts = Counts { confirmed: 3, ..Counts::default() };
        let good = written(&Summary { counts, proof: None, ..benefits() }, language);
        let bad = written(&Summary { counts, not_proven: 1, proof: None, ..benefits() }, language);
        let (good_first, bad_first) = (good.lines().next().unwrap(), bad.lines().next().unwrap());
        assert!(good_first.contains('3') && !bad_first.is_empty() && bad_first != good_first, "{good_first} {bad_first}");
        let nothing = good.lines().rev().find(|line| line.starts_with("- ")).unwrap();
        assert!(!bad.contains(nothing), "{bad}");
        let person = |not_proven| {
            let (name, outcome) = ("Ebba".to_owned(), Outcome::Confirmed);
            let line = PersonLine { name, what: None, amount: None, outcome, reason: None, not_proven };
            let text = written(&Summary { people: Some(vec![line]), proof: None, ..benefits() }, language);
            text.lines().find(|line| line.contains("Ebba")).unwrap().to_owned()
        };
        assert_ne!(person(true), person(false));
    }
}

#[test]
fn counts_are_of_the_outcomes() {
    let counts = Counts::of([Outcome::Sent, Outcome::Failed, Outcome::Failed, Outcome::Waiting]);
    assert_eq!((counts.sent, counts.failed, counts.waiting, counts.all()), (1, 2, 1, 4));
}

/// The line of one person whose change ended so.
fn line_of(outcome: Outcome, reason: Option<Reason>, language: Language) -> String {
    let line = PersonLine { name: "Ebba".to_owned(), what: None, amount: None, outcome, reason, not_proven: false };
    let text = written(&Summary { people: Some(vec![line]), proof: None, ..benefits() }, language);
    text.lines().find(|line| line.contains("Ebba")).unwrap().to_owned()
}

#[test]
fn every_outcome_and_every_truer_reason_has_words_of_its_own() {
    let truer = [
        (Outcome::Confirmed, Reason::SeenByOwner),
        (Outcome::Confirmed, Reason::NotReadable),
        (Outcome::Failed, Reason::PartlySent),
        (Outcome::Skipped, Reason::OpenElsewhere),
    ];
    for language in LANGUAGES {
        let mut told: Vec<String> = Outcome::ALL.iter().map(|outcome| line_of(*outcome, None, language)).collect();
        told.extend(truer.map(|(outcome, reason)| line_of(outcome, Some(reason), language)));
        let count = told.len();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), count, "{told:#?}");
        // Whatever the reason: only what was read back is called confirmed.
        let confirmed = line_of(Outcome::Confirmed, None, language);
        for (outcome, reason) in Outcome::ALL.iter().flat_map(|outcome| Reason::ALL.iter().map(move |reason| (*outcome, *reason))) {
            let is_read_back = outcome == Outcome::Confirmed && reason != Reason::SeenByOwner;
            assert_eq!(line_of(outcome, Some(reason), language) == confirmed, is_read_back, "{outcome:?} {reason:?}");
        }
    }
}

#[test]
fn what_was_no_part_of_the_run_is_told_and_nothing_left_is_not_said_beside_it() {
    let with = |blocked, undecided, not_chosen, notices| Summary { blocked, undecided, not_chosen, notices, proof: None, ..benefits() };
    for language in LANGUAGES {
        let done = written(&with(0, 0, 0, 0), language);
        let nothing = done.lines().rev().find(|line| line.starts_with("- ")).unwrap();
        let told = [with(7, 0, 0, 0), with(0, 7, 0, 0), with(0, 0, 7, 0), with(0, 0, 0, 7)].map(|summary| written(&summary, language));
        let lines = told.clone().map(|text| text.lines().find(|line| line.contains(": 7.")).unwrap_or_default().to_owned());
        assert!(lines.iter().enumerate().all(|(at, line)| !line.is_empty() && !lines[..at].contains(line)), "{lines:#?}");
        for (at, text) in told.iter().enumerate() {
            assert_eq!(text.contains(nothing), at == 2, "only what the owner left out needs nobody: {text}");
        }
    }
}

#[test]
fn run_that_waits_for_a_switch_is_not_told_as_ended() {
    for language in LANGUAGES {
        let stopped =
            Summary { end: RunEnd::Error, counts: Counts { confirmed: 1, waiting: 4, ..Counts::default() }, proof: None, ..benefits() };
        let waits = Summary { waits_for_switch: true, ..stopped.clone() };
        let (stopped, waits) = (written(&stopped, language), written(&waits, language));
        let first = |text: &str| text.lines().take(3).map(str::to_owned).collect::<Vec<_>>();
        assert!(first(&stopped).iter().zip(first(&waits)).filter(|(one, other)| *one != other).count() == 2, "{waits}");
    }
}
