//! Keeps the amounts of single people out of the mail.
//!
//! A benefit of a single person is combined with another benefit. To leave it out would not be enough, because the rest of the total
//! would disclose it.

use rust_decimal::Decimal;

use crate::summary::{BenefitLine, Line, Sum};

/// One benefit, or several that are shown with one amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) names: Vec<String>,
    pub(super) line: Line,
}

/// The benefits in their order, combined until no sum is the amount of a single person. `None`: that is not possible.
pub(super) fn benefit_rows(benefits: &[BenefitLine], people_are_shown: bool) -> Option<Vec<Row>> {
    let all = benefits.iter().map(|benefit| Row { names: vec![benefit.name.clone()], line: benefit.line });
    if people_are_shown {
        return Some(all.collect());
    }
    let (mut shown, disclosing): (Vec<Row>, Vec<Row>) = all.partition(|row| !discloses_one_person(&row.line));
    let Some(mut combined) = disclosing.into_iter().reduce(combine) else { return Some(shown) };
    while discloses_one_person(&combined.line) {
        let smallest = shown.iter().enumerate().min_by_key(|(_, row)| row.line.listed.amount)?.0;
        combined = combine(combined, shown.remove(smallest));
    }
    shown.push(combined);
    Some(shown)
}

pub(super) fn may_be_shown(sum: Sum, people_are_shown: bool) -> bool {
    people_are_shown || sum.people > 1 || sum.amount == Decimal::ZERO
}

fn discloses_one_person(line: &Line) -> bool {
    sums(line).into_iter().any(|sum| !may_be_shown(sum, false))
}

fn sums(line: &Line) -> [Sum; 6] {
    let Line { listed, there, left_out, approved, sent, read_back } = *line;
    [listed, there, left_out, approved, sent, read_back]
}

fn combine(one: Row, other: Row) -> Row {
    let sum = |of: fn(&Line) -> Sum| {
        let (one, other) = (of(&one.line), of(&other.line));
        // The same people may get both benefits, so only the larger number of people is certain.
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
    fn benefit_of_one_person_is_combined_with_the_smallest() {
        let benefits = [benefit("meal", 90, 3), benefit("bike", 70, 1), benefit("net", 50, 2), benefit("gift", 5, 1)];
        assert_eq!(names(benefit_rows(&benefits, false)).unwrap(), ["meal 90", "bike+gift+net 125"]);
        assert_eq!(names(benefit_rows(&benefits, true)).unwrap(), ["meal 90", "bike 70", "net 50", "gift 5"]);
    }

    #[test]
    fn benefits_of_one_person_alone_have_no_rows() {
        assert_eq!(benefit_rows(&[benefit("bike", 70, 1), benefit("gift", 5, 1)], false), None);
        assert_eq!(names(benefit_rows(&[], false)), Some(Vec::new()));
    }

    #[test]
    fn benefit_sent_for_one_person_is_combined() {
        let mut meal = benefit("meal", 90, 2);
        meal.line.sent = Sum { amount: Decimal::from(40), people: 1 };
        assert_eq!(names(benefit_rows(&[meal, benefit("net", 50, 2)], false)).unwrap(), ["meal+net 140"]);
    }
}
