//! The shrink guard of the leave export: asks the owner when leave is suddenly gone or much less than before.

use crate::plan::employees::is_shrunk;

/// The largest decrease in per cent from one period to the next. It is high, because months differ much: July is not June.
const FROM_LAST_PERIOD: u32 = 60;

/// The earlier number of days, if there are so few now that the owner has to confirm the export. `in_kleer` is the number of the
/// app's days of the period in Kleer. `last` is the number of days of the last export. `limit` is the owner's limit in per cent
/// for days of the same period.
pub fn shrunk_from(now: u32, in_kleer: u32, last: Option<u32>, limit: u32) -> Option<u32> {
    let last = last.unwrap_or_default();
    // One withdrawn day of two is normal. No day at all where there were some always asks.
    let shrank_much = |before: u32, limit: u32| before > 0 && (now == 0 || (before - now.min(before) > 2 && is_shrunk(before, now, limit)));
    if shrank_much(in_kleer, limit) {
        return Some(in_kleer);
    }
    shrank_much(last, FROM_LAST_PERIOD).then_some(last)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, 0, None, None)]
    #[case(0, 3, None, Some(3))]
    #[case(0, 0, Some(12), Some(12))]
    #[case(1, 2, None, None)]
    #[case(10, 20, None, Some(20))]
    #[case(17, 20, Some(20), None)]
    #[case(7, 0, Some(20), Some(20))]
    #[case(9, 0, Some(20), None)]
    #[case(40, 10, Some(10), None)]
    fn shrunk_from_returns_the_earlier_days_above_the_limit(
        #[case] now: u32,
        #[case] in_kleer: u32,
        #[case] last: Option<u32>,
        #[case] before: Option<u32>,
    ) {
        assert_eq!(shrunk_from(now, in_kleer, last, 20), before);
    }
}
