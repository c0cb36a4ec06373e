//! Rules of the house that no compiler holds.

mod dependencies;
mod house;

pub use dependencies::dependencies;
pub use house::house;
