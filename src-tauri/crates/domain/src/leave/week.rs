//! Working weeks, and the choice of the week for a day.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::UnclearDay;
use crate::person::{Person, PersonId};

/// The working week of a person, an office, or the whole company (without `employee` and `office`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkWeek {
    pub id: String,
    pub employee: Option<PersonId>,
    pub office: Option<String>,
    /// First day. `None` when the week has no start.
    pub from: Option<NaiveDate>,
    /// Last day. `None` when the week has no end.
    pub to: Option<NaiveDate>,
    /// Days on which the week may or may not apply.
    pub unclear_days: Vec<UnclearDay>,
    /// Monday to Sunday.
    pub days: [WorkDay; 7],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkDay {
    pub working: bool,
    /// `None` when the answer does not contain them.
    pub hours: Option<Decimal>,
}

/// A person's working day, by the person's own week, else the office's, else the company's. Of several weeks of one kind, the one that
/// began last applies. `None` when no week applies.
pub fn working_hours<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek>, person: &Person, day: NaiveDate) -> Option<WorkDay> {
    let (_, week) = nearest(weeks, person, day)?;
    week.days.get(usize::try_from(day.weekday().num_days_from_monday()).ok()?).copied()
}

/// The week that applies to a person's day, and its closeness.
fn nearest<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek>, person: &Person, day: NaiveDate) -> Option<(u8, &'a WorkWeek)> {
    let applies = |week: &&WorkWeek| week.from.is_none_or(|from| from <= day) && week.to.is_none_or(|to| day <= to);
    let candidates = weeks.into_iter().filter(applies).filter_map(|week| Some((week.closeness(person)?, week)));
    candidates.max_by(|(near, a), (far, b)| (near, a.from, &a.id).cmp(&(far, b.from, &b.id)))
}

/// The moment of the first or last day of a week that may or may not apply on this day. Then the week that [`working_hours`] chooses may
/// be wrong.
pub fn unclear_moment<'a>(weeks: impl IntoIterator<Item = &'a WorkWeek> + Clone, person: &Person, day: NaiveDate) -> Option<&'a str> {
    let closeness = nearest(weeks.clone(), person, day).map(|(near, _)| near);
    let candidates = weeks.into_iter().filter(|week| week.closeness(person).is_some_and(|near| Some(near) >= closeness));
    candidates.flat_map(|week| &week.unclear_days).find(|unclear| unclear.day == day).map(|unclear| unclear.moment.as_str())
}

impl WorkWeek {
    /// 2 for the person's own week, 1 for the office's, 0 for the company's. `None` for a week of other people.
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
            unclear_days: Vec::new(),
            days: [mon, tue, wed, thu, fri, WorkDay::default(), WorkDay::default()],
        }
    }

    fn hours(weeks: &[WorkWeek], day: &str) -> Option<String> {
        let mut person = Person::new("p", "P");
        person.placement.office = Some("north".to_owned());
        working_hours(weeks, &person, day.parse().unwrap()).and_then(|day| day.hours).map(|hours| hours.to_string())
    }

    #[test]
    fn closest_week_applies() {
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
    fn later_week_applies_and_weekend_is_free() {
        let weeks = [week("b", None, None, "2026-01-01", 7), week("a", None, None, "2020-01-01", 8)];
        assert_eq!(hours(&weeks, "2026-11-02").as_deref(), Some("7"));
        let person = Person::new("p", "P");
        assert_eq!(working_hours(&weeks, &person, "2026-11-07".parse().unwrap()), Some(WorkDay::default()));
    }
}
