//! Converts between wire and domain. Pure.

mod enums;
mod read;
mod write;

pub(crate) use read::{compensation, compensation_type, people};
pub(crate) use write::{MapError, new_compensation, new_type};
pub use write::{unwritable, unwritable_type};
