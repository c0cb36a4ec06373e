//! A benefit list for the sample company, of this month and last month.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{days::first_of, people};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleBenefit {
    /// The value of Personio's custom attribute `personnel_number`.
    pub personnel_number: String,
    /// The e-mail that the provider of the benefits knows.
    pub email: String,
    /// The benefit's name.
    pub benefit: String,
    /// `YYYY-MM`.
    pub month: String,
    /// Euros with two decimals and a point.
    pub amount: String,
}

/// A benefit and its recipients: number, cents last month, cents this month. Without cents there is no line.
type BenefitRow = (&'static str, &'static [(usize, Option<i64>, Option<i64>)]);

/// No person at Personio has this number or e-mail.
const UNKNOWN_PERSON: usize = 99;

#[rustfmt::skip]
const BENEFITS: [BenefitRow; 8] = [
    ("Sachbezug", &[
        (1, Some(5000), Some(5000)), (2, None, Some(5000)), (3, Some(5000), Some(5001)), (4, Some(4500), Some(4500)),
        (9, Some(5000), Some(5000)), (10, Some(5000), Some(5000)), (11, Some(5000), Some(0)), (22, Some(5000), Some(5000)),
        (43, Some(5000), Some(5000)), (UNKNOWN_PERSON, Some(5000), Some(5000)),
    ]),
    ("Essenszuschuss", &[
        (1, Some(10_672), Some(10_005)), (2, None, Some(10_005)), (4, Some(10_672), Some(10_005)), (6, Some(6_670), Some(6_003)),
        (12, Some(10_672), Some(10_005)), (24, Some(10_672), Some(10_005)), (25, Some(8_004), Some(8_671)),
        (43, Some(10_672), Some(10_005)),
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
    ("Jobrad", &[
        (12, Some(8_950), Some(8_950)), (15, Some(10_425), Some(10_425)), (42, Some(7_599), Some(7_599)), (14, Some(6_500), Some(6_500)),
    ]),
];

/// The benefit list of the sample company: last month, then this month, one line for each person and benefit. It has a person who is
/// not at Personio (1099), 50.01 of a benefit with a limit of 50, and an amount of zero.
pub fn benefit_list(today: NaiveDate) -> Vec<SampleBenefit> {
    let people = people::sample(today);
    let email = |number: usize| match number {
        41 | 42 => "jonas.weber@nordlicht.example".to_owned(),
        43 => "katharina.brandt@nordlicht.example".to_owned(),
        _ => {
            let person = people.iter().find(|person| person.number == number);
            person.map_or_else(|| "unbekannt@nordlicht.example".to_owned(), |person| person.work_email.clone())
        }
    };
    let mut lines = Vec::new();
    for is_last_month in [true, false] {
        let month = first_of(today, if is_last_month { -1 } else { 0 }).format("%Y-%m").to_string();
        for (benefit, _) in BENEFITS {
            lines.extend(recipients(benefit, is_last_month).map(|(number, cents)| SampleBenefit {
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

/// The recipients of a benefit in last or this month: their numbers, and cents.
pub(super) fn recipients(benefit: &str, last_month: bool) -> impl Iterator<Item = (usize, i64)> {
    let rows = BENEFITS.iter().filter(move |(name, _)| *name == benefit).flat_map(|(_, lines)| lines.iter());
    rows.filter_map(move |(number, last, this)| Some((*number, if last_month { *last } else { *this }?)))
}
