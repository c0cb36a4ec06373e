//! Finds the month of a list or file, even if a few rows have another month by mistake.

use domain::benefits::{Entry, PayrollMonth, entries_of};

/// Whether `few` rows are probably a mistake beside `most` rows: they are less than a quarter.
pub(super) fn is_stray(few: u32, most: u32) -> bool {
    few.saturating_mul(4) < most
}

/// The month of most rows; of equal counts the newest.
pub(super) fn main_month(rows: impl Iterator<Item = (PayrollMonth, u32)>) -> Option<PayrollMonth> {
    rows.max_by_key(|(month, rows)| (*rows, *month)).map(|(month, _)| month)
}

/// The last month while it waits to be sent, else the present month. If the present month has its list, a few stray amounts of the last
/// month do not count as waiting.
pub(super) fn proposed(this: PayrollMonth, entries: &[Entry], is_exported: impl Fn(PayrollMonth) -> bool) -> PayrollMonth {
    let count = |month: PayrollMonth| u32::try_from(entries_of(entries, month).count()).unwrap_or(u32::MAX);
    let waits = |month: &PayrollMonth| count(*month) > 0 && !is_stray(count(*month), count(this)) && !is_exported(*month);
    this.previous().filter(waits).unwrap_or(this)
}

#[cfg(test)]
mod tests {
    use domain::money::{Currency, Money};

    use super::*;

    fn month(text: &str) -> PayrollMonth {
        text.parse().unwrap()
    }

    fn entries(months: &[(&str, usize)]) -> Vec<Entry> {
        let entry = |at: &str, person: usize| Entry {
            person: person.to_string(),
            benefit: "card".to_owned(),
            month: month(at),
            amount: Money::new(50.into(), Currency::EUR),
            equal_rows: Vec::new(),
        };
        months.iter().flat_map(|(at, people)| (0..*people).map(|person| entry(at, person))).collect()
    }

    fn proposed_of(months: &[(&str, usize)], exported: &[&str]) -> String {
        proposed(month("2026-11"), &entries(months), |at| exported.contains(&at.to_string().as_str())).to_string()
    }

    #[test]
    fn proposed_is_the_last_month_until_it_was_exported() {
        assert_eq!(proposed_of(&[("2026-10", 9)], &[]), "2026-10");
        assert_eq!(proposed_of(&[("2026-10", 9), ("2026-11", 9)], &[]), "2026-10");
        assert_eq!(proposed_of(&[("2026-10", 9)], &["2026-10"]), "2026-11");
        assert_eq!(proposed_of(&[("2026-10", 9), ("2026-11", 9)], &["2026-11"]), "2026-10");
    }

    #[test]
    fn proposed_ignores_stray_rows_of_the_last_month() {
        assert_eq!(proposed_of(&[("2026-10", 1), ("2026-11", 9)], &[]), "2026-11");
        assert_eq!(proposed_of(&[("2026-10", 1), ("2026-11", 4)], &[]), "2026-10", "a quarter is no slip");
        assert_eq!(proposed_of(&[("2026-10", 1)], &[]), "2026-10", "alone it is what there is");
        assert_eq!(proposed_of(&[("2026-12", 9), ("2026-10", 1)], &[]), "2026-10", "what is for later does not make it stray");
    }

    #[test]
    fn proposed_is_the_present_month_without_a_last_one() {
        assert_eq!(proposed_of(&[], &[]), "2026-11");
        assert_eq!(proposed_of(&[("2026-09", 9), ("2026-12", 9)], &[]), "2026-11");
    }

    #[test]
    fn main_month_is_that_of_most_rows() {
        let main_of = |rows: &[(&str, u32)]| main_month(rows.iter().map(|(at, rows)| (month(at), *rows))).map(|month| month.to_string());
        assert_eq!(main_of(&[("2026-10", 9), ("2026-11", 1)]).as_deref(), Some("2026-10"));
        assert_eq!(main_of(&[("2026-12", 1), ("2026-11", 9)]).as_deref(), Some("2026-11"));
        assert_eq!(main_of(&[("2026-11", 5), ("2026-10", 5)]).as_deref(), Some("2026-11"), "of equal ones the newest");
        assert_eq!(main_of(&[]), None);
    }
}
