//! How often a test tries what it draws by chance, or what may go wrong once in many times.

/// Whether there are rounds enough for chance to have met what it has to meet.
pub fn is_long() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some()
}

/// The number of rounds: `sample` with `cargo xtask test`, `long` with `cargo xtask test --long`.
pub fn count(sample: usize, long: usize) -> usize {
    if is_long() { long } else { sample }
}
