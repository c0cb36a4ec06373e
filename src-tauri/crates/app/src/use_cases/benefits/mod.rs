//! The benefit list: the catalogue, the people, the amounts, and the files they come from.

mod asked;
mod catalogue;
mod files;
mod import;
mod limits;
mod list;
mod manual_resolution;
mod months;
mod people;
mod plan;
mod proof;

pub(crate) use files::OpenFile;
pub(crate) use plan::sends_again;
