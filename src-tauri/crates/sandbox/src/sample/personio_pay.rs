//! Benefits that were already entered at Personio. The benefit list says which benefits the people should have.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{benefits::recipients, days::first_of, ids::personio_person_id, personio::type_id};
use crate::personio::{Compensation, Personio};

/// The numbers of the types.
const BONUS: usize = 3;
const MEALS: usize = 4;
const TICKET: usize = 5;
const INTERNET: usize = 6;

pub(super) fn add(personio: &mut Personio, today: NaiveDate) {
    let (this, last) = (first_of(today, 0), first_of(today, -1));
    // Last month was entered as on the list.
    for (number, cents) in recipients("Essenszuschuss", true) {
        once(personio, number, MEALS, cents, last);
    }
    for (number, cents) in recipients("Internetpauschale", true) {
        once(personio, number, INTERNET, cents, last);
    }
    // This month is entered in part: some as on the list, some with another amount, most not at all.
    for (number, type_number, cents) in
        [(1, MEALS, 10_005), (4, MEALS, 9_380), (5, INTERNET, 5_000), (8, INTERNET, 3_000), (13, BONUS, 50_000)]
    {
        once(personio, number, type_number, cents, this);
    }
    for (number, cents) in [(6, 6_300), (7, 6_300), (9, 4_900)] {
        let ticket = Compensation::monthly(&personio_person_id(number), &type_id(TICKET), Decimal::new(cents, 2), first_of(today, -6));
        personio.put_compensation(ticket);
    }
}

fn once(personio: &mut Personio, number: usize, type_number: usize, cents: i64, day: NaiveDate) {
    let value = Decimal::new(cents, 2).normalize();
    personio.put_compensation(Compensation::once(&personio_person_id(number), &type_id(type_number), value, day));
}
