//! Rules of the house that no compiler holds.

mod dependencies;
mod house;
mod licences;
mod matrix;
mod spdx;

pub use dependencies::dependencies;
pub use house::house;
pub use licences::licences;
pub use matrix::matrix;
