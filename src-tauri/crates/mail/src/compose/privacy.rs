//! Sums that are one person's amount, kept out of the mail.
//!
//! A benefit that one person alone gets is shown together with another one. Leaving it out would not do: what is left of
//! the total would tell it.

use rust_decimal::Decimal;

use crate::summary::{BenefitLine, Line, Sum};

/// One or several benefits that are shown with one amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) names: Vec<String>,
    pub(super) line: Line,
}

/// The benefits in their order, put together so far that no sum is one person's. `None`: there is no such way.
pub(super) fn rows(benefits: &[BenefitLine], people_are_shown: bool) -> Option<Vec<Row>> {
    let all = benefits.iter().map(|benefit| Row { names: vec![benefit.name.clone()], line: benefit.line });
    if people_are_shown {
        return Some(all.collect());
    }
    let (mut shown, alone): (Vec<Row>, Vec<Row>) = all.partition(|row| !tells_of_one(&row.line));
    let Some(mut together) = alone.into_iter().reduce(joined) else { return Some(shown) };
    while tells_of_one(&together.line) {
        let smallest = shown.iter().enumerate().min_by_key(|(_, row)| row.line.listed.amount)?.0;
        together = joined(together, shown.remove(smallest));
    }
    shown.push(together);
    Some(shown)
}

/// Whether the sum may be shown.
pub(super) fn may_be_shown(sum: Sum, people_are_shown: bool) -> bool {
    people_are_shown || sum.people > 1 || sum.amount == Decimal::ZERO
}

fn tells_of_one(line: &Line) -> bool {
    sums(line).into_iter().any(|sum| !may_be_shown(sum, false))
}

fn sums(line: &Line) -> [Sum; 6] {
    let Line { listed, there, left_out, approved, sent, read_back } = *line;
    [listed, there, left_out, approved, sent, read_back]
}

fn joined(one: Row, other: Row) -> Row {
    let sum = |of: fn(&Line) -> Sum| {
        let (one, other) = (of(&one.line), of(&other.line));
        // The same people may get both: only so many are certain.
        Sum { amount: one.amount.saturating_add(other.amount), people: one.people.max(other.people) }
    };
    let line = Line {
        listed: sum(|line| line.listed),
        there: sum(|line| line.there),
        left_out: sum(|line| line.left_out),
        approved: sum(|line| line.approved),
        sent: sum(|line| line.sent),
        read_back: sum(|line| line.read_back),
    };
    Row { names: [one.names, other.names].concat(), line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn benefit(name: &str, amount: i64, people: usize) -> BenefitLine {
        let sum = Sum { amount: Decimal::from(amount), people };
        let line = Line { listed: sum, approved: sum, sent: sum, read_back: sum, ..Line::default() };
        BenefitLine { name: name.to_owned(), line }
    }

    fn names(rows: Option<Vec<Row>>) -> Option<Vec<String>> {
        Some(rows?.into_iter().map(|row| format!("{} {}", row.names.join("+"), row.line.listed.amount)).collect())
    }

    #[test]
    fn a_benefit_of_one_person_is_shown_with_the_smallest_of_the_others() {
        let benefits = [benefit("meal", 90, 3), benefit("bike", 70, 1), benefit("net", 50, 2), benefit("gift", 5, 1)];
        assert_eq!(names(rows(&benefits, false)).unwrap(), ["meal 90", "bike+gift+net 125"]);
        assert_eq!(names(rows(&benefits, true)).unwrap(), ["meal 90", "bike 70", "net 50", "gift 5"]);
    }

    #[test]
    fn without_another_there_is_no_way() {
        assert_eq!(rows(&[benefit("bike", 70, 1), benefit("gift", 5, 1)], false), None);
        assert_eq!(names(rows(&[], false)), Some(Vec::new()));
    }

    #[test]
    fn one_of_two_that_arrived_is_one_persons_amount_too() {
        let mut meal = benefit("meal", 90, 2);
        meal.line.sent = Sum { amount: Decimal::from(40), people: 1 };
        assert_eq!(names(rows(&[meal, benefit("net", 50, 2)], false)).unwrap(), ["meal+net 140"]);
    }
}
