//! One start of a program, seen from outside.

use std::path::Path;
use std::time::{Duration, Instant};

use tests::desktop::Desktop;

/// The picture that has stood so long is the one that stays.
const STANDS: Duration = Duration::from_secs(2);
/// Nothing takes longer to open.
const LONGEST: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);
/// The system counts processor time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// What one start took.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Until the picture stood.
    pub drawn: Duration,
    /// Processor time of all its processes until then.
    pub worked: Duration,
    /// Memory of all its processes when it has stood for a while, in bytes.
    pub memory: u64,
}

impl Seen {
    /// The lesser of each.
    pub fn least(self, other: Self) -> Self {
        Self { drawn: self.drawn.min(other.drawn), worked: self.worked.min(other.worked), memory: self.memory.min(other.memory) }
    }
}

/// Starts it, watches the display, and ends it. `blank`: the display without anything on it.
pub fn seen(computer: &Desktop, program: &Path, blank: &[u8]) -> Seen {
    let look = || {
        // A picture in another program's memory is no event of ours; the wait is short, and bounded.
        #[allow(clippy::disallowed_methods)]
        std::thread::sleep(BETWEEN_LOOKS);
        computer.look().expect("the display")
    };
    // What was there before may take a moment to go.
    let mut picture = look();
    for _ in 0..500 {
        if picture == blank {
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
            last = Some((begin.elapsed(), started.processes().into_iter().map(worked).sum()));
        }
        if last.is_some_and(|(drawn, _)| begin.elapsed() > drawn + STANDS) {
            break;
        }
        assert!(begin.elapsed() < LONGEST, "{} shows nothing", program.display());
    }
    let memory = started.processes().into_iter().map(memory).sum();
    drop(started);
    let (drawn, worked) = last.unwrap_or_default();
    Seen { drawn, worked, memory }
}

/// A process's share of memory.
fn memory(id: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let pss = text.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse::<u64>().ok());
    pss.unwrap_or_default() * 1024
}

/// A process's own processor time.
fn worked(id: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let fields = text.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>()).unwrap_or_default();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok()).unwrap_or_default();
    TICK * (ticks(11) + ticks(12))
}
