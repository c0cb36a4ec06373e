//! Numbers, which come as numbers or as text.

use rust_decimal::Decimal;

/// A number, exactly as written.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
}
