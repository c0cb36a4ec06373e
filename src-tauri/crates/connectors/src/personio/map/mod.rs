//! Wire to domain and back. Pure.

mod read;
mod words;
mod write;

pub(crate) use read::{compensation, compensation_type, people};
pub(crate) use write::{MapError, new_compensation, new_type};
pub use write::{unwritable, unwritable_type};
