//! The number of rounds of random and repeated tests.

/// Whether the tests have enough rounds for random draws to reach every case.
pub fn is_long() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some()
}

/// The number of rounds: `sample` with `cargo xtask test`, `long` with `cargo xtask test --long`.
pub fn count(sample: usize, long: usize) -> usize {
    if is_long() { long } else { sample }
}
