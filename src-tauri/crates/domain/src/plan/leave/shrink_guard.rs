//! The brake: leave that is suddenly gone, or far less of it than there was.

use crate::plan::employees::is_shrunk;

/// By how many per cent the days may become fewer from one period to the next. Months differ much: July is not June.
const FROM_LAST_PERIOD: u32 = 60;

/// How many days there were, when there are so many fewer now that sending has to be asked for. `held`: days of the period
/// that stand in Kleer by the app already. `last`: days of the last export. `limit`: the owner's, in per cent, for days of
/// the same period.
pub fn far_fewer(now: u32, held: u32, last: Option<u32>, limit: u32) -> Option<u32> {
    let last = last.unwrap_or_default();
    // One withdrawn day of two is no landslide; none at all where there were some always is worth a question.
    let shrank_much = |before: u32, limit: u32| before > 0 && (now == 0 || (before - now.min(before) > 2 && is_shrunk(before, now, limit)));
    if shrank_much(held, limit) {
        return Some(held);
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
    fn far_fewer_days_are_asked_about(#[case] now: u32, #[case] held: u32, #[case] last: Option<u32>, #[case] before: Option<u32>) {
        assert_eq!(far_fewer(now, held, last, 20), before);
    }
}
