//! People on both sides. Most are equal, every tenth has a raise, and every fiftieth exists on one side only.

use chrono::NaiveDate;
use domain::matching::Links;
use domain::person::{Employment, PayPeriod, Person, Salary};
use domain::plan::Plan;
use domain::plan::employees::{Direction, EmployeeInput, EmployeeSettings, EmploymentKind, Memory, SourceOfTruth, plan};
use rust_decimal::Decimal;

pub struct BothSides {
    pub alexis: Vec<Person>,
    pub kleer: Vec<Person>,
}

impl BothSides {
    /// `count` people on each side.
    pub fn of(count: usize) -> Self {
        let is_new = |number: &usize| number % 50 == 7;
        let alexis = (0..count).map(|number| person("a", number, number)).collect();
        let kleer_person = |number: usize| {
            let mut person = person("", number, if is_new(&number) { count + number } else { number });
            if number % 10 == 3 {
                person.salaries = vec![salary(33_000)];
            }
            person
        };
        Self { alexis, kleer: (0..count).map(kleer_person).collect() }
    }

    pub fn export(&self) -> Plan {
        self.plan(Direction::Export, &self.alexis, &self.kleer, SourceOfTruth::Alexis)
    }

    pub fn import(&self) -> Plan {
        self.plan(Direction::Import, &self.kleer, &self.alexis, SourceOfTruth::Kleer)
    }

    fn plan(&self, direction: Direction, source: &[Person], target: &[Person], lead: SourceOfTruth) -> Plan {
        let kind = |name: &str| Some(EmploymentKind { id: name.to_lowercase(), name: name.to_owned() });
        let settings =
            EmployeeSettings { lead, hourly_type: kind("Hourly"), permanent_type: kind("Permanent"), ..EmployeeSettings::default() };
        let (links, memory) = (Links::new(), Memory::default());
        let today = tests::fixture::day();
        plan(&EmployeeInput { direction, source, target, links: &links, settings: &settings, memory: &memory, salaries_known: true, today })
            .plan
    }
}

fn salary(kronor: i64) -> Salary {
    Salary::kronor(Decimal::from(kronor), PayPeriod::Monthly, NaiveDate::from_ymd_opt(2026, 1, 1))
}

/// A person. `id` gives the record's id, and `identity` gives name and personal number.
pub fn person(side: &str, id: usize, identity: usize) -> Person {
    let (first, last) = (format!("Ebba{identity}"), format!("Lindqvist{identity}"));
    let mut person = Person::new(format!("{side}{id}"), format!("{first} {last}"));
    (person.first_name, person.last_name) = (Some(first), Some(last));
    person.private_email = Some(format!("ebba{identity}@post.example"));
    person.phone = Some(format!("+4670{:07}", identity % 10_000_000));
    person.ssn = Some(personal_number(identity));
    person.tax_table = Some(33);
    person.tax_column = Some(1);
    person.clearing_number = Some("6000".to_owned());
    person.account_number = Some("123456789".to_owned());
    person.address.street = Some(format!("Storgatan {identity}"));
    person.address.zip_code = Some("11122".to_owned());
    person.address.city = Some("Stockholm".to_owned());
    person.address.country = Some("SE".to_owned());
    person.employment = Some(Employment { start: NaiveDate::from_ymd_opt(2020, 1, 1), end: None });
    person.employment_type = Some("Permanent".to_owned());
    person.salaries = vec![salary(34_000)];
    person
}

/// A unique personal number with a valid check digit.
fn personal_number(identity: usize) -> String {
    let (year, month, rest) = (60 + identity / 12_000 % 40, identity / 1_000 % 12 + 1, identity % 1_000);
    let digits = format!("{year:02}{month:02}01{rest:03}");
    let sum: u32 = digits
        .chars()
        .zip([2, 1].into_iter().cycle())
        .filter_map(|(digit, by)| digit.to_digit(10).map(|value| value * by))
        .map(|value| value / 10 + value % 10)
        .sum();
    format!("19{}-{}{}", &digits[..6], &digits[6..], (10 - sum % 10) % 10)
}
