//! The benefit export: the app's list → Personio.

mod find;
mod held;
mod target;

pub use held::{PayHeld, ReadPersonio, read};
pub use target::PersonioPay;
