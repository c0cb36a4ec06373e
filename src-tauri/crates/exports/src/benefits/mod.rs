//! The benefit export: the app's list → Personio.

mod find;
mod held;
mod outside;
mod target;
mod unwritable;

pub use held::{PayHeld, ReadPersonio, read};
pub use outside::outside;
pub use target::PersonioPay;
pub use unwritable::hold_back;
