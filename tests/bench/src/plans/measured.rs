//! One plan, measured in a process of its own.

use std::time::Duration;

use super::companies::{Copies, Kind};

/// What one plan took.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// Processor time of making it.
    pub plan: Duration,
    /// Processor time of copying what went in and came out.
    pub copy: Duration,
    /// The most memory while it was made, beyond what went in, in bytes.
    pub peak: u64,
    /// What it takes when it is made, in bytes.
    pub held: u64,
    /// Its rows.
    pub rows: usize,
}

impl Measured {
    /// The lesser of each.
    pub fn least(self, other: Self) -> Self {
        Self {
            plan: self.plan.min(other.plan),
            copy: self.copy.min(other.copy),
            peak: self.peak.min(other.peak),
            held: self.held.min(other.held),
            rows: self.rows,
        }
    }

    /// Reads what [`child`] printed.
    pub fn parse(line: &str) -> Option<Self> {
        let mut numbers = line.split_whitespace().map(|word| word.parse::<u64>().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            plan: Duration::from_nanos(next()?),
            copy: Duration::from_nanos(next()?),
            peak: next()?,
            held: next()?,
            rows: usize::try_from(next()?).ok()?,
        })
    }
}

/// Measures the plan that the arguments name, and prints it.
pub fn child(arguments: &[String]) {
    let [kind, people] = arguments else { panic!("a kind and a number of people") };
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind).expect("a kind of plan");
    let company = kind.company(people.parse().expect("a number of people"));
    let (before, begin) = (memory("VmRSS:"), processor());
    forget_peak();
    let plan = company.plan();
    let plan_took = processor().saturating_sub(begin);
    let (peak, held) = (memory("VmHWM:").saturating_sub(before), memory("VmRSS:").saturating_sub(before));
    let begin = processor();
    let copies: Copies = company.copies(&plan);
    let copy_took = processor().saturating_sub(begin);
    println!("{} {} {peak} {} {}", plan_took.as_nanos(), copy_took.as_nanos().max(1), held.max(1), plan.changes.len());
    drop(copies);
}

/// Processor time of this thread so far.
fn processor() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default())
}

/// A line of this process's status, in bytes.
fn memory(line: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = text.lines().find_map(|told| told.strip_prefix(line)?.split_whitespace().next()?.parse::<u64>().ok());
    found.unwrap_or_default().saturating_mul(1024)
}

/// The most memory counts from now on.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux's memory of the peak");
}
