//! The texts in every language.

use domain::run::{ExportKind, Outcome, Reason};
use domain::run_mark::RunEnd;
use mail::{Counts, Language, Line, PersonLine, Summary, compose};

use crate::sample::{LANGUAGES, arrived, benefits, leave, stopped_benefits, sum, with_people};

fn compose_text(summary: &Summary, language: Language) -> String {
    let message = compose(summary, language);
    format!("Subject: {}\n\n{}", message.subject, message.body)
}

#[test]
fn sample_mails_match_snapshots() {
    let summaries = [("all_is_well", benefits()), ("stopped_with_every_outcome", with_people()), ("interrupted_leave", leave())];
    for (name, summary) in summaries {
        for language in LANGUAGES {
            insta::assert_snapshot!(format!("{name}_{language:?}"), compose_text(&summary, language));
        }
    }
}

/// Every export with every ending, with one of each outcome and with none.
fn every_summary() -> impl Iterator<Item = Summary> {
    use ExportKind::{Benefits, EmployeeImport, Employees, Leave};
    let one_of_each = Counts { confirmed: 1, sent: 1, failed: 1, unknown: 1, waiting: 1, skipped: 1 };
    [Employees, EmployeeImport, Leave, Benefits].into_iter().flat_map(move |kind| {
        RunEnd::ALL.iter().flat_map(move |end| {
            let base =
                Summary { kind, end: *end, blocked: 2, undecided: 1, not_chosen: 3, notices: 4, seen_by_owner: 1, ..stopped_benefits() };
            [(Counts::default(), false), (one_of_each, false), (one_of_each, true)].map(|(counts, waits_for_switch)| Summary {
                counts,
                waits_for_switch,
                ..base.clone()
            })
        })
    })
}

#[test]
fn lines_are_short_and_placeholders_filled() {
    for summary in every_summary() {
        for language in LANGUAGES {
            let text = compose_text(&summary, language);
            assert!(!text.contains(['{', '}', '\r', '\t']) && !text.contains("\n\n\n"), "{text}");
            assert!(text.lines().skip(1).all(|line| line.chars().count() <= 78), "{text}");
        }
    }
}

#[test]
fn only_read_back_rows_count_as_confirmed() {
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
fn proof_with_wrong_figures_does_not_hold() {
    for broken in [
        Line { read_back: sum(1, 2), ..arrived(234_750, 23) },
        Line { sent: sum(1, 2), ..arrived(234_750, 23) },
        Line { listed: sum(1, 2), ..arrived(234_750, 23) },
        Line { there: sum(1, 2), ..arrived(234_750, 23) },
    ] {
        let mut summary = benefits();
        assert!(compose_text(&summary, Language::En).contains("agree to the cent"));
        if let Some(proof) = &mut summary.proof {
            proof.total = broken;
        }
        let text = compose_text(&summary, Language::En);
        assert!(!text.contains("agree to the cent") && text.contains("do not agree"), "{text}");
    }
}

#[test]
fn row_seen_by_owner_is_not_confirmed() {
    let summary = Summary { counts: Counts { confirmed: 3, ..Counts::default() }, seen_by_owner: 1, proof: None, ..benefits() };
    let text = compose_text(&summary, Language::En);
    assert!(text.contains("2 of 3 confirmed") && text.contains("Seen by a person only: 1."), "{text}");
}

#[test]
fn blocked_rows_leave_a_next_step() {
    for language in LANGUAGES {
        let done = compose_text(&Summary { proof: None, ..benefits() }, language);
        for [blocked, undecided, waiting, held, not_chosen] in
            [[2, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
        {
            let left = Summary { blocked, undecided, waiting, held, not_chosen, proof: None, ..benefits() };
            let text = compose_text(&left, language);
            let nothing = done.lines().rev().find(|line| line.starts_with("- ")).unwrap();
            assert!(!text.contains(nothing), "{text}");
        }
    }
}

#[test]
fn confirmed_row_that_is_not_proven_is_not_counted() {
    for language in LANGUAGES {
        let counts = Counts { confirmed: 3, ..Counts::default() };
        let good = compose_text(&Summary { counts, proof: None, ..benefits() }, language);
        let bad = compose_text(&Summary { counts, not_proven: 1, proof: None, ..benefits() }, language);
        let (good_first, bad_first) = (good.lines().next().unwrap(), bad.lines().next().unwrap());
        assert!(good_first.contains('3') && !bad_first.is_empty() && bad_first != good_first, "{good_first} {bad_first}");
        let nothing = good.lines().rev().find(|line| line.starts_with("- ")).unwrap();
        assert!(!bad.contains(nothing), "{bad}");
        let person = |not_proven| {
            let (name, outcome) = ("Ebba".to_owned(), Outcome::Confirmed);
            let line = PersonLine { name, what: None, amount: None, outcome, reason: None, not_proven };
            let text = compose_text(&Summary { people: Some(vec![line]), proof: None, ..benefits() }, language);
            text.lines().find(|line| line.contains("Ebba")).unwrap().to_owned()
        };
        assert_ne!(person(true), person(false));
    }
}

#[test]
fn counts_add_up_outcomes() {
    let counts = Counts::of([Outcome::Sent, Outcome::Failed, Outcome::Failed, Outcome::Waiting]);
    assert_eq!((counts.sent, counts.failed, counts.waiting, counts.all()), (1, 2, 1, 4));
}

/// The line of a person's row with this outcome.
fn line_of(outcome: Outcome, reason: Option<Reason>, language: Language) -> String {
    let line = PersonLine { name: "Ebba".to_owned(), what: None, amount: None, outcome, reason, not_proven: false };
    let text = compose_text(&Summary { people: Some(vec![line]), proof: None, ..benefits() }, language);
    text.lines().find(|line| line.contains("Ebba")).unwrap().to_owned()
}

#[test]
fn each_outcome_has_its_own_text() {
    let special_reasons = [
        (Outcome::Confirmed, Reason::SeenByOwner),
        (Outcome::Confirmed, Reason::NotReadable),
        (Outcome::Failed, Reason::PartlySent),
        (Outcome::Skipped, Reason::OpenElsewhere),
    ];
    for language in LANGUAGES {
        let mut texts: Vec<String> = Outcome::ALL.iter().map(|outcome| line_of(*outcome, None, language)).collect();
        texts.extend(special_reasons.map(|(outcome, reason)| line_of(outcome, Some(reason), language)));
        let count = texts.len();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), count, "{texts:#?}");
        // With any reason, only a row that was read back has the text of a confirmed row.
        let confirmed = line_of(Outcome::Confirmed, None, language);
        for (outcome, reason) in Outcome::ALL.iter().flat_map(|outcome| Reason::ALL.iter().map(move |reason| (*outcome, *reason))) {
            let is_read_back = outcome == Outcome::Confirmed && ![Reason::SeenByOwner, Reason::NotReadable].contains(&reason);
            assert_eq!(line_of(outcome, Some(reason), language) == confirmed, is_read_back, "{outcome:?} {reason:?}");
        }
    }
}

#[test]
fn rows_outside_the_run_are_listed_with_next_steps() {
    let with = |blocked, undecided, not_chosen, notices| Summary { blocked, undecided, not_chosen, notices, proof: None, ..benefits() };
    for language in LANGUAGES {
        let done = compose_text(&with(0, 0, 0, 0), language);
        let nothing = done.lines().rev().find(|line| line.starts_with("- ")).unwrap();
        let texts =
            [with(7, 0, 0, 0), with(0, 7, 0, 0), with(0, 0, 7, 0), with(0, 0, 0, 7)].map(|summary| compose_text(&summary, language));
        let lines = texts.clone().map(|text| text.lines().find(|line| line.contains(": 7.")).unwrap_or_default().to_owned());
        assert!(lines.iter().enumerate().all(|(at, line)| !line.is_empty() && !lines[..at].contains(line)), "{lines:#?}");
        for text in &texts {
            assert!(!text.contains(nothing), "{text}");
        }
    }
}

#[test]
fn run_that_waits_for_setting_has_its_own_text() {
    for language in LANGUAGES {
        let stopped =
            Summary { end: RunEnd::Error, counts: Counts { confirmed: 1, waiting: 4, ..Counts::default() }, proof: None, ..benefits() };
        let waits = Summary { waits_for_switch: true, ..stopped.clone() };
        let (stopped, waits) = (compose_text(&stopped, language), compose_text(&waits, language));
        let first = |text: &str| text.lines().take(3).map(str::to_owned).collect::<Vec<_>>();
        assert!(first(&stopped).iter().zip(first(&waits)).filter(|(one, other)| *one != other).count() == 2, "{waits}");
    }
}
