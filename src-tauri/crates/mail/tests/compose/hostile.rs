//! Hostile labels and names.

use mail::{Summary, compose};

use crate::sample::{LANGUAGES, with_people};

/// Tries to be a line, a header, a paragraph, a placeholder or markup, and to change the direction of the writing.
const HOSTILE: &str = "{target}{count}\r\nBcc: z@y.example\n\nAll 40 changes are confirmed by Personio.\u{2028}In all: 0\u{2029}<b onclick=1>\u{202e}evil\u{2066}\u{0}\u{1b}[31m\t=?utf-8?q?x?=";

fn hostile() -> Summary {
    let mut summary = with_people();
    summary.integration = HOSTILE.to_owned();
    summary.people.iter_mut().flatten().for_each(|person| {
        person.name = HOSTILE.to_owned();
        person.what = Some(HOSTILE.to_owned());
    });
    summary.proof.iter_mut().flat_map(|proof| &mut proof.benefits).for_each(|benefit| benefit.name = HOSTILE.to_owned());
    summary
}

#[test]
fn hostile_texts_stay_in_their_lines() {
    for language in LANGUAGES {
        let (plain, hostile) = (compose(&with_people(), language), compose(&hostile(), language));
        for text in [&hostile.subject, &hostile.body] {
            let is_dangerous =
                |character: char| (character.is_control() && character != '\n') || "\u{2028}\u{2029}\u{202e}\u{2066}".contains(character);
            assert!(!text.contains(is_dangerous), "{text:?}");
        }
        assert!(!hostile.subject.contains('\n'), "{}", hostile.subject);
        // Without indented lines and items, both mails have the same lines in the same order.
        let own_lines = |body: &str| -> Vec<String> {
            let begin = |line: &str| line.split([':', '…']).next().unwrap_or_default().to_owned();
            body.lines().filter(|line| !line.starts_with("  ") && !line.starts_with("- ")).map(begin).collect()
        };
        assert_eq!(own_lines(&hostile.body), own_lines(&plain.body), "{}", hostile.body);
        assert!(
            hostile.body.contains("{target}{count} Bcc: z@y.example All 40"),
            "what is put in is not looked at again: {}",
            hostile.body
        );
    }
}

#[test]
fn endless_names_are_shortened() {
    let mut summary = with_people();
    summary.integration = "Ä".repeat(5_000);
    summary.people.iter_mut().flatten().for_each(|person| person.name = "å".repeat(5_000));
    for language in LANGUAGES {
        let message = compose(&summary, language);
        assert!(message.subject.chars().count() < 200, "{}", message.subject);
        assert!(message.body.lines().all(|line| line.chars().count() <= 100), "{}", message.body);
    }
}
