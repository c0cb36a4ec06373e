//! A run's report: its table, and the table as a file.

mod file;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use file::{csv, xlsx};
pub(crate) use table::table;
