//! Measures one start of a program from outside.

use std::path::Path;
use std::time::{Duration, Instant};

use tests::desktop::Desktop;

/// A picture that stays unchanged for this time is the final one.
const STABLE_FOR: Duration = Duration::from_secs(2);
const TIMEOUT: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(10);
/// The system counts processor time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The time until the final picture.
    pub until_drawn: Duration,
    /// The processor time of all processes until then.
    pub processor: Duration,
    /// The memory of all processes after that, in bytes.
    pub memory: u64,
}

impl Start {
    /// The smaller value of each field.
    pub fn min(self, other: Self) -> Self {
        Self {
            until_drawn: self.until_drawn.min(other.until_drawn),
            processor: self.processor.min(other.processor),
            memory: self.memory.min(other.memory),
        }
    }
}

/// Starts the program, watches the display, and ends the program.
pub fn measure_start(computer: &Desktop, program: &Path, empty_display: &[u8]) -> Start {
    let look = || {
        // Another program's picture causes no event here, so this polls. The wait is short and bounded.
        #[allow(clippy::disallowed_methods)]
        std::thread::sleep(POLL_INTERVAL);
        computer.look().expect("the display")
    };
    // The previous program's window may take a moment to disappear.
    let mut picture = look();
    for _ in 0..500 {
        if picture == empty_display {
            break;
        }
        picture = look();
    }
    let begin = Instant::now();
    let started = computer.start(program).expect("it starts");
    let mut last = None;
    loop {
        let now = look();
        if now != picture {
            picture = now;
            last = Some((begin.elapsed(), started.processes().into_iter().map(processor_time).sum()));
        }
        if last.is_some_and(|(until_drawn, _)| begin.elapsed() > until_drawn + STABLE_FOR) {
            break;
        }
        assert!(begin.elapsed() < TIMEOUT, "{} shows nothing", program.display());
    }
    let memory = started.processes().into_iter().map(memory).sum();
    drop(started);
    let (until_drawn, processor) = last.unwrap_or_default();
    Start { until_drawn, processor, memory }
}

/// A process's share of memory.
fn memory(id: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let pss = text.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse::<u64>().ok());
    pss.unwrap_or_default() * 1024
}

/// A process's own processor time.
fn processor_time(id: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let fields = text.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>()).unwrap_or_default();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok()).unwrap_or_default();
    TICK * (ticks(11) + ticks(12))
}
