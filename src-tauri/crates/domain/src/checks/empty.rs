//! Columns that are empty for everybody. A missing permission at the service looks like this.

use crate::field::Field;
use crate::person::Person;

/// Whether a person has a value in a column.
type HasValue = fn(&Person) -> bool;

/// The fields without a value for any active person. Empty when no person is active, because nothing follows from that.
pub fn empty_for_all(people: &[Person]) -> Vec<Field> {
    let active: Vec<&Person> = people.iter().filter(|person| person.active).collect();
    if active.is_empty() {
        return Vec::new();
    }
    let columns: [(Field, HasValue); 13] = [
        (Field::Email, |person| person.work_email.is_some() || person.private_email.is_some()),
        (Field::Phone, |person| person.phone.is_some()),
        (Field::Ssn, |person| person.ssn.is_some()),
        (Field::Street, |person| person.address.street.is_some()),
        (Field::ZipCode, |person| person.address.zip_code.is_some()),
        (Field::City, |person| person.address.city.is_some()),
        (Field::Country, |person| person.address.country.is_some()),
        (Field::TaxTable, |person| person.tax_table.is_some()),
        (Field::TaxColumn, |person| person.tax_column.is_some()),
        (Field::ClearingNumber, |person| person.clearing_number.is_some()),
        (Field::AccountNumber, |person| person.account_number.is_some()),
        (Field::EmploymentStart, |person| person.employment.as_ref().is_some_and(|employment| employment.start.is_some())),
        (Field::MonthlySalary, |person| !person.salaries.is_empty()),
    ];
    columns.into_iter().filter(|(_, has_value)| !active.iter().any(|person| has_value(person))).map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_for_all_skips_used_columns_and_inactive_people() {
        let with_phone = Person { phone: Some("+46701234567".into()), ..Person::new("a", "A") };
        let empty = empty_for_all(&[with_phone.clone(), Person::new("b", "B")]);
        assert!(!empty.contains(&Field::Phone) && empty.contains(&Field::AccountNumber));
        assert_eq!(empty_for_all(&[Person { active: false, ..with_phone }]), []);
    }
}
