//! The benefit export: the app's list → Personio.

mod find;
mod outside;
mod snapshot;
mod target;
mod unwritable;

pub use outside::people_outside;
pub use snapshot::{PaySnapshot, PersonioRead, read};
pub use target::PersonioPay;
pub use unwritable::hold_back;
