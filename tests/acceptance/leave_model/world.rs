//! The services and the model: random events in both.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use sandbox::alexis::{Leave, LeaveStatus};
use sandbox::kleer::{Event, EventStatus};
use sandbox::{Company, LeaveType, Options, employee_id, kleer_user_id};
use tests::fixture::{Fixture, FixtureOptions, day};
use tests::leave_fixture::on;

use super::expected::{Booked, Held, Part, Place, wanted};
use tests::chance::Chance;

pub const PEOPLE: usize = 3;
const KINDS: [(LeaveType, i32); 3] = [(LeaveType::Vacation, 9002), (LeaveType::Sick, 9001), (LeaveType::OffDuty, 9005)];
const WORDS: [&str; 4] = ["", "feber", "rygg & nacke", "<läkare>"];

pub struct World {
    pub fixture: Fixture,
    pub chance: Chance,
    booked: Vec<Booked>,
    /// Locked days, with Kleer's events at the time of the lock.
    locked: BTreeMap<(usize, u32), Vec<Event>>,
    by_hand: Vec<Event>,
}

fn hundredths(hours: Decimal) -> u32 {
    (hours * Decimal::ONE_HUNDRED).to_u32().unwrap()
}

impl World {
    pub async fn new(seed: u64) -> Self {
        let options = Options { today: day(), company: Company::People(PEOPLE), ..Options::default() };
        let fixture = Fixture::of(options, FixtureOptions::default()).await;
        Self { fixture, chance: Chance(seed), booked: Vec::new(), locked: BTreeMap::new(), by_hand: Vec::new() }
    }

    fn person(&mut self) -> usize {
        1 + self.chance.below(3) as usize
    }

    /// A random event in one of the services.
    pub fn random_event(&mut self) {
        match self.chance.below(20) {
            0..=7 => self.book(),
            8..=10 => self.change(),
            11..=12 => self.set_status(),
            13 => self.remove(),
            14..=15 => self.lock(),
            16 => self.unlock(),
            17 => self.report_by_hand(),
            18 => self.remove_by_hand(),
            _ => self.change_by_hand(),
        }
    }

    fn put(&mut self, booked: Booked) {
        let same = |other: &&Booked| (other.person, other.kind) == (booked.person, booked.kind) && other.id != booked.id;
        let crowded = self.booked.iter().filter(same).filter(|other| other.from <= booked.to && booked.from <= other.to).count();
        // A day has no more than three times eight hours.
        if crowded > 2 {
            return;
        }
        let kind = KINDS[booked.kind].0;
        let leave = Leave::days(employee_id(booked.person), kind, on(11, booked.from), on(11, booked.to)).description(booked.words);
        let leave = match booked.part {
            Part::Whole => leave,
            Part::Half => leave.half(),
            Part::NinetyMinutes => leave.minutes(90),
            Part::HalfByDoctor => leave.graded(50),
        };
        let status = if booked.counts { LeaveStatus::Approved } else { LeaveStatus::Pending };
        let id = (!booked.id.is_empty()).then(|| booked.id.clone());
        let id = self.fixture.put_leave(Leave { id, ..leave.status(status) });
        self.booked.retain(|other| other.id != id);
        self.booked.push(Booked { id, ..booked });
    }

    fn any(&mut self, id: String) -> Booked {
        let from = 1 + self.chance.below(27);
        let part = *self.chance.one(&[Part::Whole, Part::Whole, Part::Half, Part::NinetyMinutes, Part::HalfByDoctor]);
        Booked {
            id,
            person: self.person(),
            kind: self.chance.below(3) as usize,
            from,
            to: (from + self.chance.below(5)).min(30),
            part,
            counts: true,
            words: self.chance.one::<&'static str>(&WORDS),
        }
    }

    fn book(&mut self) {
        let booked = self.any(String::new());
        self.put(booked);
    }

    fn pick(&mut self) -> Option<Booked> {
        if self.booked.is_empty() { None } else { Some(self.chance.one(&self.booked).clone()) }
    }

    /// Makes a leave longer or shorter, moves it, or changes its kind, part or comment. Its person stays.
    fn change(&mut self) {
        let Some(old) = self.pick() else { return };
        let new = self.any(old.id.clone());
        let changed = match self.chance.below(4) {
            0 => Booked { person: old.person, ..new },
            1 => Booked { to: old.from + (old.to - old.from) / 2, ..old },
            2 => Booked { part: new.part, words: new.words, ..old },
            _ => Booked { kind: new.kind, ..old },
        };
        self.put(changed);
    }

    fn set_status(&mut self) {
        let Some(old) = self.pick() else { return };
        self.put(Booked { counts: !old.counts, ..old });
    }

    fn remove(&mut self) {
        let Some(old) = self.pick() else { return };
        assert!(self.fixture.sandbox.edit(|state| state.alexis.remove_leave(&old.id)));
        self.booked.retain(|other| other.id != old.id);
    }

    fn some_day(&mut self) -> (usize, u32) {
        let days: Vec<(usize, u32)> = wanted(&self.booked).into_keys().map(|(person, day, _)| (person, day)).collect();
        if days.is_empty() { (self.person(), 2) } else { *self.chance.one(&days) }
    }

    fn lock_as(&self, (person, day): (usize, u32), status: EventStatus) {
        self.fixture.sandbox.edit(|state| {
            state.kleer.company_mut().unwrap().lock_days(kleer_user_id(person), on(11, day), on(11, day), status);
        });
    }

    fn lock(&mut self) {
        let place = self.some_day();
        let status = *self.chance.one(&[EventStatus::Approved, EventStatus::Certified]);
        self.lock_as(place, status);
        self.locked.insert(place, self.fixture.events_on(kleer_user_id(place.0), on(11, place.1)));
    }

    fn unlock(&mut self) {
        let places: Vec<_> = self.locked.keys().copied().collect();
        if places.is_empty() {
            return;
        }
        let place = *self.chance.one(&places);
        self.lock_as(place, EventStatus::Open);
        self.locked.remove(&place);
    }

    fn report_by_hand(&mut self) {
        let (person, day) = self.some_day();
        let (hours, kind) =
            (*self.chance.one(&[800, 400, 125].map(|hundredths| Decimal::new(hundredths, 2).normalize())), self.chance.below(3) as usize);
        if self.locked.contains_key(&(person, day)) {
            return;
        }
        let event = self.fixture.sandbox.edit(|state| {
            let company = state.kleer.company_mut().unwrap();
            let id = company.add_event_by_hand(kleer_user_id(person), KINDS[kind].1, on(11, day), hours, "själv");
            company.event(id).cloned().unwrap()
        });
        self.by_hand.push(event);
    }

    /// One of the app's records that is not on a locked day.
    fn one_of_ours(&mut self) -> Option<i32> {
        let is_locked = |event: &Event| self.locked.values().flatten().any(|locked| locked.id == event.id);
        let ours: Vec<i32> =
            self.fixture.events().iter().filter(|event| !event.foreign_id.is_empty() && !is_locked(event)).map(|event| event.id).collect();
        if ours.is_empty() { None } else { Some(*self.chance.one(&ours)) }
    }

    fn remove_by_hand(&mut self) {
        let Some(id) = self.one_of_ours() else { return };
        self.fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().remove_event(id));
    }

    fn change_by_hand(&mut self) {
        let Some(id) = self.one_of_ours() else { return };
        self.fixture.sandbox.edit(|state| state.kleer.company_mut().unwrap().event_mut(id).unwrap().hours = Decimal::new(775, 2));
    }

    /// Asserts the invariants: no record exists twice, other people's records are unchanged, locked days are unchanged.
    pub fn assert_invariants(&self, label: &str) {
        self.fixture.assert_unique_marks(label);
        let events = self.fixture.events();
        for ((person, day), events) in &self.locked {
            assert_eq!(&self.fixture.events_on(kleer_user_id(*person), on(11, *day)), events, "{label}: a locked day changed");
        }
        for by_hand in &self.by_hand {
            let now = events.iter().find(|event| event.id == by_hand.id).map(|event| Event { status: by_hand.status, ..event.clone() });
            assert_eq!(now.as_ref(), Some(by_hand), "{label}: somebody else's record changed");
        }
    }

    /// Asserts that Kleer's records equal the leaves, except for locked days and equal entries by hand.
    pub fn assert_as_expected(&self, label: &str) {
        let mut events: BTreeMap<Place, Held> = BTreeMap::new();
        for event in self.fixture.events().into_iter().filter(|event| !event.foreign_id.is_empty()) {
            let person = usize::try_from(event.user - kleer_user_id(0)).unwrap();
            let kind = KINDS.iter().position(|(_, activity)| *activity == event.activity).unwrap();
            let place = (person, chrono::Datelike::day(&event.date), kind);
            let twice = events.insert(place, (hundredths(event.hours), event.comment));
            assert_eq!(twice, None, "{label}: {place:?} twice");
        }
        let expected = wanted(&self.booked);
        let places: BTreeSet<&Place> = expected.keys().chain(events.keys()).collect();
        for place in places {
            let (person, day, kind) = *place;
            if self.locked.contains_key(&(person, day)) {
                continue;
            }
            let alike = |event: &&Event| {
                (event.user, event.date, event.activity) == (kleer_user_id(person), on(11, day), KINDS[kind].1)
                    && expected.get(place).is_some_and(|(hours, _)| *hours == hundredths(event.hours))
            };
            if !events.contains_key(place) && self.by_hand.iter().any(|event| alike(&event)) {
                continue;
            }
            assert_eq!(events.get(place), expected.get(place), "{label}: person {person}, November {day}, kind {kind}");
        }
    }
}
