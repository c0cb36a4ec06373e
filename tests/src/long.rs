//! How often a test tries what it draws by chance, or what may go wrong once in many times.

/// The number of rounds: `sample` with `cargo xtask test`, `long` with `cargo xtask test --long`.
pub fn count(sample: usize, long: usize) -> usize {
    if std::env::var_os("PAYBRIDGE_LONG").is_some() { long } else { sample }
}
