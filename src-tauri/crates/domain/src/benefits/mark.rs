//! The mark in the comment of a compensation. The app recognizes its own compensations by it, where the target returns comments.

use super::month::PayrollMonth;
use super::rule::Payout;
use crate::fingerprint::Fingerprint;
use crate::person::PersonId;

/// The prefix of every mark.
pub const MARK_PREFIX: &str = "PB-";
/// Hexadecimal digits after the prefix.
const DIGITS: usize = 16;
/// The most characters of a comment. The target's own limit is not known.
const MAX_COMMENT: usize = 200;

/// The mark of a compensation. The same person, type, month and payout have the same mark on every computer and in every run.
pub fn mark(person: &PersonId, type_id: &str, month: PayrollMonth, payout: Payout) -> String {
    let payout = if payout == Payout::OneTime { "once" } else { "recurring" };
    let identity = Fingerprint::of(&[person.as_str(), type_id, &month.to_string(), payout]);
    let digits: String = identity.as_str().chars().take(DIGITS).collect();
    format!("{MARK_PREFIX}{digits}")
}

/// The comment of a compensation: the benefits, the month and the mark. Only the names of the benefits are cut.
pub fn comment(benefits: &[&str], month: PayrollMonth, mark: &str) -> String {
    let names = benefits.join(", ").chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>();
    let tail = format!(" {month} [{mark}]");
    let room = MAX_COMMENT.saturating_sub(tail.chars().count());
    let shown: String = if names.chars().count() > room {
        names.chars().take(room.saturating_sub(1)).chain(std::iter::once('…')).collect()
    } else {
        names
    };
    format!("{shown}{tail}")
}

pub fn mark_in(comment: &str) -> Option<&str> {
    let start = comment.rfind(&format!("[{MARK_PREFIX}"))?.checked_add(1)?;
    let rest = comment.get(start..)?;
    let mark = rest.get(..rest.find(']')?)?;
    let digits = mark.strip_prefix(MARK_PREFIX)?;
    (digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn november() -> PayrollMonth {
        PayrollMonth::new(2026, 11).unwrap()
    }

    #[test]
    fn mark_in_finds_the_mark_of_a_comment() {
        let mark = mark(&PersonId("3003".to_owned()), "type", november(), Payout::OneTime);
        assert_eq!(mark.len(), MARK_PREFIX.len() + DIGITS);
        for benefits in [vec!["Sachbezug"], vec!["A [B] c", "[PB-"], vec![], vec!["x\ny"]] {
            assert_eq!(mark_in(&comment(&benefits, november(), &mark)), Some(mark.as_str()));
        }
        let long = "ä".repeat(900);
        let text = comment(&[&long], november(), &mark);
        assert!(text.chars().count() <= MAX_COMMENT && mark_in(&text) == Some(mark.as_str()), "{text}");
    }

    #[test]
    fn mark_in_ignores_comments_of_others() {
        for text in ["", "PB-1a2b3c4d5e6f7081", "[PB-123]", "[PB-zzzzzzzzzzzzzzzz]", "[PB-1a2b3c4d5e6f7081"] {
            assert_eq!(mark_in(text), None, "{text}");
        }
    }

    #[test]
    fn mark_depends_on_every_part() {
        let of = |person: &str, kind: &str, month, payout| mark(&PersonId(person.to_owned()), kind, month, payout);
        let all = [
            of("1", "2", november(), Payout::OneTime),
            of("2", "1", november(), Payout::OneTime),
            of("1", "2", PayrollMonth::new(2026, 12).unwrap(), Payout::OneTime),
            of("1", "2", november(), Payout::Recurring { interval: super::super::Interval::Monthly }),
        ];
        assert!(all.iter().enumerate().all(|(place, one)| !all.iter().skip(place + 1).any(|other| other == one)));
    }
}
