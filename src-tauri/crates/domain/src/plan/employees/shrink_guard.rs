//! The shrink guard: a source that suddenly has fewer people stops the export and asks the owner.

/// Whether the source lost more than `limit_percent` of its people.
pub fn is_shrunk(before: u32, now: u32, limit_percent: u32) -> bool {
    let lost = u64::from(before.saturating_sub(now));
    lost > 0 && lost.saturating_mul(100) > u64::from(before).saturating_mul(u64::from(limit_percent))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(20, 16, 20, false)]
    #[case(20, 15, 20, true)]
    #[case(20, 25, 20, false)]
    #[case(0, 0, 20, false)]
    #[case(1, 0, 20, true)]
    #[case(5, 0, 100, false)]
    #[case(u32::MAX, 0, 99, true)]
    fn shrink_guard_stops_only_above_the_limit(#[case] before: u32, #[case] now: u32, #[case] limit: u32, #[case] stops: bool) {
        assert_eq!(is_shrunk(before, now, limit), stops);
    }
}
