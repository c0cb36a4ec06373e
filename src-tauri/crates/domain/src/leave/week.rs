//! Working weeks, and which of them holds for a day.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::UnclearDay;
use crate::person::{Person, PersonId};

/// A working week from a day on: of a person, of an office, or of the whole company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkWeek {
    /// The source's id.
    pub id: String,
    /// Whose it is, when it is one person's.
    pub employee: Option<PersonId>,
    /// Which office's, when it is one.
    pub office: Option<String>,
    /// First day; `None`: always held.
    pub from: Option<NaiveDate>,
    /// Last day; `None`: still holds.
    pub to: Option<NaiveDate>,
    /// Days on which nobody can tell whether it holds.
    pub in_doubt: Vec<UnclearDay>,
    /// Monday to Sunday.
    pub days: [WorkDay; 7],
}

/// A day of a working week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkDay {
    /// Whether the day is worked at all.
    pub working: bool,
    /// For how many hours; `None`: not told.
    pub hours: Option<Decimal>,
}

/// What the source says of a person's day: by the person's own week, else the office's, else the company's; among those
/// of one kind by the one that began last. `None`: no week holds.
pub fn working_hours<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek>, person: &Person, day: NaiveDate) -> Option<WorkDay> {
    let (_, week) = nearest(weeks, person, day)?;
    week.days.get(usize::try_from(day.weekday().num_days_from_monday()).ok()?).copied()
}

/// The week that holds for a person's day, and how near it is.
fn nearest<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek>, person: &Person, day: NaiveDate) -> Option<(u8, &'a WorkWeek)> {
    let holds = |week: &&WorkWeek| week.from.is_none_or(|from| from <= day) && week.to.is_none_or(|to| day <= to);
    let candidates = weeks.into_iter().filter(holds).filter_map(|week| Some((week.closeness(person)?, week)));
    candidates.max_by(|(near, a), (far, b)| (near, a.from, &a.id).cmp(&(far, b.from, &b.id)))
}

/// What was told of a working week's first or last day, where nobody can tell whether the week holds on this day: whichever week
/// holds then, it may not be the right one.
pub fn in_doubt<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek> + Clone, person: &Person, day: NaiveDate) -> Option<&'a str> {
    let holding = nearest(weeks.clone(), person, day).map(|(near, _)| near);
    let as_near = weeks.into_iter().filter(|week| week.closeness(person).is_some_and(|near| Some(near) >= holding));
    as_near.flat_map(|week| &week.in_doubt).find(|doubt| doubt.day == day).map(|doubt| doubt.told.as_str())
}

impl WorkWeek {
    /// How near the week is to a person: their own, their office's, the company's. `None`: it is somebody else's.
    fn closeness(&self, person: &Person) -> Option<u8> {
        match (&self.employee, &self.office) {
            (Some(employee), _) => (*employee == person.id).then_some(2),
            (None, Some(office)) => (person.placement.office.as_ref() == Some(office)).then_some(1),
            (None, None) => Some(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(id: &str, employee: Option<&str>, office: Option<&str>, from: &str, hours: i64) -> WorkWeek {
        let worked = WorkDay { working: true, hours: Some(Decimal::from(hours)) };
        let [mon, tue, wed, thu, fri] = [worked; 5];
        WorkWeek {
            id: id.to_owned(),
            employee: employee.map(|id| PersonId(id.to_owned())),
            office: office.map(str::to_owned),
            from: Some(from.parse().unwrap()),
            to: None,
            in_doubt: Vec::new(),
            days: [mon, tue, wed, thu, fri, WorkDay::default(), WorkDay::default()],
        }
    }

    fn hours(weeks: &[WorkWeek], day: &str) -> Option<String> {
        let mut person = Person::new("p", "P");
        person.placement.office = Some("north".to_owned());
        working_hours(weeks, &person, day.parse().unwrap()).and_then(|day| day.hours).map(|hours| hours.to_string())
    }

    #[test]
    fn the_nearest_week_holds() {
        let company = week("a", None, None, "2020-01-01", 8);
        let office = week("b", None, Some("north"), "2020-01-01", 7);
        let other = week("c", None, Some("south"), "2020-01-01", 5);
        let own = week("d", Some("p"), None, "2026-11-01", 6);
        let another = week("e", Some("q"), None, "2026-11-01", 4);
        let all = [company.clone(), other, office, own, another];
        assert_eq!(hours(&all, "2026-11-02").as_deref(), Some("6"), "the person's own");
        assert_eq!(hours(&all, "2026-10-30").as_deref(), Some("7"), "before it, the office's");
        assert_eq!(hours(std::slice::from_ref(&company), "2026-10-30").as_deref(), Some("8"));
        assert_eq!(hours(&[company], "2019-12-31"), None, "before everything, nobody knows");
    }

    #[test]
    fn of_two_the_later_one_holds_and_a_weekend_is_free() {
        let weeks = [week("b", None, None, "2026-01-01", 7), week("a", None, None, "2020-01-01", 8)];
        assert_eq!(hours(&weeks, "2026-11-02").as_deref(), Some("7"));
        let person = Person::new("p", "P");
        assert_eq!(working_hours(&weeks, &person, "2026-11-07".parse().unwrap()), Some(WorkDay::default()));
    }
}
