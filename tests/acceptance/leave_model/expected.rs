//! Kleer's expected data in the simplest form: hours and comment for each person, day of November and kind.

use std::collections::BTreeMap;

/// A booked leave. Its days are days of November 2026.
#[derive(Debug, Clone)]
pub struct Booked {
    pub id: String,
    pub person: usize,
    pub kind: usize,
    pub from: u32,
    pub to: u32,
    pub part: Part,
    pub counts: bool,
    pub words: &'static str,
}

#[derive(Debug, Clone, Copy)]
pub enum Part {
    Whole,
    Half,
    NinetyMinutes,
    HalfByDoctor,
}

/// Person, day, kind.
pub type Place = (usize, u32, usize);

/// Hundredths of an hour, and the comment.
pub type Held = (u32, String);

/// The first of November 2026 is a Sunday.
pub fn is_worked(day: u32) -> bool {
    !matches!(day % 7, 0 | 1)
}

/// The records of all leaves, in the order in which they were booked or last changed.
pub fn wanted(leaves: &[Booked]) -> BTreeMap<Place, Held> {
    let mut days: BTreeMap<Place, (u32, Vec<&str>)> = BTreeMap::new();
    for leave in leaves.iter().filter(|leave| leave.counts) {
        for day in (leave.from..=leave.to).filter(|day| is_worked(*day)) {
            let (hours, words) = days.entry((leave.person, day, leave.kind)).or_default();
            *hours += match leave.part {
                Part::Whole => 800,
                Part::Half | Part::HalfByDoctor => 400,
                Part::NinetyMinutes => 150,
            };
            if !leave.words.is_empty() && !words.contains(&leave.words) {
                words.push(leave.words);
            }
        }
    }
    days.into_iter().map(|(place, (hours, words))| (place, (hours, words.join("; ")))).collect()
}
