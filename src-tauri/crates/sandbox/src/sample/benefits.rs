//! A benefit list that fits the sample company: of this month and the one before.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{days::first_of, people};

/// A line of the benefit list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleBenefit {
    /// The personnel number, as Personio has it in its own attribute.
    pub personnel_number: String,
    /// The e-mail, as the provider of the benefits knows it.
    pub email: String,
    /// The benefit's name.
    pub benefit: String,
    /// `YYYY-MM`.
    pub month: String,
    /// Euros with two decimals and a point.
    pub amount: String,
}

/// A benefit, and who has it: number, cents last month, cents this month. Without cents there is no line.
type Listed = (&'static str, &'static [(usize, Option<i64>, Option<i64>)]);

/// Nobody at Personio has this number, nor the e-mail.
const NOBODY: usize = 99;

#[rustfmt::skip]
const BENEFITS: [Listed; 8] = [
    ("Sachbezug", &[
        (1, Some(5000), Some(5000)), (2, None, Some(5000)), (3, Some(5000), Some(5001)), (4, Some(4500), Some(4500)),
        (9, Some(5000), Some(5000)), (10, Some(5000), Some(5000)), (11, Some(5000), Some(0)), (22, Some(5000), Some(5000)),
        (43, Some(5000), Some(5000)), (NOBODY, Some(5000), Some(5000)),
    ]),
    ("Essenszuschuss", &[
        (1, Some(10_672), Some(10_005)), (2, None, Some(10_005)), (4, Some(10_672), Some(10_005)), (6, Some(6_670), Some(6_003)),
        (12, Some(10_672), Some(10_005)), (24, Some(10_672), Some(10_005)), (25, Some(8_004), Some(8_671)), (43, Some(10_672), Some(10_005)),
    ]),
    ("Deutschlandticket", &[
        (6, Some(6_300), Some(6_300)), (7, Some(6_300), Some(6_300)), (9, Some(6_300), Some(6_300)), (18, Some(6_300), Some(6_300)),
        (26, None, Some(6_300)),
    ]),
    ("Internetpauschale", &[
        (5, Some(5_000), Some(5_000)), (8, Some(5_000), Some(5_000)), (13, Some(5_000), Some(5_000)), (41, Some(5_000), Some(5_000)),
    ]),
    ("Fahrtkostenzuschuss", &[(5, Some(8_400), Some(7_980)), (15, Some(12_600), Some(11_970)), (24, Some(4_200), Some(4_200))]),
    ("Erholungsbeihilfe", &[(13, None, Some(15_600)), (25, None, Some(26_000)), (14, Some(15_600), None)]),
    ("Gesundheitsförderung", &[(10, Some(4_990), Some(4_990)), (22, Some(4_990), Some(4_990)), (26, Some(4_990), Some(4_990))]),
    ("Jobrad", &[(12, Some(8_950), Some(8_950)), (15, Some(10_425), Some(10_425)), (42, Some(7_599), Some(7_599)), (14, Some(6_500), Some(6_500))]),
];

/// The benefit list of the sample company: the month before, then this one. One line a person and benefit; among them somebody
/// whom Personio does not know (1099), 50.01 of a benefit whose limit is 50, and an amount of zero.
pub fn benefit_list(today: NaiveDate) -> Vec<SampleBenefit> {
    let people = people::sample(today);
    let email = |number: usize| match number {
        41 | 42 => "jonas.weber@nordlicht.example".to_owned(),
        43 => "katharina.brandt@nordlicht.example".to_owned(),
        _ => {
            let known = people.iter().find(|person| person.number == number);
            known.map_or_else(|| "unbekannt@nordlicht.example".to_owned(), |person| person.work_email.clone())
        }
    };
    let mut lines = Vec::new();
    for is_last in [true, false] {
        let month = first_of(today, if is_last { -1 } else { 0 }).format("%Y-%m").to_string();
        for (benefit, _) in BENEFITS {
            lines.extend(listed(benefit, is_last).map(|(number, cents)| SampleBenefit {
                personnel_number: (1000 + number).to_string(),
                email: email(number),
                benefit: benefit.to_owned(),
                month: month.clone(),
                amount: Decimal::new(cents, 2).to_string(),
            }));
        }
    }
    lines
}

/// Who has a benefit in the last month, or in this one: their numbers, and cents.
pub(super) fn listed(benefit: &str, last_month: bool) -> impl Iterator<Item = (usize, i64)> {
    let of_name = BENEFITS.iter().filter(move |(name, _)| *name == benefit).flat_map(|(_, lines)| lines.iter());
    of_name.filter_map(move |(number, last, this)| Some((*number, if last_month { *last } else { *this }?)))
}
