//! The reasons why a change cannot be written.

use domain::field::Field;

/// The reason why a change cannot be written. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// A new record needs this field.
    #[error("{0:?} is needed")]
    Needed(Field),
    /// The value does not have the field's type.
    #[error("{0:?} has a value of another kind")]
    WrongKind(Field),
    /// No proven way to empty this field at the service is known.
    #[error("{0:?} cannot be emptied")]
    CannotEmpty(Field),
    /// The service has no such field, or cannot set it on a new record.
    #[error("{0:?} has no place there")]
    NoPlace(Field),
    /// The existing value has to be sent along, and it cannot be decoded.
    #[error("{0:?} has an existing value that cannot be decoded")]
    ExistingNotUnderstood(Field),
    /// The owner's choice contains no employment type with this name, or several.
    #[error("{0:?} is not exactly one of the kinds that were chosen")]
    UnknownKind(Field),
    /// An amount without a first day, or a first day without an amount.
    #[error("{0:?} stands alone: an amount and its first day are written together")]
    HalfSalary(Field),
    /// The amount is negative.
    #[error("{0:?} is negative")]
    Negative(Field),
    /// Two salaries would start on one day, or several start already and none of them is marked as current.
    #[error("{0:?} is one of several on its first day")]
    SalaryAmbiguous(Field),
    /// The existing salary of that day is paid neither by the hour nor by the month.
    #[error("{0:?} would replace pay for another period")]
    OtherPeriod(Field),
}

impl MapError {
    /// The field that cannot be written.
    pub fn field(self) -> Field {
        match self {
            Self::Needed(field)
            | Self::WrongKind(field)
            | Self::CannotEmpty(field)
            | Self::NoPlace(field)
            | Self::ExistingNotUnderstood(field)
            | Self::UnknownKind(field)
            | Self::HalfSalary(field)
            | Self::Negative(field)
            | Self::SalaryAmbiguous(field)
            | Self::OtherPeriod(field) => field,
        }
    }
}
