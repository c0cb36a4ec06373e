//! Removes from a service's text everything that no log, report or message may contain.

use std::iter::Peekable;
use std::str::CharIndices;

use domain::text::strip_invisible;

/// The longest text that is kept, in characters.
const LONGEST: usize = 200;
/// A run of this many digits can be a personal number, an account number or a phone number.
const LONG_NUMBER: usize = 6;
/// Replaces removed text.
const MASK: &str = "•••";

/// The text without credentials, e-mail addresses and long numbers, on one line of at most 200 characters. `None` when
/// nothing remains.
pub(crate) fn redact(text: &str, secrets: &[&str]) -> Option<String> {
    // Invisible characters go first. They could split a secret or reverse the direction of the text.
    let mut text = strip_invisible(text);
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        text = text.replace(secret, MASK);
    }
    let words: Vec<&str> = text.split_whitespace().map(|word| if is_email(word) { MASK } else { word }).collect();
    let masked = mask_numbers(&words.join(" "));
    let shortened: String = masked.chars().take(LONGEST).collect();
    if shortened.is_empty() { None } else { Some(shortened) }
}

fn is_email(word: &str) -> bool {
    word.char_indices().any(|(at, letter)| letter == '@' && at > 0 && at + 1 < word.len())
}

/// Masks long runs of digits. Groups joined by one blank, hyphen or plus are one run, so "19900101-0017" and
/// "070 123 45 67" are each one run. A calendar date is not masked.
fn mask_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !letter.is_ascii_digit() {
            out.push(letter);
            continue;
        }
        let end = run_end(text, start, &mut letters);
        let run = text.get(start..end).unwrap_or_default();
        let digits = run.chars().filter(char::is_ascii_digit).count();
        out.push_str(if digits >= LONG_NUMBER && !is_date(run) { MASK } else { run });
    }
    out
}

/// Consumes the rest of the run that starts at `start` and returns its end.
fn run_end(text: &str, start: usize, letters: &mut Peekable<CharIndices<'_>>) -> usize {
    let mut end = start + 1;
    while let Some(&(at, letter)) = letters.peek() {
        let joins = matches!(letter, ' ' | '-' | '+')
            && text.get(at + 1..).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        if !letter.is_ascii_digit() && !joins {
            break;
        }
        letters.next();
        end = at + 1;
    }
    end
}

/// Whether a run is a date such as 2026-12-01.
fn is_date(run: &str) -> bool {
    run.len() == 10 && run.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Tekniskt fel", "Tekniskt fel")]
    #[case("  two\n\tlines ", "two lines")]
    #[case("ssn 19900101-0017 is taken", "ssn ••• is taken")]
    #[case("ssn 900101+0017.", "ssn •••.")]
    #[case("call +46 70 123 45 67 now", "call +••• now")]
    #[case("account 8327 9123 456", "account •••")]
    #[case("tax table 32 column 1", "tax table 32 column 1")]
    #[case("35000 kr", "35000 kr")]
    #[case("employment starts 2026-12-01", "employment starts 2026-12-01")]
    #[case("mail ebba@example.test exists", "mail ••• exists")]
    #[case("<ebba@example.test>, nils@example.test", "••• •••")]
    #[case("token s3cr3t-tok is bad", "token ••• is bad")]
    #[case("åäö 123456", "åäö •••")]
    fn redact_masks_personal_data(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(redact(text, &["s3cr3t-tok", ""]).as_deref(), Some(expected));
    }

    #[test]
    fn redact_cuts_at_200_characters_after_masking() {
        let long = format!("{} 123456", "å".repeat(300));
        assert_eq!(redact(&long, &[]).unwrap().chars().count(), 200);
        assert_eq!(redact(" \n ", &[]), None);
    }

    #[test]
    fn redact_drops_invisible_characters_before_secrets() {
        assert_eq!(redact("\u{202e}no\u{200b} \u{0}s3cr\u{ad}3t-tok 1990\u{2060}0101", &["s3cr3t-tok"]).as_deref(), Some("no ••• •••"));
    }

    #[test]
    fn redact_masks_a_secret_that_contains_blanks() {
        assert_eq!(redact("it was pass word!", &["pass word"]).as_deref(), Some("it was •••!"));
    }
}
