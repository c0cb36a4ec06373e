//! Measures one plan in a process of its own.

use std::time::Duration;

use super::companies::{Copies, Kind};

#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// The processor time of making the plan.
    pub plan: Duration,
    /// The processor time of copying input and plan.
    pub copy: Duration,
    /// The greatest memory beyond the input while the plan was made, in bytes.
    pub peak_memory: u64,
    /// The memory of the finished plan, in bytes.
    pub plan_memory: u64,
    pub rows: usize,
}

impl Measured {
    /// The smaller value of each field.
    pub fn min(self, other: Self) -> Self {
        Self {
            plan: self.plan.min(other.plan),
            copy: self.copy.min(other.copy),
            peak_memory: self.peak_memory.min(other.peak_memory),
            plan_memory: self.plan_memory.min(other.plan_memory),
            rows: self.rows,
        }
    }

    /// Parses the line that [`child`] prints.
    pub fn parse(line: &str) -> Option<Self> {
        let mut numbers = line.split_whitespace().map(|word| word.parse::<u64>().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            plan: Duration::from_nanos(next()?),
            copy: Duration::from_nanos(next()?),
            peak_memory: next()?,
            plan_memory: next()?,
            rows: usize::try_from(next()?).ok()?,
        })
    }
}

/// Measures the plan that the arguments select, and prints the values.
pub fn child(arguments: &[String]) {
    let [kind, people] = arguments else { panic!("a kind and a number of people") };
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind).expect("a kind of plan");
    let company = kind.company(people.parse().expect("a number of people"));
    let (before, begin) = (memory("VmRSS:"), processor());
    reset_peak();
    let plan = company.plan();
    let plan_took = processor().saturating_sub(begin);
    let (peak_memory, plan_memory) = (memory("VmHWM:").saturating_sub(before), memory("VmRSS:").saturating_sub(before));
    let begin = processor();
    let copies: Copies = company.copies(&plan);
    let copy_took = processor().saturating_sub(begin);
    println!("{} {} {peak_memory} {} {}", plan_took.as_nanos(), copy_took.as_nanos().max(1), plan_memory.max(1), plan.changes.len());
    drop(copies);
}

/// The processor time of this thread so far.
fn processor() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default())
}

/// A line of this process's status, in bytes.
fn memory(line: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = text.lines().find_map(|text| text.strip_prefix(line)?.split_whitespace().next()?.parse::<u64>().ok());
    found.unwrap_or_default().saturating_mul(1024)
}

/// Makes the peak of memory count from now on.
fn reset_peak() {
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux's memory of the peak");
}
