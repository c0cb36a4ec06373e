//! Rules that no compiler checks.

mod architecture;
mod dependencies;
mod licences;
mod matrix;
mod spdx;

pub use architecture::architecture;
pub use dependencies::dependencies;
pub use licences::licences;
pub use matrix::matrix;
