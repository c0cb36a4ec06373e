//! Why a change cannot be written.

use domain::field::Field;

/// Why a change cannot be written. Nothing was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// A new record needs this field.
    #[error("{0:?} is needed")]
    Needed(Field),
    /// The value is not of the field's kind.
    #[error("{0:?} has a value of another kind")]
    WrongKind(Field),
    /// The service has no proven way to empty this field.
    #[error("{0:?} cannot be emptied")]
    CannotEmpty(Field),
    /// The service has no such field, or cannot set it on a new record.
    #[error("{0:?} has no place there")]
    NoPlace(Field),
    /// The field would be sent along as it is held, and what is held is not understood.
    #[error("{0:?} is held as something that is not understood")]
    HeldNotUnderstood(Field),
    /// The service has no kind of employment of this name among those the owner chose, or several.
    #[error("{0:?} is not exactly one of the kinds that were chosen")]
    UnknownKind(Field),
    /// A salary without its first day, or a first day alone.
    #[error("{0:?} stands alone: an amount and its first day are written together")]
    HalfSalary(Field),
    /// A negative amount.
    #[error("{0:?} is negative")]
    Negative(Field),
    /// There would be two salaries on one day, or there are already and nobody can tell which one is meant.
    #[error("{0:?} is one of several on its first day")]
    SalaryAmbiguous(Field),
    /// The salary that is held on that day is paid for something else than an hour or a month.
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
            | Self::HeldNotUnderstood(field)
            | Self::UnknownKind(field)
            | Self::HalfSalary(field)
            | Self::Negative(field)
            | Self::SalaryAmbiguous(field)
            | Self::OtherPeriod(field) => field,
        }
    }
}
