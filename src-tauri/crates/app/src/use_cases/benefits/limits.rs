//! The legal limits: the app's, or the owner's in their place.

use domain::benefits::{LegalLimit, PayrollMonth, legal_limits};
use rust_decimal::Decimal;

use crate::app::App;
use crate::error::{AppError, ErrorCode};

const NAME: &str = "legal_limits";
/// More than any law has.
const MOST: usize = 200;

impl App {
    /// The limits that hold: the owner's, else the app's.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn legal_limits(&self) -> Result<Vec<LegalLimit>, AppError> {
        let stored = self.store.preference(NAME)?.filter(|text| !text.is_empty());
        match stored {
            Some(text) => {
                let stored =
                    serde_json::from_str(&text).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored limits cannot be read"))?;
                Ok(ended_with_their_year(stored))
            }
            None => Ok(legal_limits()),
        }
    }

    /// Keeps the owner's limits.
    ///
    /// # Errors
    /// When one has no id, no source, an amount that is none, or ends before it begins.
    pub fn legal_limits_save(&self, limits: &[LegalLimit]) -> Result<Vec<LegalLimit>, AppError> {
        let wrong = |field: &str| AppError::new(ErrorCode::InvalidInput, "a limit that cannot hold").with_hint(field);
        for limit in limits {
            if limit.id.trim().is_empty() || limits.iter().filter(|other| other.id == limit.id).count() != 1 || limits.len() > MOST {
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
        self.store.set_preference(NAME, &text)?;
        self.legal_limits()
    }

    /// Takes the app's limits again.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn legal_limits_reset(&self) -> Result<Vec<LegalLimit>, AppError> {
        self.store.set_preference(NAME, "")?;
        self.legal_limits()
    }
}

/// A figure that is set by the year ends with the year in which it begins, where no last month is kept with it: also one that the owner
/// altered, or that was kept before figures had a last month. Nothing of the next year is held against it.
fn ended_with_their_year(mut stored: Vec<LegalLimit>) -> Vec<LegalLimit> {
    let known = legal_limits();
    for one in &mut stored {
        let is_yearly = known.iter().any(|known| known.identity() == one.identity() && known.until.is_some());
        if is_yearly && one.until.is_none() {
            one.until = PayrollMonth::new(one.from.year(), 12);
        }
    }
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figure_that_was_kept_without_an_end_ends_with_its_year() {
        let december = PayrollMonth::new(2026, 12);
        let mut stored = legal_limits();
        for limit in &mut stored {
            limit.until = None;
        }
        let own = stored.iter().position(|limit| limit.id == "transit_ticket").unwrap();
        stored[own].most.amount = Decimal::from(58);
        let read = ended_with_their_year(stored);
        let until = |id: &str| read.iter().find(|limit| limit.id == id).unwrap().until;
        assert_eq!([until("meal_15_days"), until("pension_tax"), until("pension_insurance")], [december; 3]);
        assert_eq!(until("transit_ticket"), december, "the owner's own figure of the year");
        assert_eq!(until("in_kind"), None, "no year is written into this one");
    }

    #[test]
    fn altered_figure_of_a_year_ends_with_its_own_year() {
        let mut stored = legal_limits();
        let own = stored.iter_mut().find(|limit| limit.id == "meal_15_days").unwrap();
        (own.from, own.until) = (PayrollMonth::new(2027, 1).unwrap(), None);
        let known = PayrollMonth::new(2028, 6);
        stored.iter_mut().find(|limit| limit.id == "pension_tax").unwrap().until = known;
        let read = ended_with_their_year(stored);
        let until = |id: &str| read.iter().find(|limit| limit.id == id).unwrap().until;
        assert_eq!(until("meal_15_days"), PayrollMonth::new(2027, 12));
        assert_eq!(until("pension_tax"), known, "the owner's last month stands");
    }
}
