//! The benefit list: the catalogue, the people, the amounts, and the files they come from.

mod asked;
mod catalogue;
mod files;
mod limits;
mod list;
mod months;
mod people;
mod plan;
mod proof;
mod take_in;
mod word;

pub(crate) use files::OpenFile;
pub(crate) use plan::sends_again;
