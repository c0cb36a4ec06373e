//! Random numbers that are the same for the same seed.

use std::hash::{BuildHasher as _, RandomState};

/// Splitmix64.
#[derive(Debug)]
pub struct Chance(pub u64);

/// The seed in the environment variable `PAYBRIDGE_SEED`, or a random one. A failed test prints its seed, and the variable repeats the
/// test.
pub fn seed() -> u64 {
    let named = std::env::var("PAYBRIDGE_SEED").ok();
    named.map_or_else(|| RandomState::new().hash_one("seed"), |text| text.parse().expect("PAYBRIDGE_SEED is a number"))
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` - 1.
    pub fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap()
    }

    /// True with a probability of `share` per cent.
    pub fn per_cent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(u32::try_from(all.len()).unwrap()) as usize]
    }
}
