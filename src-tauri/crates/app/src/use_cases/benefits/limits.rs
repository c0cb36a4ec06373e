//! The legal limits: the app's, or the owner's instead.

use domain::benefits::{LegalLimit, PayrollMonth, legal_limits};
use rust_decimal::Decimal;

use crate::app::App;
use crate::error::{AppError, ErrorCode};

const PREFERENCE: &str = "legal_limits";
/// More limits than any law has.
const MAX_LIMITS: usize = 200;

impl App {
    /// The limits that apply: the owner's, else the app's.
    pub fn legal_limits(&self) -> Result<Vec<LegalLimit>, AppError> {
        let stored = self.store.preference(PREFERENCE)?.filter(|text| !text.is_empty());
        match stored {
            Some(text) => {
                let stored =
                    serde_json::from_str(&text).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored limits cannot be read"))?;
                Ok(end_with_their_year(stored))
            }
            None => Ok(legal_limits()),
        }
    }

    /// Saves the owner's limits. Fails if one has no id or source, an invalid amount, or an end before its begin.
    pub fn legal_limits_save(&self, limits: &[LegalLimit]) -> Result<Vec<LegalLimit>, AppError> {
        let wrong = |field: &str| AppError::new(ErrorCode::InvalidInput, "a limit that cannot hold").with_hint(field);
        for limit in limits {
            if limit.id.trim().is_empty() || limits.iter().filter(|other| other.id == limit.id).count() != 1 || limits.len() > MAX_LIMITS {
                return Err(wrong("id"));
            }
            if limit.source.trim().is_empty() || limit.source.chars().count() > 500 {
                return Err(wrong("source"));
            }
            let most = limit.most.amount;
            if most < Decimal::ZERO || most.round_dp(2) != most || most > Decimal::from(100_000_000) {
                return Err(wrong("most"));
            }
            if limit.until.is_some_and(|until| until < limit.from) {
                return Err(wrong("until"));
            }
        }
        let text = serde_json::to_string(limits).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        self.store.set_preference(PREFERENCE, &text)?;
        self.legal_limits()
    }

    /// Returns to the app's limits.
    pub fn legal_limits_reset(&self) -> Result<Vec<LegalLimit>, AppError> {
        self.store.set_preference(PREFERENCE, "")?;
        self.legal_limits()
    }
}

/// Gives limits of one year a last month, if none is stored: December of the year in which they begin. That includes limits that the owner
/// changed, and limits from before the app stored last months. They must not apply to the next year.
fn end_with_their_year(mut stored: Vec<LegalLimit>) -> Vec<LegalLimit> {
    let known = legal_limits();
    for limit in &mut stored {
        let is_yearly = known.iter().any(|known| known.identity() == limit.identity() && known.until.is_some());
        if is_yearly && limit.until.is_none() {
            limit.until = PayrollMonth::new(limit.from.year(), 12);
        }
    }
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_limit_without_end_ends_with_its_year() {
        let december = PayrollMonth::new(2026, 12);
        let mut stored = legal_limits();
        for limit in &mut stored {
            limit.until = None;
        }
        let own = stored.iter().position(|limit| limit.id == "transit_ticket").unwrap();
        stored[own].most.amount = Decimal::from(58);
        let read = end_with_their_year(stored);
        let until = |id: &str| read.iter().find(|limit| limit.id == id).unwrap().until;
        assert_eq!([until("meal_15_days"), until("pension_tax"), until("pension_insurance")], [december; 3]);
        assert_eq!(until("transit_ticket"), december, "the owner's own figure of the year");
        assert_eq!(until("in_kind"), None, "no year is written into this one");
    }

    #[test]
    fn changed_limit_ends_with_its_own_year() {
        let mut stored = legal_limits();
        let own = stored.iter_mut().find(|limit| limit.id == "meal_15_days").unwrap();
        (own.from, own.until) = (PayrollMonth::new(2027, 1).unwrap(), None);
        let known = PayrollMonth::new(2028, 6);
        stored.iter_mut().find(|limit| limit.id == "pension_tax").unwrap().until = known;
        let read = end_with_their_year(stored);
        let until = |id: &str| read.iter().find(|limit| limit.id == id).unwrap().until;
        assert_eq!(until("meal_15_days"), PayrollMonth::new(2027, 12));
        assert_eq!(until("pension_tax"), known, "the owner's last month stands");
    }
}
