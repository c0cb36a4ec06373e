//! The machine, and repeated measurements.

use std::time::{Duration, Instant};

/// Cores, memory, system, build and load of the machine.
pub fn facts() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = read("/proc/meminfo").lines().next().and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    let memory = memory.map_or_else(|| "unknown memory".to_owned(), |kilobytes| format!("{} GB of memory", kilobytes / 1_048_576));
    let load = read("/proc/loadavg").split(' ').next().map(str::to_owned).filter(|load| !load.is_empty());
    let load = load.map_or_else(String::new, |load| format!(", load {load} at the start"));
    let build = if cfg!(debug_assertions) { "an unoptimised build: the figures say little" } else { "an optimised build" };
    format!("{cores} cores, {memory}, {} {}, {build}{load}", std::env::consts::OS, std::env::consts::ARCH)
}

/// The shortest of several tries, because other work on the machine only adds time.
pub fn shortest<T>(tries: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let begin = Instant::now();
        let result = work();
        (begin.elapsed(), result)
    };
    let (mut least, mut last) = timed();
    for _ in 1..tries {
        let (took, result) = timed();
        (least, last) = (least.min(took), result);
    }
    (least, last)
}
